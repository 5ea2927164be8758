"""Counts over the whole record."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..runs.models import PREFLIGHT, Run


def runs_by_state(session: Session) -> dict[str, int]:
    """How many runs are in each state."""
    shown = (Run.engine != PREFLIGHT, Run.deleted.is_(None))
    rows = session.execute(select(Run.state, func.count()).where(*shown).group_by(Run.state))
    return {state: count for state, count in rows}  # noqa: C416


def queued_by_queue(session: Session) -> dict[str, int]:
    """How many runs wait in each queue."""
    waiting = (Run.state == "queued", Run.engine != PREFLIGHT)
    rows = session.execute(select(Run.queue, func.count()).where(*waiting).group_by(Run.queue))
    return {queue or "": count for queue, count in rows}
