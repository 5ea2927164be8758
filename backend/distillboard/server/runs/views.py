"""Runs as the API shows them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from distillboard.contracts.names import HEADLINE
from distillboard.contracts.runs import RunView
from distillboard.contracts.states import RunState

from ..metrics import repository as metrics
from ..projects import repository as projects
from ..queues.waiting import scene
from . import repository
from .models import Run

COMPUTED = frozenset({"summary", "facts", "queue_position", "waiting_for", "sweep", "project", "tags"})
"""Fields that no column of a run holds under their name."""


@dataclass(frozen=True)
class Shown:
    """Which summaries and facts a run carries, None: all it has; and, in lean rows, which values of its document."""

    metrics: Collection[str] | None = HEADLINE
    facts: Collection[str] | None = ()
    fields: Collection[str] = ()


WHOLE = Shown(None, None)


def view(session: Session, run: Run) -> RunView:
    """One run with everything: the whole summary, all facts."""
    return views(session, [run], WHOLE)[0]


def views(session: Session, runs: Sequence[Run], shown: Shown = Shown()) -> list[RunView]:
    """Runs with what is to be shown of them, the headline metrics by default."""
    columns = [name for name in RunView.model_fields if name not in COMPUTED]
    computed = beside(session, runs, shown)
    return [
        RunView(**{name: getattr(run, name) for name in columns}, **values)
        for run, values in zip(runs, computed, strict=True)
    ]


def beside(session: Session, runs: Sequence[Run], shown: Shown) -> list[dict[str, Any]]:
    """What stands beside the columns of each run: the fields of ``COMPUTED``."""
    session.flush()
    ids = [run.id for run in runs]
    summaries = metrics.summaries(session, ids, shown.metrics)
    tags = repository.tags(session, ids)
    names = projects.names(session, {run.project_id for run in runs})
    waiting = _waiting(session, runs)
    return [
        {
            **waiting.get(run.id, {}),
            "project": names[run.project_id],
            "tags": tags.get(run.id, []),
            "summary": dict(summaries.get(run.id, {})),
            "facts": _facts(run, shown),
            "sweep": run.sweep_id,
        }
        for run in runs
    ]


def _facts(run: Run, shown: Shown) -> dict[str, Any]:
    if shown.facts is None:
        return run.facts
    return {name: run.facts[name] for name in shown.facts if name in run.facts}


def _waiting(session: Session, runs: Sequence[Run]) -> dict[str, dict[str, Any]]:
    """Places and reasons of those that wait; a page of runs that do not wait costs nothing."""
    waiting = [run for run in runs if run.state in (RunState.QUEUED, RunState.PAUSED)]
    if not waiting:
        return {}
    places = repository.positions(session, [run.id for run in waiting])
    now = scene(session)
    return {run.id: {"queue_position": places.get(run.id), "waiting_for": now.reason(run)} for run in waiting}
