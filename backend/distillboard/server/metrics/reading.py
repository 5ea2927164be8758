"""The points of a run that hold, out of its batches."""

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy.orm import Session

from ..events import repository as batches
from ..events.repository import StoredBatch
from . import repository, rewind
from .packing import unpack
from .points import Points, by_key, empty, join
from .rewind import last_valid_step


def live_points(
    session: Session, run_id: str, until: int, slots: Collection[int] | None = None, attempt: int | None = None
) -> Iterator[tuple[int, Points]]:
    """Attempt and points of every batch up to a revision, without what later attempts superseded.

    Args:
        session: A transaction.
        run_id: The run.
        until: The last revision that is read.
        slots: Only the points of these keys.
        attempt: The last attempt that is read, so that what later ones superseded of it still holds.
    """
    resumed_from = rewind.known_to(attempt, repository.resumed_from(session, run_id))
    for batch in batches.with_points(session, run_id, until):
        if attempt is not None and batch.attempt > attempt:
            continue
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
    parts = [points for _, points in live_points(session, run_id, until, slots, attempt)]
    found = by_key(join(parts))
    return {slot: found.get(slot, empty()) for slot in slots}
