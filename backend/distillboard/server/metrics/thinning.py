"""Peak-true thinning: a curve with fewer points that hides no spike.

The axis of a request is cut into buckets, one grid for all its series: equal ones, or equally wide ones on a
logarithmic axis. Of every bucket a series keeps its first, lowest, highest and last finite point and the first NaN,
+Inf and -Inf, so extremes and faults stay visible.

Points come in order of their abscissa, so that a bucket is a slice: a handful of searches finds them all, and what is
left per point are two comparisons.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .axes import Line
from .points import Floats, Ints, Points

_PER_BUCKET = 4
_FAULTS = (np.isnan, np.isposinf, np.isneginf)
_MAX_STEP = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Grid:
    """Buckets over an axis; ``edges``, ascending, are where each but the first begins."""

    edges: Ints | Floats

    def starts(self, x: Ints | Floats) -> Ints:
        """Where every bucket that is not empty begins in ``x``, which ascends and has a point."""
        cuts = np.searchsorted(x, self.edges, "left")
        starts = np.concatenate((np.zeros(1, np.int64), cuts[cuts < len(x)]))
        return starts[np.flatnonzero(np.diff(starts, prepend=-1))]


def equal_grid(low: float, high: float, buckets: int) -> Grid:
    """Buckets of equal width from ``low`` to ``high``; steps are divided in whole numbers, however large."""
    if isinstance(low, int) and isinstance(high, int):
        span = high - low + 1
        return Grid(np.array([low + -(-span * place // buckets) for place in range(1, buckets)], np.int64))
    return Grid(low + (high - low) * (np.arange(1, buckets) / buckets))


def log_grid(low: float, high: float, buckets: int) -> Grid:
    """Buckets of equal ratio from ``low``, above zero, to ``high``; what is not above zero falls into the first."""
    edges = np.geomspace(low, high, buckets + 1)[1:-1]
    if isinstance(low, int):
        return Grid(np.array([min(math.ceil(edge), _MAX_STEP) for edge in edges.tolist()], np.int64))
    return Grid(edges)


def thin(lines: Sequence[Line], max_points: int, *, log_x: bool = False) -> list[Points]:
    """Every line with ``max_points`` points (7 at least) or fewer; one that has no more than that stays whole."""
    long = [line for line in lines if len(line) > max_points]
    if not long:
        return [line.points for line in lines]
    grid = _grid(long, max_points, log_x)
    return [line.points.take(_kept(line, grid)) if len(line) > max_points else line.points for line in lines]


def _grid(long: Sequence[Line], max_points: int, log_x: bool) -> Grid:
    faulty = [values for values in (line.points.values for line in long) if not np.isfinite(values).all()]
    faults = sum(any(bool(kind(values).any()) for values in faulty) for kind in _FAULTS)
    buckets = max(1, max_points // (_PER_BUCKET + faults))
    high = max(line.x[-1].item() for line in long)
    if log_x and high > 0:
        return log_grid(min(_least_positive(line.x, high) for line in long), high, buckets)
    return equal_grid(min(line.x[0].item() for line in long), high, buckets)


def _least_positive(x: Ints | Floats, otherwise: float) -> float:
    place = int(np.searchsorted(x, 0, "right"))
    return x[place].item() if place < len(x) else otherwise


def _kept(line: Line, grid: Grid) -> Ints:
    values = line.points.values
    finite = np.isfinite(values)
    if finite.all():
        return np.unique(_extremes(values, grid.starts(line.x)))
    chosen = []
    places = np.flatnonzero(finite)
    if len(places):
        chosen.append(places[_extremes(values[places], grid.starts(line.x[places]))])
    starts = grid.starts(line.x)
    chosen += [_firsts(np.flatnonzero(kind(values)), starts, len(values)) for kind in _FAULTS]
    return np.unique(np.concatenate(chosen))


def _extremes(values: Floats, starts: Ints) -> Ints:
    """Places of the first, lowest, highest and last value of every bucket."""
    counts = np.diff(starts, append=len(values))
    chosen = [starts, starts + counts - 1]
    for extreme in (np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)):
        places = np.flatnonzero(values == np.repeat(extreme, counts))
        # Every bucket holds its extreme, so the next one from where it begins is its own.
        chosen.append(places[np.searchsorted(places, starts)])
    return np.concatenate(chosen)


def _firsts(places: Ints, starts: Ints, end: int) -> Ints:
    """The first of ``places`` in every bucket that has one."""
    following = np.searchsorted(places, starts)
    ends = np.append(starts[1:], end)
    there = following < len(places)
    first = places[following[there]]
    return first[first < ends[there]]
