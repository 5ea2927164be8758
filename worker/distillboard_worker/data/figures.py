"""Outlines of the figures that the built-in data set asks a detector to tell apart."""

import math
from collections.abc import Callable, Sequence

Contour = list[tuple[float, float]]
"""Corners of one closed line, in units of the figure's circumradius around its middle."""

_STAR_WAIST = 0.5
_RING_HOLE = 0.52
_CROSS_ARM = 0.36
_MOON_BITE = 0.62


def _arc(radius: float, start: float, stop: float, steps: int, middle: tuple[float, float] = (0.0, 0.0)) -> Contour:
    """Points on a circle from angle ``start`` to ``stop`` (turns), both ends included."""
    angles = (math.tau * (start + (stop - start) * step / steps) for step in range(steps + 1))
    return [(middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle)) for angle in angles]


def _regular(corners: int) -> list[Contour]:
    return [_arc(1.0, 0.0, 1.0, corners)[:-1]]


def _star() -> list[Contour]:
    tips, waist = _arc(1.0, 0.0, 1.0, 5), _arc(_STAR_WAIST, 0.1, 1.1, 5)
    return [[corner for pair in zip(tips[:-1], waist[:-1], strict=True) for corner in pair]]


def _cross() -> list[Contour]:
    arm, reach = _CROSS_ARM, 0.93
    quarter = [(arm, arm), (arm, reach), (-arm, reach)]
    return [[_turned(corner, quarters) for quarters in range(4) for corner in quarter]]


def _turned(corner: tuple[float, float], quarters: int) -> tuple[float, float]:
    for _ in range(quarters):
        corner = (-corner[1], corner[0])
    return corner


def _ring() -> list[Contour]:
    return [_arc(1.0, 0.0, 1.0, 40)[:-1], _arc(_RING_HOLE, 0.0, 1.0, 32)[:-1]]


def _crescent() -> list[Contour]:
    """A disc with a bite: the inner edge is the arc of a second circle through the two horns."""
    horn = 0.16
    height = math.sin(math.tau * horn)
    offset = math.cos(math.tau * horn)
    radius = (height**2 + _MOON_BITE**2) / (2 * _MOON_BITE)
    turn = math.asin(min(1.0, height / radius)) / math.tau
    middle = (offset - _MOON_BITE + radius, 0.0)
    return [_arc(1.0, horn, 1.0 - horn, 28) + _arc(radius, 0.5 + turn, 0.5 - turn, 16, middle)]


FIGURES: dict[str, Callable[[], list[Contour]]] = {
    "circle": lambda: _regular(40),
    "ring": _ring,
    "crescent": _crescent,
    "triangle": lambda: _regular(3),
    "square": lambda: _regular(4),
    "hexagon": lambda: _regular(6),
    "star": _star,
    "cross": _cross,
}
"""Class name to outline. Neighbours in the list are meant to be confused by a small detector."""

CLASSES: tuple[str, ...] = tuple(FIGURES)

OUTLINES: dict[str, list[Contour]] = {name: outline() for name, outline in FIGURES.items()}


def outline_area(contours: Sequence[Contour]) -> float:
    """Area inside the first contour and outside the others, in squared circumradii (shoelace formula)."""
    areas = [abs(sum(_wedge(a, b) for a, b in zip(line, line[1:] + line[:1], strict=True))) / 2 for line in contours]
    return areas[0] - sum(areas[1:])


def _wedge(a: tuple[float, float], b: tuple[float, float]) -> float:
    return a[0] * b[1] - b[0] * a[1]
