"""Deleted runs in the database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ..artifacts.models import Artifact
from ..runs.models import Run


def deleted_before(session: Session, moment: datetime, limit: int) -> Sequence[str]:
    """Runs that have lain in the trash since before a moment, the oldest first."""
    query = select(Run.id).where(Run.deleted <= moment).order_by(Run.deleted, Run.id)
    return session.scalars(query.limit(limit)).all()


def forget(session: Session, run_id: str, moment: datetime) -> set[str] | None:
    """Delete a run with all it reported; the digests of files it named, or None when it was restored meanwhile."""
    digests = set(session.scalars(select(Artifact.digest).where(Artifact.run_id == run_id)))
    statement = delete(Run).where(Run.id == run_id, Run.deleted <= moment).returning(Run.id)
    return digests if session.execute(statement).first() is not None else None
