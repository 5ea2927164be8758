"""What is painted under, between and over the figures: backgrounds, fills, clutter and sensor noise."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
"""Height, width, BGR."""
Mask = NDArray[np.uint8]
"""Height, width; 0 outside, 255 inside, in between on the edge."""

SHIFT = 4
"""Fraction bits of the fixed-point coordinates that OpenCV draws with."""


def random_colour(rng: np.random.Generator) -> NDArray[np.int64]:
    """A BGR colour, away from pure black and white."""
    return rng.integers(12, 244, size=3)


def contrasting_colour(rng: np.random.Generator, other: NDArray[np.int64], *, distance: int) -> NDArray[np.int64]:
    """A colour whose channels differ from ``other`` by ``distance`` in sum at least."""
    for _ in range(8):
        colour = random_colour(rng)
        if int(np.abs(colour - other).sum()) >= distance:
            return colour
    return (other + 128) % 256


def cloud(rng: np.random.Generator, size: int, base: NDArray[np.int64], *, cells: int, swing: int) -> Image:
    """A smooth random field around ``base`` with ``cells`` knots a side."""
    knots = np.clip(base + rng.integers(-swing, swing + 1, size=(cells, cells, 3)), 0, 255).astype(np.uint8)
    return cv2.resize(knots, (size, size), interpolation=cv2.INTER_LINEAR_EXACT).astype(np.uint8, copy=False)


def stripes(rng: np.random.Generator, size: int, *, period: tuple[int, int]) -> NDArray[np.bool_]:
    """Parallel bands at a random slope, ``period`` pixels apart."""
    slope = rng.integers(-16, 17, size=2)
    if not slope.any():
        slope = np.array([16, 0])
    width = int(rng.integers(*period)) * int(max(np.abs(slope)))
    line = np.arange(size)
    return ((line[:, None] * slope[0] + line[None, :] * slope[1]) // width) % 2 == 0


def background(rng: np.random.Generator, size: int) -> Image:
    """A clouded surface, half of the time with bands or grain on it."""
    image = cloud(rng, size, random_colour(rng), cells=int(rng.integers(2, 7)), swing=int(rng.integers(10, 70)))
    kind = int(rng.integers(0, 4))
    if kind == 0:
        _tint(image, stripes(rng, size, period=(4, 20)), rng)
    elif kind == 1:
        grain = cloud(rng, size, np.array([128, 128, 128]), cells=size // int(rng.integers(3, 9)), swing=40)
        cv2.addWeighted(image, 1.0, grain, 0.5, -64.0, dst=image)
    return image


def _tint(image: Image, where: NDArray[np.bool_], rng: np.random.Generator) -> None:
    image[where] = cv2.add(image, np.full(3, int(rng.integers(-45, 46)), dtype=np.float64), dtype=cv2.CV_8U)[where]


def clutter(rng: np.random.Generator, image: Image, *, strokes: int) -> None:
    """Draw ``strokes`` unlabelled things: lines, arcs and slivers that share edges and colours with the figures."""
    size = image.shape[0]
    for _ in range(strokes):
        ink = tuple(int(channel) for channel in random_colour(rng))
        x, y, reach = (int(v) for v in rng.integers((0, 0, 5), (size, size, size // 3)))
        turn, kind = int(rng.integers(0, 360)), int(rng.integers(0, 3))
        if kind == 0:
            end = (x + round(reach * math.cos(math.radians(turn))), y + round(reach * math.sin(math.radians(turn))))
            cv2.line(image, (x, y), end, ink, int(rng.integers(1, 4)), cv2.LINE_AA)
        elif kind == 1:
            axes = (reach // 2 + 2, int(rng.integers(2, reach // 2 + 3)))
            cv2.ellipse(image, (x, y), axes, turn, 0, int(rng.integers(60, 200)), ink, int(rng.integers(1, 3)), cv2.LINE_AA)
        else:
            corners = np.array([x, y]) + rng.integers(-reach // 3, reach // 3 + 1, size=(3, 2))
            corners[2] = corners[1] + (corners[1] - corners[0]) // 4 + rng.integers(-2, 3, size=2)
            cv2.fillPoly(image, [corners.astype(np.int32)], ink, cv2.LINE_AA)


def fill(rng: np.random.Generator, size: int, colour: NDArray[np.int64]) -> Image:
    """A square of paint for one figure: plain, shaded or banded."""
    kind = int(rng.integers(0, 5))
    if kind <= 1:
        return np.broadcast_to(colour.astype(np.uint8), (size, size, 3)).copy()
    paint = cloud(rng, size, colour, cells=2 if kind < 4 else 3, swing=35)
    if kind == 4:
        _tint(paint, stripes(rng, size, period=(3, 9)), rng)
    return paint


def blend(image: Image, paint: Image, mask: Mask, left: int, top: int) -> None:
    """Lay ``paint`` over ``image`` at (left, top) through ``mask``; parts outside the image are dropped."""
    height, width = image.shape[:2]
    y0, x0 = max(0, top), max(0, left)
    y1, x1 = min(height, top + mask.shape[0]), min(width, left + mask.shape[1])
    window = np.s_[y0 - top : y1 - top, x0 - left : x1 - left]
    cover = mask[window].astype(np.uint16)[..., None]
    under = image[y0:y1, x0:x1]
    under[...] = (paint[window] * cover + under * (255 - cover) + 127) // 255


def sensor_noise(rng: np.random.Generator, image: Image, *, amplitude: int) -> Image:
    """Independent noise per pixel and channel, uniform within ``amplitude``, clipped to the range."""
    grains = np.frombuffer(rng.bytes(image.size), dtype=np.int8).reshape(image.shape)
    return cv2.add(image, (grains.astype(np.int16) * amplitude) // 128, dtype=cv2.CV_8U).astype(np.uint8, copy=False)
