"""Queues in the database: what runs, what waits, in which order."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Select, and_, delete, func, or_, select, update
from sqlalchemy.orm import Session

from distillboard.contracts.leases import Work
from distillboard.contracts.states import RunState

from ..kit.upsert import insert_unless_there
from ..runs.models import PREFLIGHT, Attempt, Run
from .models import PausedQueue
from .repository import LINE, is_work

_SHOWN = (RunState.QUEUED, RunState.RUNNING, RunState.PAUSED)


def counts(session: Session, queue: str | None = None) -> dict[str, dict[str, int]]:
    """How many runs of each queue are queued, running and paused; pre-flights are left out."""
    query = select(Run.queue, Run.state, func.count()).where(Run.state.in_(_SHOWN), Run.engine != PREFLIGHT)
    query = query.where(Run.queue.is_not(None) if queue is None else Run.queue == queue)
    found: dict[str, dict[str, int]] = {}
    for name, state, count in session.execute(query.group_by(Run.queue, Run.state)):
        found.setdefault(str(name), {})[state] = count
    return found


def asked_gpus(session: Session) -> dict[str, list[int]]:
    """How many GPUs the waiting runs of each queue ask for: every number once, ascending."""
    waiting = (Run.state == RunState.QUEUED, Run.queue.is_not(None), is_work("training"))
    query = select(Run.queue, Run.gpus).where(*waiting).distinct().order_by(Run.queue, Run.gpus)
    found: dict[str, list[int]] = {}
    for name, gpus in session.execute(query):
        found.setdefault(str(name), []).append(gpus)
    return found


def running(
    session: Session, limit: int, *, queue: str | None = None, workers: Collection[str] | None = None
) -> list[tuple[Run, Attempt]]:
    """Runs that workers have with their attempts, those that began first at the front."""
    holding = and_(Attempt.run_id == Run.id, Attempt.number == Run.attempt)
    query = select(Run, Attempt).join(Attempt, holding).where(Run.state == RunState.RUNNING)
    if queue is not None:
        query = query.where(Run.queue == queue)
    if workers is not None:
        query = query.where(Run.worker.in_(workers))
    return [(run, attempt) for run, attempt in session.execute(query.order_by(Attempt.started, Run.id).limit(limit))]


def line(session: Session, queue: str, work: Work, limit: int) -> list[Run]:
    """The waiting runs of a queue in their order."""
    return list(session.scalars(_line(queue, work).order_by(*LINE).limit(limit)))


def waiting_in(session: Session, queues: Collection[str], limit: int) -> dict[str, list[Run]]:
    """The trainings that wait in several queues, each line in its order; at most ``limit`` of all, the first ones."""
    here = (Run.queue.in_(queues), Run.state == RunState.QUEUED, is_work("training"))
    found: dict[str, list[Run]] = {}
    for run in session.scalars(select(Run).where(*here).order_by(*LINE).limit(limit)):
        found.setdefault(str(run.queue), []).append(run)
    return found


def lock(session: Session, run_ids: Collection[str]) -> None:
    """Let no other transaction change these runs before this one ends; they are taken in the order of their ids."""
    session.execute(select(Run.id).where(Run.id.in_(run_ids)).order_by(Run.id).with_for_update())


def waiting_run(session: Session, run_id: str) -> Run | None:
    """A run, locked, if it waits."""
    run = session.get(Run, run_id, with_for_update=True, populate_existing=True)
    return run if run is not None and run.state == RunState.QUEUED else None


def first(session: Session, run: Run) -> Run | None:
    """The run at the front of a run's line, itself left out."""
    return session.scalar(_others(run).order_by(*LINE).limit(1))


def last(session: Session, run: Run) -> Run | None:
    """The run at the back of a run's line, itself left out."""
    backwards = (Run.priority, Run.rank.desc(), Run.id.desc())
    return session.scalar(_others(run).order_by(*backwards).limit(1))


def ahead_of(session: Session, run: Run, other: Run) -> int | None:
    """The rank of whoever stands directly ahead of ``other`` in its priority, ``run`` left out."""
    earlier = or_(Run.rank < other.rank, and_(Run.rank == other.rank, Run.id < other.id))
    query = _others(run).where(Run.priority == other.priority, earlier)
    found = session.scalar(query.order_by(Run.rank.desc(), Run.id.desc()).limit(1))
    return None if found is None else found.rank


def behind(session: Session, run: Run, other: Run) -> int | None:
    """The rank of whoever stands directly behind ``other`` in its priority, ``run`` left out."""
    later = or_(Run.rank > other.rank, and_(Run.rank == other.rank, Run.id > other.id))
    query = _others(run).where(Run.priority == other.priority, later)
    found = session.scalar(query.order_by(Run.rank, Run.id).limit(1))
    return None if found is None else found.rank


def spread(session: Session, other: Run, gap: int) -> None:
    """Give the runs of ``other``'s line and priority ranks that lie ``gap`` apart, in the order they have.

    The last keeps its rank, so that whoever is queued later still comes behind.
    """
    query = _line(str(other.queue), work_of(other)).where(Run.priority == other.priority).order_by(Run.rank, Run.id)
    waiting = list(session.scalars(query.with_for_update()))
    end = waiting[-1].rank
    ranks = [{"id": run.id, "rank": end - gap * back} for back, run in enumerate(reversed(waiting))]
    session.execute(update(Run), ranks)
    for run in waiting:
        session.refresh(run, ["rank"])


def pause(session: Session, queue: str, now: datetime) -> None:
    """Note that a queue hands out nothing; one that is paused already stays so."""
    insert_unless_there(session, PausedQueue, {"name": queue, "since": now}, ["name"])


def resume(session: Session, queue: str) -> None:
    """Note that a queue hands out runs."""
    session.execute(delete(PausedQueue).where(PausedQueue.name == queue))


def work_of(run: Run) -> Work:
    """What kind of work a row is."""
    return "preflight" if run.engine == PREFLIGHT else "training"


def _line(queue: str, work: Work) -> Select[Run]:
    return select(Run).where(Run.queue == queue, Run.state == RunState.QUEUED, is_work(work))


def _others(run: Run) -> Select[Run]:
    return _line(str(run.queue), work_of(run)).where(Run.id != run.id)
