"""Taking a batch in: all of it or nothing, once, whatever is sent twice."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy.orm import Session

from distillboard.contracts.events import (
    Event,
    EventBatch,
    EventsAccepted,
    FactsEvent,
    LogEvent,
    MetricsEvent,
    ProgressEvent,
    RewindEvent,
    StateEvent,
)
from distillboard.contracts.runs import Progress
from distillboard.contracts.states import ENDED, RunState

from ..errors import Conflict
from ..kit.base import utc_now
from ..leases import service as leases
from ..logs import service as logs
from ..metrics import intake
from ..metrics.packing import pack
from ..metrics.points import Points
from ..runs import repository as runs
from ..runs import service as life
from ..runs.models import Run
from ..search import values
from ..settings import Settings
from . import repository
from .facts import merged

_Kind = TypeVar("_Kind", MetricsEvent, LogEvent, ProgressEvent, StateEvent, FactsEvent, RewindEvent)


def accept(session: Session, settings: Settings, run_id: str, batch: EventBatch, token: str | None) -> EventsAccepted:
    """Take a batch in.

    A batch that is known is answered before the lease is looked at: a worker whose last answer got lost asks again
    when its run has ended and its lease with it.

    Raises:
        NotFound: there is no such run.
        StaleLease: the token is not that of the current lease.
        Conflict: ``run_ended`` when an external run ended before.
        TooLarge: too many metric keys or facts.
    """
    run = runs.locked(session, run_id)
    batch_id = batch.batch.lower()
    if repository.is_known(session, run_id, batch_id):
        return EventsAccepted(accepted=0, duplicate=True, **_wishes(run))
    run = leases.holder(session, run_id, token)
    if RunState(run.state) in ENDED:
        raise Conflict("run_ended", f"run '{run.name}' is {run.state}: it takes no more reports")
    for rewind in _only(RewindEvent, batch.events):
        life.rewind(session, run, rewind.step)
    _keep(session, run, batch_id, batch.events)
    _move_on(session, run, batch.events)
    leases.renew(run, settings)
    return EventsAccepted(accepted=len(batch.events), **_wishes(run))


def _wishes(run: Run) -> dict[str, bool]:
    """What the holder of a run is asked to do."""
    return {"stop_requested": run.stop_requested, "pause_requested": run.pause_requested}


def _keep(session: Session, run: Run, batch_id: str, events: Sequence[Event]) -> None:
    """Append points, log lines and the batch's own row; bring the summaries up to date."""
    points = intake.number(session, run.id, _only(MetricsEvent, events))
    if _is_first_of_its_attempt(session, run):
        intake.rewind_summaries(session, run.id, run.revision)
    if len(points):
        intake.update_summaries(session, run.id, points, run.attempt)
    lines = _only(LogEvent, events)
    runs.touch(session, run)
    repository.add(
        session,
        run_id=run.id,
        revision=run.revision,
        batch=batch_id,
        attempt=run.attempt,
        accepted=utc_now(),
        events=len(events),
        **_point_columns(points),
        first_line=logs.append(session, run.id, run.attempt, lines),
        lines=len(lines),
    )


def _is_first_of_its_attempt(session: Session, run: Run) -> bool:
    """Whether an earlier attempt reported last, so that its tail is superseded from now on."""
    latest = repository.latest_attempt(session, run.id)
    return latest is not None and latest < run.attempt


def _point_columns(points: Points) -> dict[str, object]:
    return {
        "points": len(points),
        "low_step": int(points.steps.min()) if len(points) else None,
        "high_step": int(points.steps.max()) if len(points) else None,
        "packed": pack(points),
    }


def _move_on(session: Session, run: Run, events: Sequence[Event]) -> None:
    """Let the run's row follow: how far it is, what is known about it, how it ended."""
    for progress in _only(ProgressEvent, events)[-1:]:
        run.stage = progress.stage
        run.progress = Progress.model_validate(progress, from_attributes=True).model_dump(mode="json")
    facts = _only(FactsEvent, events)
    if facts:
        run.facts = merged(run.facts, facts)
        values.keep(session, run)
    for state in _only(StateEvent, events):
        life.end(session, run, RunState(state.state), state.code, state.reason)


def _only(kind: type[_Kind], events: Iterable[Event]) -> list[_Kind]:
    return [event for event in events if isinstance(event, kind)]
