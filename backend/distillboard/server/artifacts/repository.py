"""Queries over blobs and the names runs have for them."""

from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ..errors import NotFound
from ..kit.base import utc_now
from ..kit.upsert import insert_unless_there
from .models import Artifact, Blob


def blob(session: Session, digest: str) -> Blob:
    """A blob.

    Raises:
        NotFound: ``unknown_blob``.
    """
    found = session.get(Blob, digest)
    if found is None:
        raise NotFound("unknown_blob", f"no bytes with sha256 {digest} are kept here")
    return found


def add_blob(session: Session, digest: str, size: int, *, pinned: bool) -> None:
    """Note that these bytes are kept; a pin is never taken back."""
    values = {"digest": digest, "size": size, "pinned": pinned, "created": utc_now()}
    if not insert_unless_there(session, Blob, values, ["digest"]) and pinned:
        session.execute(update(Blob).where(Blob.digest == digest).values(pinned=True))


def delete_unused(session: Session, digest: str) -> bool:
    """Forget a blob that is not pinned and that no run names; False when it is in use."""
    used = select(Artifact.digest).where(Artifact.digest == digest).exists()
    statement = delete(Blob).where(Blob.digest == digest, Blob.pinned.is_(False), ~used).returning(Blob.digest)
    return session.execute(statement).first() is not None


def find(session: Session, run_id: str, name: str) -> Artifact | None:
    """A run's artifact of this name."""
    return session.get(Artifact, (run_id, name))




def of_run(
    session: Session, run_id: str, kind: str | None, step: int | None, after: str, limit: int
) -> Sequence[Artifact]:
    """A run's artifacts by name, at most ``limit`` after the name ``after``."""
    query = select(Artifact).where(Artifact.run_id == run_id, Artifact.name > after)
    if kind is not None:
        query = query.where(Artifact.kind == kind)
    if step is not None:
        query = query.where(Artifact.step == step)
    return session.scalars(query.order_by(Artifact.name).limit(limit)).all()
