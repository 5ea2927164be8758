"""Pre-flights in the database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ..artifacts.models import Artifact
from ..errors import NotFound
from ..runs import repository as runs
from ..runs.models import Run
from .models import Preflight

_MOST_AT_ONCE = 100


def add(session: Session, run: Run, order: Preflight) -> None:
    """Keep a new pre-flight."""
    runs.add(session, run)
    session.add(order)


def get(session: Session, preflight_id: str) -> Preflight:
    """A pre-flight's order.

    Raises:
        NotFound: there is none with this id.
    """
    found = session.get(Preflight, preflight_id)
    if found is None:
        raise NotFound("unknown_preflight", f"there is no pre-flight '{preflight_id}'")
    return found


def ended_before(session: Session, moment: datetime) -> Sequence[str]:
    """Pre-flights that ended before a moment, some of them."""
    query = select(Preflight.run_id).join(Run, Run.id == Preflight.run_id).where(Run.ended < moment)
    return session.scalars(query.limit(_MOST_AT_ONCE)).all()


def forget(session: Session, preflight_ids: Sequence[str]) -> set[str]:
    """Delete pre-flights with all they reported; the digests of files that they named."""
    digests = set(session.scalars(select(Artifact.digest).where(Artifact.run_id.in_(preflight_ids))))
    session.execute(delete(Run).where(Run.id.in_(preflight_ids)))
    return digests
