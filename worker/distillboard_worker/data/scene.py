"""One picture of the built-in data set: where the figures stand, what covers what, and what remains visible."""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from distillboard_worker.data import canvas
from distillboard_worker.data.clutter import draw_clutter
from distillboard_worker.data.figures import CLASSES, OUTLINES, Contour, outline_area

_LARGE_SHARE = 0.26
_MEDIUM_SHARE = 0.5
_SMALL_SIDE = (12.0, 30.0)
_MEDIUM_SIDE = (34.0, 62.0)
_LARGE_SIDE = (101.0, 112.0)
_LARGE_CLASSES = tuple(name for name in CLASSES if outline_area(OUTLINES[name]) > 2.1)
_MOST_FIGURES = 6
_CLUTTER = (1, 6)
_KEPT_VISIBLE = 0.5
_COCO_LARGE = 96**2
_CONTRAST = 70
_FRACTION_BITS = 4


@dataclass(frozen=True)
class Figure:
    """A labelled thing and the part of it that is seen.

    Attributes:
        category: Index into `CLASSES`.
        visible: Which pixels of the image belong to it, (H, W).
    """

    category: int
    visible: NDArray[np.bool_]


@dataclass(frozen=True)
class Scene:
    """An image, BGR (H, W, 3), and the figures in it, the lowest first."""

    image: canvas.Image
    figures: list[Figure]


@dataclass
class _Placed:
    category: int
    visible: NDArray[np.bool_]
    least: int


def draw_scene(rng: np.random.Generator, size: int) -> Scene:
    """Draw one scene; everything in it follows from the state of ``rng``.

    Args:
        rng: Source of every choice.
        size: Width and height of the image in pixels.

    Returns:
        The image and its figures. Every figure shows at least half of the area that it has inside the image.
    """
    image = canvas.background(rng, size)
    draw_clutter(rng, image, strokes=int(rng.integers(*_CLUTTER)))
    placed: list[_Placed] = []
    for name, side in _cast(rng):
        _try_to_place(rng, image, placed, name, side)
    draw_clutter(rng, image, strokes=int(rng.integers(0, 2)))
    image = canvas.sensor_noise(rng, image, amplitude=int(rng.integers(4, 26)))
    return Scene(image, [Figure(figure.category, figure.visible) for figure in placed])


def _cast(rng: np.random.Generator) -> list[tuple[str, float]]:
    """Names and sides (square root of the area, pixels) of the figures to place, the lowest first."""
    cast = []
    if rng.random() < _LARGE_SHARE:
        cast.append((_LARGE_CLASSES[int(rng.integers(len(_LARGE_CLASSES)))], _between(rng, _LARGE_SIDE)))
    sides = [
        _between(rng, _MEDIUM_SIDE if rng.random() < _MEDIUM_SHARE else _SMALL_SIDE)
        for _ in range(int(rng.integers(1, _MOST_FIGURES)))
    ]
    return cast + [(CLASSES[int(rng.integers(len(CLASSES)))], side) for side in sorted(sides, reverse=True)]


def _between(rng: np.random.Generator, limits: tuple[float, float]) -> float:
    return limits[0] + (limits[1] - limits[0]) * rng.random()


def _try_to_place(rng: np.random.Generator, image: canvas.Image, placed: list[_Placed], name: str, side: float) -> None:
    """Paint one figure where it leaves every earlier one recognisable; give up after a few places."""
    size = image.shape[0]
    mask = _stencil(rng, name, side)
    for _ in range(6):
        left, top = _spot(rng, size, mask.shape[0])
        body = np.zeros((size, size), dtype=np.uint8)
        canvas.blend(body[..., None], np.full((*mask.shape, 1), 255, dtype=np.uint8), mask, left, top)
        inside = body >= 128
        pixels = int(np.count_nonzero(inside))
        if pixels < _KEPT_VISIBLE * side**2 or not _leaves_visible(placed, inside):
            continue
        _paint(rng, image, mask, left, top)
        for other in placed:
            other.visible &= ~inside
        placed.append(_Placed(CLASSES.index(name), inside, _least_visible(pixels)))
        return


def _leaves_visible(placed: list[_Placed], inside: NDArray[np.bool_]) -> bool:
    return all(np.count_nonzero(other.visible & ~inside) >= other.least for other in placed)


def _least_visible(pixels: int) -> int:
    """Pixels of a figure that must stay in sight; a large one stays large, else the images would hold none."""
    return _COCO_LARGE + 1 if pixels > _COCO_LARGE else math.ceil(_KEPT_VISIBLE * pixels)


def _spot(rng: np.random.Generator, size: int, extent: int) -> tuple[int, int]:
    """Upper left corner of a stencil, so that at most a quarter of it hangs over each border."""
    slack = min(extent // 4, 12)
    low, high = -slack, max(size - extent + slack, -slack + 1)
    if extent > size:
        low, high = (size - extent) // 2 - 3, (size - extent) // 2 + 4
    left, top = rng.integers(low, high, size=2)
    return int(left), int(top)


def _stencil(rng: np.random.Generator, name: str, side: float) -> canvas.Mask:
    """The figure's shape with smooth edges, turned and slightly stretched, as a square mask."""
    contours = OUTLINES[name]
    radius = side / math.sqrt(outline_area(contours))
    turn, stretch = math.tau * rng.random(), math.sqrt(0.85 + 0.3 * rng.random())
    extent = 2 * math.ceil(radius * max(stretch, 1 / stretch)) + 3
    lines = [_transformed(line, extent / 2, turn, radius * stretch, radius / stretch) for line in contours]
    mask = np.zeros((extent, extent), dtype=np.uint8)
    cv2.fillPoly(mask, lines, 255, cv2.LINE_AA, _FRACTION_BITS)
    return mask


def _transformed(line: Contour, middle: float, turn: float, across: float, along: float) -> NDArray[np.int32]:
    """Corners stretched, turned and moved to ``middle``, in the fixed-point pixels that OpenCV draws with."""
    cos, sin, unit = math.cos(turn), math.sin(turn), 1 << _FRACTION_BITS
    corners = [
        (middle + across * x * cos - along * y * sin, middle + across * x * sin + along * y * cos) for x, y in line
    ]
    return np.array([(round(x * unit), round(y * unit)) for x, y in corners], dtype=np.int32)


def _paint(rng: np.random.Generator, image: canvas.Image, mask: canvas.Mask, left: int, top: int) -> None:
    y, x = (min(max(corner + mask.shape[0] // 2, 0), image.shape[0] - 1) for corner in (top, left))
    under = image[y, x].astype(np.int64)
    colour = canvas.contrasting_colour(rng, under, distance=_CONTRAST)
    canvas.blend(image, canvas.fill(rng, mask.shape[0], colour), mask, left, top)
