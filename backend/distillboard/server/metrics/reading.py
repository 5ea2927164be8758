"""The points of a run that hold: out of the columns they were folded into, and of the batches that were not yet."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from sqlalchemy.orm import Session

from ..events import repository as batches
from ..events.repository import StoredBatch
from . import repository, rewind, segments
from .packing import pack, unpack
from .points import Points, by_key, in_steps, join
from .rewind import last_valid_step
from .segments import Column


def live_points(
    session: Session, run_id: str, until: int, slots: Collection[int] | None = None, attempt: int | None = None
) -> Iterator[tuple[int, Points]]:
    """Attempt and points of a run up to a revision, without what later attempts superseded.

    They come in the order they were accepted as far as those of one key go; folded ones key by key.

    Args:
        session: A transaction.
        run_id: The run.
        until: The last revision that is read.
        slots: Only the points of these keys.
        attempt: The last attempt that is read, so that what later ones superseded of it still holds.
    """
    resumed_from = rewind.known_to(attempt, repository.resumed_from(session, run_id))
    for column in segments.columns(session, run_id, slots):
        if attempt is None or column.axis.attempt <= attempt:
            yield column.axis.attempt, _valid_column(column, until, resumed_from)
    for batch in batches.unfolded(session, run_id, until):
        if attempt is None or batch.attempt <= attempt:
            points = valid_points(batch, resumed_from)
            yield batch.attempt, points if slots is None else points.of(slots)


def valid_points(batch: StoredBatch, resumed_from: Mapping[int, int]) -> Points:
    """The points of a batch that no later attempt superseded."""
    points = unpack(batch.packed)
    last = last_valid_step(batch.attempt, resumed_from)
    return points if last is None else points.take(points.steps <= last)


def curves(
    session: Session, run_id: str, until: int, slots: Collection[int], attempt: int | None = None
) -> dict[int, Points]:
    """The points that hold of each of these keys, in order of their step; keys without any have none.

    With an ``attempt`` they are what held when that one was the latest.
    """
    parts: dict[int, list[Points]] = {slot: [] for slot in slots}
    for _, points in live_points(session, run_id, until, slots, attempt):
        for slot, some in by_key(points).items():
            parts[slot].append(some)
    return {slot: in_steps(join(some)) for slot, some in parts.items()}


def refilled(session: Session, run_id: str, found: Sequence[StoredBatch]) -> list[StoredBatch]:
    """Batches with the points that they brought, also where those were folded."""
    folded = [batch.revision for batch in found if batch.points and not batch.packed]
    if not folded:
        return list(found)
    parts: dict[int, list[Points]] = {revision: [] for revision in folded}
    for column in segments.columns(session, run_id, None, after=folded[0] - 1):
        for revision, points in _by_revision(column, folded):
            parts[revision].append(points)
    return [
        replace(batch, packed=pack(join(parts[batch.revision]))) if batch.revision in parts else batch
        for batch in found
    ]


def _by_revision(column: Column, wanted: Sequence[int]) -> Iterator[tuple[int, Points]]:
    revisions = column.axis.revisions
    starts = np.searchsorted(revisions, wanted, side="left").tolist()
    ends = np.searchsorted(revisions, wanted, side="right").tolist()
    points = column.points
    for revision, first, end in zip(wanted, starts, ends, strict=True):
        if end > first:
            yield revision, points.between(first, end)


def _valid_column(column: Column, until: int, resumed_from: Mapping[int, int]) -> Points:
    axis, points = column.axis, column.points
    last = last_valid_step(axis.attempt, resumed_from)
    if axis.last_revision > until:
        points = points.between(0, int(np.searchsorted(axis.revisions, until, side="right")))
    return points if last is None or axis.high_step <= last else points.take(points.steps <= last)
