"""Workers: who trains, and who is still there."""

from datetime import timedelta

from sqlalchemy.orm import Session

from distillboard.contracts.leases import WorkerReport, WorkerView

from ..kit.base import utc_now
from . import repository
from .models import Worker

ALIVE = timedelta(seconds=20)
"""A worker reports every few seconds; one that is silent for longer is shown as gone."""


def report(session: Session, name: str, body: WorkerReport) -> WorkerView:
    """Keep what a worker says of itself."""
    return view(repository.upsert(session, name, body.model_dump(mode="json"), utc_now()))


def workers(session: Session) -> list[WorkerView]:
    """All workers, those heard of last first."""
    return [view(worker) for worker in repository.newest(session)]


def count_alive(session: Session) -> int:
    """How many workers are there."""
    return repository.count_since(session, utc_now() - ALIVE)


def view(worker: Worker) -> WorkerView:
    """A worker as the API shows it."""
    return WorkerView(
        name=worker.name,
        report=WorkerReport.model_validate(worker.report),
        last_seen=worker.last_seen,
        alive=utc_now() - worker.last_seen < ALIVE,
    )
