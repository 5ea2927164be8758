"""Workers: who trains, and who is still there."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from distillboard.contracts.leases import RunningRun, WorkerReport, WorkerView
from distillboard.contracts.queues import MAX_WAITING

from ..kit import outbox
from ..kit.base import utc_now
from ..queues import lines
from ..queues.views import running_view
from . import repository
from .models import ALIVE, Worker

SILENT = timedelta(days=7)
"""A worker that was silent for longer is forgotten."""


def report(session: Session, name: str, body: WorkerReport) -> WorkerView:
    """Keep what a worker says of itself."""
    return view(repository.upsert(session, name, body.model_dump(mode="json"), utc_now()))


def workers(session: Session) -> list[WorkerView]:
    """All workers with what they have, those heard of last first."""
    found = repository.newest(session)
    running = _running(session, [worker.name for worker in found])
    return [view(worker, running.get(worker.name, ())) for worker in found]


def worker(session: Session, name: str) -> WorkerView:
    """A worker with what it has.

    Raises:
        NotFound: none of this name was ever heard of.
    """
    return view(repository.get(session, name), _running(session, [name]).get(name, ()))


def drain(session: Session, name: str, *, draining: bool) -> WorkerView:
    """Hand a worker nothing new, or runs again; what it trains goes on.

    Raises:
        NotFound: none of this name was ever heard of.
    """
    repository.locked(session, name).draining = draining
    outbox.queues_changed(session)
    return worker(session, name)


def count_alive(session: Session) -> int:
    """How many workers are there."""
    return repository.count_since(session, utc_now() - ALIVE)


def forget_silent(session: Session) -> None:
    """Delete workers that were not heard of for long: most have a name that no other process will bear."""
    repository.forget(session, utc_now() - SILENT)


def view(worker: Worker, running: Sequence[RunningRun] = ()) -> WorkerView:
    """A worker as the API shows it."""
    age = utc_now() - worker.last_seen
    return WorkerView(
        name=worker.name,
        report=WorkerReport.model_validate(worker.report),
        last_seen=worker.last_seen,
        alive=age < ALIVE,
        heartbeat_age_seconds=age.total_seconds(),
        draining=worker.draining,
        running=list(running),
    )


def _running(session: Session, names: Sequence[str]) -> dict[str, list[RunningRun]]:
    found: dict[str, list[RunningRun]] = {}
    for run, attempt in lines.running(session, MAX_WAITING, workers=names):
        found.setdefault(str(run.worker), []).append(running_view(run, attempt))
    return found
