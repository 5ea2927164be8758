"""Queries over folded points: segments of axes and columns."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import numpy as np
from sqlalchemy import Table, delete, func, insert, select
from sqlalchemy.orm import Session

from .columns import pack_floats, pack_ints, pack_times, unpack_floats, unpack_ints, unpack_times
from .models import MetricAxis, MetricColumn
from .pieces import Axis, Piece
from .points import Floats, Ints, Points


@dataclass(frozen=True)
class Column:
    """The folded points of one key in one segment, in the order they were accepted."""

    slot: int
    values: bytes
    axis: "StoredAxis"

    @property
    def points(self) -> Points:
        """All of them, unpacked now."""
        axis = self.axis
        slots = np.full(axis.rows, self.slot)
        return Points(slots, axis.steps, unpack_floats(self.values, axis.rows), axis.times, axis.epochs)


@dataclass(frozen=True)
class StoredAxis:
    """A row of ``metric_axes``; its columns are unpacked once, whoever shares them."""

    segment: int
    number: int
    attempt: int
    last_revision: int
    rows: int
    high_step: int
    packed_steps: bytes
    packed_times: bytes
    packed_epochs: bytes
    packed_revisions: bytes

    @cached_property
    def steps(self) -> Ints:
        """Of each point."""
        return unpack_ints(self.packed_steps, self.rows)

    @cached_property
    def times(self) -> Floats:
        """Of each point, in seconds."""
        return unpack_times(self.packed_times, self.rows)

    @cached_property
    def epochs(self) -> Floats:
        """Of each point."""
        return unpack_floats(self.packed_epochs, self.rows)

    @cached_property
    def revisions(self) -> Ints:
        """Of each point: the revision of the batch that brought it; ascending."""
        return unpack_ints(self.packed_revisions, self.rows)

    def unpacked(self) -> Axis:
        """All of it."""
        return Axis(self.steps, self.times, self.epochs, self.revisions)


@dataclass(frozen=True)
class Segment:
    """What was folded at once: the batches of one attempt from one revision to another."""

    first: int
    last: int
    attempt: int
    points: int


def columns(
    session: Session, run_id: str, slots: Collection[int] | None, *, after: int = -1, segments: Collection[int] = ()
) -> Iterator[Column]:
    """The folded points of these keys, all with None, segment by segment.

    Args:
        session: A transaction.
        run_id: The run.
        slots: The keys.
        after: Only segments that hold batches beyond this revision.
        segments: Only these, when there are any.
    """
    axes = _axes(session, run_id, after, segments)
    query = select(_COLUMNS.c.slot, _COLUMNS.c.segment, _COLUMNS.c.axis, _COLUMNS.c.packed)
    query = query.where(_COLUMNS.c.run_id == run_id).order_by(_COLUMNS.c.segment, _COLUMNS.c.slot)
    if slots is not None:
        query = query.where(_COLUMNS.c.slot.in_(slots))
    if after >= 0 or segments:
        query = query.where(_COLUMNS.c.segment.in_({axis.segment for axis in axes.values()}))
    for slot, segment, number, packed in session.execute(query):
        yield Column(slot, packed, axes[segment, number])


def of_run(session: Session, run_id: str) -> Sequence[Segment]:
    """The segments of a run, the newest first."""
    width = select(func.count()).select_from(_COLUMNS)
    same = (_COLUMNS.c.run_id == run_id, _COLUMNS.c.segment == _AXES.c.segment, _COLUMNS.c.axis == _AXES.c.number)
    points = func.sum(_AXES.c.rows * width.where(*same).scalar_subquery())
    query = select(_AXES.c.segment, func.max(_AXES.c.last_revision), func.max(_AXES.c.attempt), points)
    query = query.where(_AXES.c.run_id == run_id).group_by(_AXES.c.segment).order_by(_AXES.c.segment.desc())
    return [Segment(segment, last, attempt, int(count)) for segment, last, attempt, count in session.execute(query)]


def remove(session: Session, run_id: str, segments: Collection[int]) -> bool:
    """Remove segments; False when not all of them were there."""
    gone = session.execute(
        delete(_AXES).where(_AXES.c.run_id == run_id, _AXES.c.segment.in_(segments)).returning(_AXES.c.segment)
    )
    session.execute(delete(_COLUMNS).where(_COLUMNS.c.run_id == run_id, _COLUMNS.c.segment.in_(segments)))
    return {row.segment for row in gone} == set(segments)


def pieces_of(session: Session, run_id: str, segments: Collection[int]) -> list[Piece]:
    """What these segments hold, in their order."""
    found: dict[int, tuple[StoredAxis, dict[int, Floats]]] = {}
    for column in columns(session, run_id, None, segments=segments):
        _, values = found.setdefault(id(column.axis), (column.axis, {}))
        values[column.slot] = unpack_floats(column.values, column.axis.rows)
    return [Piece(axis.unpacked(), values) for axis, values in found.values()]


def add(session: Session, run_id: str, segment: Segment, found: Sequence[Piece]) -> None:
    """Append a segment of these pieces, of which no two have a key in common."""
    base = {"run_id": run_id, "segment": segment.first}
    axes = [
        {
            **base,
            "number": number,
            "attempt": segment.attempt,
            "last_revision": segment.last,
            "rows": len(piece.axis),
            "high_step": int(piece.axis.steps.max()),
            "steps": pack_ints(piece.axis.steps),
            "times": pack_times(piece.axis.times),
            "epochs": pack_floats(piece.axis.epochs),
            "revisions": pack_ints(piece.axis.revisions),
        }
        for number, piece in enumerate(found)
    ]
    session.execute(insert(_AXES), axes)
    packed = [
        {**base, "slot": slot, "axis": number, "packed": pack_floats(values)}
        for number, piece in enumerate(found)
        for slot, values in piece.values.items()
    ]
    session.execute(insert(_COLUMNS), packed)


def _axes(session: Session, run_id: str, after: int, segments: Collection[int]) -> dict[tuple[int, int], StoredAxis]:
    query = select(*(_AXES.c[name] for name in _AXIS)).where(_AXES.c.run_id == run_id, _AXES.c.last_revision > after)
    if segments:
        query = query.where(_AXES.c.segment.in_(segments))
    found = [StoredAxis(*row) for row in session.execute(query)]
    return {(axis.segment, axis.number): axis for axis in found}


_AXES, _COLUMNS = cast("Table", MetricAxis.__table__), cast("Table", MetricColumn.__table__)
_AXIS = ("segment", "number", "attempt", "last_revision", "rows", "high_step", "steps", "times", "epochs", "revisions")
