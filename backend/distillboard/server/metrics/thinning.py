"""Peak-true thinning: a curve with fewer points that hides no spike.

The steps of a request are cut into equal buckets, one grid for all its series. Of every bucket a series keeps its
first, lowest, highest and last finite point and the first NaN, +Inf and -Inf, so extremes and faults stay visible.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .points import Ints, Points

_PER_BUCKET = 4
_FAULTS = (np.isnan, np.isposinf, np.isneginf)


@dataclass(frozen=True)
class Grid:
    """Equal buckets over the steps from ``low`` to ``high``, both included."""

    low: int
    high: int
    buckets: int

    def bucket(self, steps: Ints) -> Ints:
        """The bucket of each step, shape (N,)."""
        share = (steps - self.low) / (self.high - self.low + 1)
        return np.clip((share * self.buckets).astype(np.int64), 0, self.buckets - 1)


def thin(series: Sequence[Points], max_points: int) -> list[Points]:
    """Every series (points of one key in order of their step) with ``max_points`` points or fewer.

    A series that has no more than that many stays whole.
    """
    long = [points for points in series if len(points) > max_points]
    if not long:
        return list(series)
    grid = _grid(long, max_points)
    return [points.take(_kept(points, grid)) if len(points) > max_points else points for points in series]


def _grid(long: Sequence[Points], max_points: int) -> Grid:
    faults = sum(any(bool(kind(points.values).any()) for points in long) for kind in _FAULTS)
    low = min(int(points.steps[0]) for points in long)
    high = max(int(points.steps[-1]) for points in long)
    return Grid(low, high, max(1, max_points // (_PER_BUCKET + faults)))


def _kept(points: Points, grid: Grid) -> Ints:
    buckets = grid.bucket(points.steps)
    finite = np.flatnonzero(np.isfinite(points.values))
    chosen = [_extremes(points.values[finite], buckets[finite], finite)]
    chosen += [_firsts(np.flatnonzero(kind(points.values)), buckets) for kind in _FAULTS]
    return np.unique(np.concatenate(chosen))


def _extremes(values: NDArray[np.float64], buckets: Ints, places: Ints) -> Ints:
    """Places of the first, lowest, highest and last value of every bucket; ``buckets`` ascends."""
    if not len(values):
        return places
    starts = np.flatnonzero(np.diff(buckets, prepend=-1))
    counts = np.diff(starts, append=len(values))
    lowest = np.repeat(np.minimum.reduceat(values, starts), counts)
    highest = np.repeat(np.maximum.reduceat(values, starts), counts)
    chosen = (
        starts,
        starts + counts - 1,
        _firsts(np.flatnonzero(values == lowest), buckets),
        _firsts(np.flatnonzero(values == highest), buckets),
    )
    return places[np.concatenate(chosen)]


def _firsts(places: Ints, buckets: Ints) -> Ints:
    """The first of ``places`` in every bucket."""
    return places[np.flatnonzero(np.diff(buckets[places], prepend=-1))]
