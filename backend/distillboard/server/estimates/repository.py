"""Finished runs in the database, as far as estimates need them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from distillboard.contracts.states import RunState

from ..runs.models import PREFLIGHT, Attempt, Run

_MOST = 500


@dataclass(frozen=True)
class Finished:
    """A run that succeeded: what it was, on what kind of device, and how long a worker had it."""

    spec: dict[str, Any]
    inputs: dict[str, Any]
    device: str
    seconds: float


def finished(session: Session, datasets: Collection[str]) -> list[Finished]:
    """The last 500 runs on any of these data sets that succeeded and that no worker lost, newest first."""
    trained = (Run.state == RunState.SUCCEEDED, Run.engine != PREFLIGHT, Run.queue.is_not(None))
    chosen = (
        select(Run.id)
        .where(*trained, Run.dataset.in_(datasets))
        .order_by(Run.ended.desc(), Run.id)
        .limit(_MOST)
        .subquery()
    )
    rows = session.execute(select(Run.id, Run.spec, Run.inputs).join(chosen, chosen.c.id == Run.id).order_by(Run.ended))
    runs = {run_id: (spec, inputs or {}) for run_id, spec, inputs in rows}
    times = _times(session, runs)
    return [Finished(*runs[run_id], *times[run_id]) for run_id in reversed(runs) if run_id in times]


def _times(session: Session, run_ids: Collection[str]) -> dict[str, tuple[str, float]]:
    """Device and seconds of runs; without those of which a worker lost an attempt, as nobody knows how long it was."""
    query = select(Attempt.run_id, Attempt.device, Attempt.started, Attempt.ended, Attempt.outcome)
    found: dict[str, tuple[str, float]] = {}
    lost = set()
    for run_id, device, started, ended, outcome in session.execute(query.where(Attempt.run_id.in_(run_ids))):
        if ended is None or outcome == "lost":
            lost.add(run_id)
            continue
        _, before = found.get(run_id, ("", 0.0))
        found[run_id] = (device["kind"], before + (ended - started).total_seconds())
    return {run_id: time for run_id, time in found.items() if run_id not in lost}
