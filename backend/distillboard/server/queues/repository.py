"""The claim: one statement that picks the best waiting run and marks it taken."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.orm import Session

from distillboard.contracts.leases import Work
from distillboard.contracts.states import RunState, Stage

from ..runs.models import PREFLIGHT, Run
from ..workers.models import Worker
from .models import PausedQueue

LINE = (Run.priority.desc(), Run.rank, Run.id)
"""The order in which waiting runs are handed out."""


@dataclass(frozen=True)
class Taker:
    """Who asks for a run, and what the claim leaves in its row."""

    queue: str
    work: Work
    worker: str
    gpus: int
    token_digest: str
    now: datetime
    expires: datetime


def claim(session: Session, taker: Taker, *, may_take_over: bool) -> Run | None:
    """Take the run that goes first, by priority, then rank; None when none fits.

    A paused queue gives nothing, and a worker that drains gets nothing. Runs whose lease ran out count as waiting when
    ``may_take_over`` is true. Rows that another claim is taking right now are passed over on PostgreSQL; on SQLite
    there is one writer at a time.
    """
    best = (
        select(Run.id)
        .where(
            Run.queue == taker.queue,
            is_work(taker.work),
            Run.gpus <= taker.gpus,
            waiting(taker.now, may_take_over=may_take_over),
            ~exists().where(PausedQueue.name == taker.queue),
            ~exists().where(Worker.name == taker.worker, Worker.draining),
        )
        .order_by(*LINE)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    statement = update(Run).where(Run.id == best).values(_marks(taker)).returning(Run)
    return session.scalars(statement, execution_options={"synchronize_session": False}).one_or_none()


def is_work(work: Work) -> ColumnElement[bool]:
    """Whether a row is one of those that a claim for ``work`` takes."""
    return Run.engine == PREFLIGHT if work == "preflight" else Run.engine != PREFLIGHT


def waiting(now: datetime, *, may_take_over: bool) -> ColumnElement[bool]:
    """Whether a worker could take a row."""
    queued = Run.state == RunState.QUEUED
    if not may_take_over:
        return queued
    return or_(queued, and_(expired(now), Run.tries < Run.max_attempts, ~Run.stop_requested, ~Run.pause_requested))


def expired(now: datetime) -> ColumnElement[bool]:
    """Whether a run's holder has been silent for a full lease."""
    return and_(Run.state == RunState.RUNNING, Run.lease_expires < now)


def _marks(taker: Taker) -> dict[str, object]:
    return {
        "state": RunState.RUNNING,
        "stage": Stage.STARTING,
        "attempt": Run.attempt + 1,
        "tries": Run.tries + 1,
        "worker": taker.worker,
        "lease_digest": taker.token_digest,
        "lease_expires": taker.expires,
        "started": func.coalesce(Run.started, taker.now),
    }


def waiting_by_queue(session: Session, now: datetime, *, may_take_over: bool) -> dict[str, int]:
    """How many runs a worker could take, by queue; paused queues are left out."""
    can_be_taken = waiting(now, may_take_over=may_take_over)
    not_paused = Run.queue.not_in(select(PausedQueue.name))
    query = select(Run.queue, func.count()).where(Run.queue.is_not(None), not_paused, can_be_taken).group_by(Run.queue)
    return {queue: count for queue, count in session.execute(query) if queue is not None}


def overdue(session: Session, now: datetime, patience: timedelta) -> list[Run]:
    """Runs whose holder is silent and that nobody may take over.

    Those that are to stop end with their lease, those that are to pause are held with it. Those whose attempts are used
    up get ``patience`` beyond it: their worker may be cut off from the API, and train on.
    """
    spent = and_(Run.tries >= Run.max_attempts, Run.lease_expires < now - patience)
    query = (
        select(Run)
        .where(expired(now), or_(Run.stop_requested, Run.pause_requested, spent))
        .order_by(Run.id)
        .limit(500)
        .with_for_update(skip_locked=True)
    )
    return list(session.scalars(query))
