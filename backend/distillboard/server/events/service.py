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
    TableEvent,
)
from distillboard.contracts.runs import Progress
from distillboard.contracts.states import ENDED, RunState

from ..errors import Conflict, StaleLease
from ..kit import outbox
from ..kit.base import utc_now
from ..leases import service as leases
from ..logs import service as logs
from ..metrics import intake
from ..metrics.grids import Grid
from ..metrics.memory import Memory
from ..metrics.packing import pack
from ..metrics.points import Points
from ..runs import external
from ..runs import repository as runs
from ..runs import service as life
from ..search import values
from ..settings import Settings
from . import repository
from .facts import merged
from .repository import Reported

_Kind = TypeVar("_Kind", LogEvent, ProgressEvent, StateEvent, FactsEvent, RewindEvent)


class TakesLong(Exception):  # noqa: N818 - nothing is wrong
    """A batch needs the whole history of its run."""


def accept(  # noqa: PLR0913, PLR0917 - a request's parameters
    session: Session,
    settings: Settings,
    run_id: str,
    batch: EventBatch,
    token: str | None,
    memory: Memory | None = None,
    *,
    at_once: bool = False,
) -> EventsAccepted:
    """Take a batch in.

    A batch that is known is answered before the lease is looked at: a worker whose last answer got lost asks again
    when its run has ended and its lease with it.

    Args:
        session: A transaction that may write.
        settings: The server's.
        run_id: The run.
        batch: What is reported.
        token: Of the lease.
        memory: What earlier transactions knew of runs; without it everything is read.
        at_once: Whether somebody waits who cannot, the event loop.

    Raises:
        TakesLong: the batch begins an attempt or goes back, and is to be taken in ``at_once``.
        NotFound: there is no such run.
        StaleLease: the token is not that of the current lease.
        Conflict: ``run_ended`` when an external run ended before.
        TooLarge: too many metric keys or facts.
    """
    run, batch_id = repository.locked(session, run_id), batch.batch.lower()
    known, latest_attempt = repository.earlier(session, run_id, batch_id)
    if known:
        return _answer(run, 0, duplicate=True)
    run = _held(session, run, token)
    rewinds = _only(RewindEvent, batch.events)
    if at_once and (rewinds or _is_later(run, latest_attempt)):
        raise TakesLong
    for rewind in rewinds:
        run = _rewound(session, run, rewind.step)
    # A report of a later attempt supersedes the tail of the one that reported before.
    is_new_attempt = _is_later(run, latest_attempt)
    points = _take_metrics(session, run, batch.events, memory or Memory(), is_new_attempt=is_new_attempt)
    _keep(session, run, batch_id, batch.events, points)
    _move_on(session, settings, run, batch.events)
    return _answer(run, len(batch.events))


def _is_later(run: Reported, attempt: int | None) -> bool:
    """Whether a later attempt of the run reports than this one, which reported before."""
    return attempt is not None and attempt < run.attempt


def _answer(run: Reported, accepted: int, *, duplicate: bool = False) -> EventsAccepted:
    return EventsAccepted(
        accepted=accepted,
        duplicate=duplicate,
        stop_requested=run.stop_requested,
        pause_requested=run.pause_requested,
    )


def _held(session: Session, run: Reported, token: str | None) -> Reported:
    if run.queue is not None and not leases.is_held(run.state, run.lease_digest, token):
        raise StaleLease(run.id)
    if RunState(run.state) not in ENDED:
        return run
    if not external.revive(session, run.id):
        raise Conflict("run_ended", f"run '{run.name}' is {run.state}: it takes no more reports")
    return repository.locked(session, run.id)


def _rewound(session: Session, run: Reported, step: int) -> Reported:
    life.rewind(session, runs.locked(session, run.id), step)
    session.flush()
    return repository.locked(session, run.id)


def _take_metrics(
    session: Session, run: Reported, events: Sequence[Event], memory: Memory, *, is_new_attempt: bool
) -> Points | Grid:
    """The batch's points, after the summaries of their keys were brought up to date."""
    known = intake.known_of(session, run.id, run.revision, memory)
    if is_new_attempt:
        known = intake.rewound(session, run.id, known)
    metrics = [event for event in events if isinstance(event, MetricsEvent | TableEvent)]
    points, known = intake.take_in(session, run.id, known, metrics, run.attempt)
    memory.note(run.id, known.at(run.revision + 1))
    return points


def _keep(session: Session, run: Reported, batch_id: str, events: Sequence[Event], points: Points | Grid) -> None:
    """Append log lines and the batch's own row."""
    lines = _only(LogEvent, events)
    repository.add(
        session,
        run_id=run.id,
        revision=run.revision + 1,
        batch=batch_id,
        attempt=run.attempt,
        accepted=utc_now(),
        events=len(events),
        points=len(points),
        low_step=int(points.steps.min()) if len(points) else None,
        high_step=int(points.steps.max()) if len(points) else None,
        packed=pack(points),
        folded=not len(points),
        first_line=logs.append(session, run.id, run.attempt, lines) if lines else 0,
        lines=len(lines),
    )


def _move_on(session: Session, settings: Settings, run: Reported, events: Sequence[Event]) -> None:
    """Let the run's row follow: its revision and lease, how far it is, what is known about it, how it ended."""
    until = None if run.lease_digest is None else leases.expiry(settings)
    repository.move_on(session, run.id, run.revision + 1, utc_now(), until)
    for event in _only(ProgressEvent, events)[-1:]:
        progress = Progress.model_validate(event, from_attributes=True).model_dump(mode="json")
        repository.follow(session, run.id, stage=event.stage, progress=progress)
    outbox.changed(session, run.id)
    facts, ends = _only(FactsEvent, events), _only(StateEvent, events)
    if facts or ends:
        row = runs.locked(session, run.id)
        row.facts = merged(row.facts, facts)
        values.keep(session, row)
        for state in ends:
            life.end(session, row, RunState(state.state), state.code, state.reason)


def _only(kind: type[_Kind], events: Iterable[Event]) -> list[_Kind]:
    return [event for event in events if isinstance(event, kind)]
