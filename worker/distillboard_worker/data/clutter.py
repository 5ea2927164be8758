"""Unlabelled things between the figures: lines, arcs and slivers that share their colours and edges."""

import math

import cv2
import numpy as np

from distillboard_worker.data.canvas import Image, random_colour


def draw_clutter(rng: np.random.Generator, image: Image, *, strokes: int) -> None:
    """Draw ``strokes`` things that are no figure."""
    size = image.shape[0]
    for _ in range(strokes):
        ink = random_colour(rng).tolist()
        x, y, reach = rng.integers((0, 0, 5), (size, size, size // 3)).tolist()
        _STROKES[int(rng.integers(len(_STROKES)))](rng, image, (x, y), reach, ink)


def _line(rng: np.random.Generator, image: Image, start: tuple[int, int], reach: int, ink: list[int]) -> None:
    turn = math.radians(int(rng.integers(0, 360)))
    end = (start[0] + round(reach * math.cos(turn)), start[1] + round(reach * math.sin(turn)))
    cv2.line(image, start, end, ink, int(rng.integers(1, 4)), cv2.LINE_AA)


def _arc(rng: np.random.Generator, image: Image, middle: tuple[int, int], reach: int, ink: list[int]) -> None:
    axes = (reach // 2 + 2, int(rng.integers(2, reach // 2 + 3)))
    turn, sweep, width = rng.integers((0, 60, 1), (360, 200, 3)).tolist()
    cv2.ellipse(image, middle, axes, turn, 0, sweep, ink, width, cv2.LINE_AA)


def _sliver(rng: np.random.Generator, image: Image, middle: tuple[int, int], reach: int, ink: list[int]) -> None:
    """A triangle far too thin for the class of that name."""
    corners = np.array(middle) + rng.integers(-reach // 3, reach // 3 + 1, size=(3, 2))
    corners[2] = corners[1] + (corners[1] - corners[0]) // 4 + rng.integers(-2, 3, size=2)
    cv2.fillPoly(image, [corners.astype(np.int32)], ink, cv2.LINE_AA)


_STROKES = (_line, _arc, _sliver)
