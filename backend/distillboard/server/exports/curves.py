"""Curves as tables: long, a row a point; or wide, a row a step with a column a key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..db import Database
from ..metrics import service as curves
from ..metrics.points import Floats, Ints, Points
from ..runs.models import Run
from .tables import Cells, Column, Table

_POINTS_AT_ONCE = 500_000
_ROWS_AT_ONCE = 20_000
_HEAD = [Column("run", "text"), Column("name", "text")]
_PLACE = [Column("step", "int"), Column("epoch", "float"), Column("time", "float")]


@dataclass(frozen=True)
class Source:
    """One run's part of an export.

    Attributes:
        run: The run as it was when the export began: what comes later is not in it.
        keys: Its keys, with how many points each has.
        attempt: The latest attempt that is read.
    """

    run: Run
    keys: dict[str, int]
    attempt: int


def long(database: Database, sources: Sequence[Source]) -> Table:
    """A row for every point: run, key, place, value; in order of run, key and step."""
    columns = [*_HEAD, Column("key", "text"), *_PLACE, Column("value", "float")]
    return Table(columns, (chunk for source in sources for chunk in _long_chunks(database, source)))


def wide(database: Database, sources: Sequence[Source]) -> Table:
    """A row for every step that a run reported: place, and a column for every key of any run.

    Of several points of a key at one step the last is taken.
    """
    keys = list(dict.fromkeys(key for source in sources for key in source.keys))
    columns = [*_HEAD, *_PLACE, *(Column(key, "float") for key in keys)]
    return Table(columns, (chunk for source in sources for chunk in _wide_chunks(database, source, keys)))


def _long_chunks(database: Database, source: Source) -> Iterator[list[Cells]]:
    for keys in _groups(source.keys):
        for key, points in _read(database, source, keys).items():
            for first in range(0, len(points), _ROWS_AT_ONCE):
                part = points.take(np.arange(first, min(first + _ROWS_AT_ONCE, len(points))))
                place = (part.steps.tolist(), _present(part.epochs), part.times.tolist())
                yield [*_head(source, len(part)), [key] * len(part), *place, part.values.tolist()]


def _wide_chunks(database: Database, source: Source, keys: Sequence[str]) -> Iterator[list[Cells]]:
    found = _read(database, source, list(source.keys))
    if not found:
        return
    steps = np.unique(np.concatenate([points.steps for points in found.values()]))
    times, epochs = _places(found, steps)
    for first in range(0, len(steps), _ROWS_AT_ONCE):
        part = slice(first, first + _ROWS_AT_ONCE)
        place = (steps[part].tolist(), _present(epochs[part]), times[part].tolist())
        cells = [_at(found.get(key), steps[part]) for key in keys]
        yield [*_head(source, len(steps[part])), *place, *cells]


def _places(found: dict[str, Points], steps: Ints) -> tuple[Floats, Floats]:
    """Time and epoch of each step: the latest that any key was reported with."""
    times, epochs = np.full(len(steps), -np.inf), np.full(len(steps), np.nan)
    for points in found.values():
        at = np.searchsorted(steps, points.steps)
        np.maximum.at(times, at, points.times)
        np.fmax.at(epochs, at, points.epochs)
    return times, epochs


def _at(points: Points | None, steps: Ints) -> list[Any]:
    """The last value at each of these steps; None where there is none."""
    if points is None:
        return [None] * len(steps)
    place = np.searchsorted(points.steps, steps, "right") - 1
    there = (place >= 0) & (points.steps[place] == steps)
    values = points.values[place].tolist()
    return [value if known else None for value, known in zip(values, there.tolist(), strict=True)]


def _head(source: Source, rows: int) -> list[Cells]:
    return [[source.run.id] * rows, [source.run.name] * rows]


def _present(epochs: Floats) -> list[Any]:
    return [None if epoch != epoch else epoch for epoch in epochs.tolist()]  # noqa: PLR0124 - NaN stands for none


def _groups(keys: dict[str, int]) -> Iterator[list[str]]:
    """Keys by the handful: what is held in memory stays bounded, and a batch is not unpacked for each of them."""
    group: list[str] = []
    held = 0
    for key, count in keys.items():
        if group and held + count > _POINTS_AT_ONCE:
            yield group
            group, held = [], 0
        group.append(key)
        held += count
    if group:
        yield group


def _read(database: Database, source: Source, keys: Sequence[str]) -> dict[str, Points]:
    with database.reading() as session:
        return curves.curves_of(session, source.run, keys, source.attempt)
