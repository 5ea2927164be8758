"""Queries over accepted batches."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from .models import AcceptedBatch


@dataclass(frozen=True)
class StoredBatch:
    """What the readers need of a batch."""

    revision: int
    attempt: int
    packed: bytes
    first_line: int
    lines: int


_COLUMNS = (
    AcceptedBatch.revision,
    AcceptedBatch.attempt,
    AcceptedBatch.packed,
    AcceptedBatch.first_line,
    AcceptedBatch.lines,
)


def is_known(session: Session, run_id: str, batch: str) -> bool:
    """Whether a batch of this id was accepted for the run."""
    query = select(AcceptedBatch.revision).where(AcceptedBatch.run_id == run_id, AcceptedBatch.batch == batch)
    return session.scalar(query) is not None


def latest_attempt(session: Session, run_id: str) -> int | None:
    """The attempt that the newest batch was reported by."""
    newest = select(AcceptedBatch.attempt).where(AcceptedBatch.run_id == run_id)
    return session.scalar(newest.order_by(AcceptedBatch.revision.desc()).limit(1))


def add(session: Session, **columns: object) -> None:
    """Append a batch; the columns are those of ``AcceptedBatch``."""
    session.execute(insert(AcceptedBatch).values(**columns))


def with_points(session: Session, run_id: str, until: int) -> Sequence[StoredBatch]:
    """The run's batches that hold points, up to a revision, in the order they were accepted."""
    query = (
        select(*_COLUMNS)
        .where(AcceptedBatch.run_id == run_id, AcceptedBatch.revision <= until, AcceptedBatch.points > 0)
        .order_by(AcceptedBatch.revision)
    )
    return [StoredBatch(*row) for row in session.execute(query)]


def after(session: Session, run_id: str, revision: int, limit: int) -> Sequence[StoredBatch]:
    """The next batches beyond a revision, at most ``limit``, in the order they were accepted."""
    query = (
        select(*_COLUMNS)
        .where(AcceptedBatch.run_id == run_id, AcceptedBatch.revision > revision)
        .order_by(AcceptedBatch.revision)
        .limit(limit)
    )
    return [StoredBatch(*row) for row in session.execute(query)]
