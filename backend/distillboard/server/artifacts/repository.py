"""Queries over blobs and the names runs have for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ..errors import NotFound
from ..kit.base import utc_now
from ..kit.upsert import insert_unless_there
from .models import Artifact, Blob

MOST_COLLECTED = 1000
"""Unnamed blobs that are looked at in one go."""
CHECKPOINT = "checkpoint"
"""Kind of the artifacts that a spec says how many of are kept."""


def find_blob(session: Session, digest: str) -> Blob | None:
    """A blob, if it is there."""
    return session.get(Blob, digest)


def blob(session: Session, digest: str, *, locked: bool = False) -> Blob:
    """A blob; a locked one cannot be collected before the transaction ends.

    Raises:
        NotFound: ``unknown_blob``.
    """
    found = session.get(Blob, digest, with_for_update=locked or None)
    if found is None:
        raise NotFound("unknown_blob", f"no bytes with sha256 {digest} are kept here")
    return found


def add_blob(session: Session, digest: str, size: int, *, pinned: bool) -> bool:
    """Note that these bytes are kept; a pin is never taken back. False when that was noted before."""
    values = {"digest": digest, "size": size, "pinned": pinned, "created": utc_now()}
    added = insert_unless_there(session, Blob, values, ["digest"])
    if not added and pinned:
        pin(session, digest)
    return added


def pin(session: Session, digest: str) -> None:
    """Let a blob stay though no run names it."""
    session.execute(update(Blob).where(Blob.digest == digest).values(pinned=True))


def unnamed_before(session: Session, moment: datetime) -> Sequence[str]:
    """Digests of blobs from before a moment that are not pinned and that no run names, some of them."""
    used = select(Artifact.digest).where(Artifact.digest == Blob.digest).exists()
    query = select(Blob.digest).where(Blob.created < moment, Blob.pinned.is_(False), ~used)
    return session.scalars(query.limit(MOST_COLLECTED)).all()


def delete_unused(session: Session, digest: str) -> bool:
    """Forget a blob that is not pinned and that no run names; False when it is in use."""
    used = select(Artifact.digest).where(Artifact.digest == digest).exists()
    statement = delete(Blob).where(Blob.digest == digest, Blob.pinned.is_(False), ~used).returning(Blob.digest)
    return session.execute(statement).first() is not None


def find(session: Session, run_id: str, name: str) -> Artifact | None:
    """A run's artifact of this name."""
    return session.get(Artifact, (run_id, name))


@dataclass(frozen=True)
class Filter:
    """Which artifacts of a run a list shows: at most ``limit`` by name after ``after``; None leaves a condition out."""

    kind: str | None = None
    step: int | None = None
    after: str = ""
    limit: int = 5000


def of_run(session: Session, run_id: str, chosen: Filter) -> Sequence[Artifact]:
    """A run's artifacts by name."""
    query = select(Artifact).where(Artifact.run_id == run_id, Artifact.name > chosen.after)
    if chosen.kind is not None:
        query = query.where(Artifact.kind == chosen.kind)
    if chosen.step is not None:
        query = query.where(Artifact.step == chosen.step)
    return session.scalars(query.order_by(Artifact.name).limit(chosen.limit)).all()


def checkpoints(session: Session, run_id: str) -> Sequence[Artifact]:
    """A run's checkpoints that belong to an epoch, in the order they were made."""
    query = select(Artifact).where(Artifact.run_id == run_id, Artifact.kind == CHECKPOINT, Artifact.epoch.is_not(None))
    return session.scalars(query.order_by(Artifact.step, Artifact.name)).all()


def newest(session: Session, run_id: str, kind: str) -> Artifact | None:
    """A run's artifact of this kind with the highest step, e.g. the checkpoint the next attempt goes on from."""
    query = select(Artifact).where(Artifact.run_id == run_id, Artifact.kind == kind, Artifact.step.is_not(None))
    return session.scalar(query.order_by(Artifact.step.desc(), Artifact.created.desc()).limit(1))
