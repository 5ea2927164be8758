"""Metrics in a few numbers each, kept current batch by batch: columns over keys, so that forty cost what one does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .grids import Grid
from .points import Floats, Ints, Points, in_order, key_starts

NONE = -1
"""The step of an extreme that does not exist, and the attempt of a key that has no points."""


@dataclass(frozen=True)
class Summaries:
    """Last value, and lowest and highest finite value, of several keys with their steps; all arrays of shape (K,).

    Without a finite value ``min`` is inf, ``max`` is -inf and the step of both is ``NONE``.
    """

    last: Floats
    last_step: Ints
    attempt: Ints
    min: Floats
    min_step: Ints
    max: Floats
    max_step: Ints
    count: Ints

    def __len__(self) -> int:
        return len(self.count)

    def at(self, places: Ints | NDArray[np.bool_]) -> "Summaries":
        """Those at these places, or where a mask says so."""
        return Summaries(*(column[places] for column in self._columns()))

    def extended(self, size: int) -> "Summaries":
        """These, and blank ones up to ``size`` of them."""
        if size == len(self):
            return self
        more = blank(size - len(self))
        pairs = zip(self._columns(), more._columns(), strict=True)
        return Summaries(*(np.concatenate(pair) for pair in pairs))

    def with_those(self, places: Ints, others: "Summaries") -> "Summaries":
        """These with others in these places."""
        columns = [column.copy() for column in self._columns()]
        for column, theirs in zip(columns, others._columns(), strict=True):
            column[places] = theirs
        return Summaries(*columns)

    def joined(self, later: "Summaries") -> "Summaries":
        """Each with that of points accepted after it.

        The last value is the one with the newest step of the newest attempt, whatever order the reports came in; of
        equal extremes the earlier report stands.
        """
        again = (later.attempt == self.attempt) & (later.last_step >= self.last_step)
        newest = (later.attempt > self.attempt) | again
        lower, higher = later.min < self.min, later.max > self.max
        return Summaries(
            last=np.where(newest, later.last, self.last),
            last_step=np.where(newest, later.last_step, self.last_step),
            attempt=np.where(newest, later.attempt, self.attempt),
            min=np.where(lower, later.min, self.min),
            min_step=np.where(lower, later.min_step, self.min_step),
            max=np.where(higher, later.max, self.max),
            max_step=np.where(higher, later.max_step, self.max_step),
            count=self.count + later.count,
        )

    def stored(self) -> list[list[Any]]:
        """The columns as they are stored, in the order of the fields: None for NaN, and where there is no extreme."""
        columns = [column.tolist() for column in self._columns()]
        for place in np.flatnonzero(np.isnan(self.last)).tolist():
            columns[0][place] = None
        for place in np.flatnonzero(self.min_step == NONE).tolist():
            for column in columns[_EXTREMES]:
                column[place] = None
        return columns

    def _columns(self) -> tuple[NDArray[Any], ...]:
        return _COLUMNS(self)


_COLUMNS = attrgetter(*(field.name for field in fields(Summaries)))
_EXTREMES = slice(3, 7)
"""The columns of extremes and their steps."""


def blank(count: int) -> Summaries:
    """Those of keys without points; joined with others they vanish."""
    none, zero = np.full(count, NONE), np.zeros(count, np.int64)
    return Summaries(
        np.full(count, np.nan), none, none, np.full(count, np.inf), none, np.full(count, -np.inf), none, zero
    )


def from_rows(rows: Sequence[Mapping[Any, Any]]) -> Summaries:
    """Those of rows that hold what ``Summaries.stored`` gives."""
    fills = {"min": np.inf, "max": -np.inf, "min_step": NONE, "max_step": NONE}
    columns = []
    for field, like in zip(fields(Summaries), blank(0)._columns(), strict=True):
        name = field.name
        column = [fills.get(name) if row[name] is None else row[name] for row in rows]
        columns.append(np.array(column, like.dtype))
    return Summaries(*columns)


def summarise(points: Points | Grid, attempt: int) -> tuple[Ints, Summaries]:
    """The keys in ``points``, all of one attempt, in ascending order, and the summary of each."""
    if isinstance(points, Grid):
        return _of_grid(points, attempt)
    ordered = in_order(points)
    starts = key_starts(ordered)
    counts = np.diff(starts, append=len(ordered))
    ends = starts + counts - 1
    low, low_step = _extremes(_finite_or(ordered.values, np.inf), ordered.steps, starts, counts)
    high, high_step = _extremes(-_finite_or(ordered.values, -np.inf), ordered.steps, starts, counts)
    found = Summaries(
        last=ordered.values[ends],
        last_step=ordered.steps[ends],
        attempt=np.full(len(starts), attempt),
        min=low,
        min_step=low_step,
        max=-high,
        max_step=high_step,
        count=counts,
    )
    return ordered.slots[starts], found


def _of_grid(grid: Grid, attempt: int) -> tuple[Ints, Summaries]:
    rows, keys = grid.values.shape
    low, low_step = _extremes_down(_finite_or(grid.values, np.inf), grid.steps)
    high, high_step = _extremes_down(-_finite_or(grid.values, -np.inf), grid.steps)
    found = Summaries(
        last=grid.values[-1],
        last_step=np.full(keys, grid.steps[-1]),
        attempt=np.full(keys, attempt),
        min=low,
        min_step=low_step,
        max=-high,
        max_step=high_step,
        count=np.full(keys, rows),
    )
    if (grid.slots[1:] > grid.slots[:-1]).all():
        return grid.slots, found
    order = np.argsort(grid.slots)
    return grid.slots[order], found.at(order)


def _extremes_down(values: Floats, steps: Ints) -> tuple[Floats, Ints]:
    """As ``_extremes``, of every column of a matrix whose rows have these steps."""
    first = values.argmin(axis=0)
    lowest = values[first, np.arange(len(first))]
    return lowest, np.where(np.isinf(lowest), NONE, steps[first])


def _finite_or(values: Floats, other: float) -> Floats:
    finite = np.isfinite(values)
    return values if finite.all() else np.where(finite, values, other)


def _extremes(values: Floats, steps: Ints, starts: Ints, counts: Ints) -> tuple[Floats, Ints]:
    """The smallest value of every key and its first step; inf and ``NONE`` when all of its values are inf."""
    lowest = np.minimum.reduceat(values, starts)
    places = np.flatnonzero(values == np.repeat(lowest, counts))
    keys = np.searchsorted(starts, places, side="right")
    first = places[np.flatnonzero(np.diff(keys, prepend=0))]
    return lowest, np.where(np.isinf(lowest), NONE, steps[first])
