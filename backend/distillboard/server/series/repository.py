"""Queries over several runs at once."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..metrics.models import RunMetric
from ..runs.models import Attempt, Run

Start = tuple[int, int | None, datetime]
"""Number of an attempt, the step it went on from, when it began."""


def runs(session: Session, run_ids: Collection[str]) -> dict[str, Run]:
    """Those of these runs that exist."""
    return {run.id: run for run in session.scalars(select(Run).where(Run.id.in_(run_ids)))}


def attempts(session: Session, run_ids: Collection[str]) -> dict[str, list[Start]]:
    """How the attempts of these runs began, in order."""
    columns = (Attempt.run_id, Attempt.number, Attempt.resumed_from_step, Attempt.started)
    query = select(*columns).where(Attempt.run_id.in_(run_ids)).order_by(Attempt.run_id, Attempt.number)
    found: dict[str, list[Start]] = {}
    for run_id, number, step, started in session.execute(query):
        found.setdefault(run_id, []).append((number, step, started))
    return found


def extent(session: Session, run_ids: Collection[str], keys: Collection[str]) -> tuple[int, int]:
    """How many series these keys of these runs are, and of how many points that hold."""
    chosen = (RunMetric.run_id.in_(run_ids), RunMetric.key.in_(keys), RunMetric.count > 0)
    found = session.execute(select(func.count(), func.sum(RunMetric.count)).where(*chosen)).one()
    return found[0], int(found[1] or 0)
