"""Runs as the API shows them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from distillboard.contracts.names import HEADLINE
from distillboard.contracts.runs import RunView, Summary
from distillboard.contracts.states import RunState

from ..metrics import repository as metrics
from ..queues.waiting import scene
from . import repository
from .models import Run

_COMPUTED = {"summary", "queue_position", "waiting_for", "sweep"}


def view(session: Session, run: Run) -> RunView:
    """One run with everything: the whole summary, all facts."""
    return views(session, [run], whole=True)[0]


def views(session: Session, runs: Sequence[Run], *, whole: bool = False) -> list[RunView]:
    """Runs with their headline metrics; ``whole`` brings every summary and the facts."""
    session.flush()
    run_ids = [run.id for run in runs]
    summaries = metrics.summaries(session, run_ids, None if whole else HEADLINE)
    places = repository.positions(session, run_ids)
    reasons = _reasons(session, runs)
    return [_view(run, summaries.get(run.id, {}), places.get(run.id), reasons.get(run.id), whole=whole) for run in runs]


def _reasons(session: Session, runs: Sequence[Run]) -> dict[str, str | None]:
    """What those that wait wait for; a page of runs that do not wait costs nothing."""
    waiting = [run for run in runs if run.state in (RunState.QUEUED, RunState.PAUSED)]
    now = scene(session) if waiting else None
    return {run.id: now.reason(run) for run in waiting} if now else {}


def _view(run: Run, summary: Mapping[str, Summary], place: int | None, reason: str | None, *, whole: bool) -> RunView:
    fields: dict[str, Any] = {name: getattr(run, name) for name in RunView.model_fields if name not in _COMPUTED}
    if not whole:
        fields["facts"] = {}
    return RunView(**fields, summary=dict(summary), queue_position=place, waiting_for=reason, sweep=run.sweep_id)
