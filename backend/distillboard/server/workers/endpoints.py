"""Workers over HTTP."""

from fastapi import APIRouter

from distillboard.contracts.base import Name
from distillboard.contracts.leases import WorkerReport, WorkerView

from ..context import Reading, Writing
from . import service

router = APIRouter(tags=["workers"])


@router.put("/workers/{name}")
def report_worker(session: Writing, name: Name, body: WorkerReport) -> WorkerView:
    """Describe a worker: host, slots, versions; sent every few seconds as its sign of life."""
    return service.report(session, name, body)


@router.get("/workers")
def list_workers(session: Reading) -> list[WorkerView]:
    """All workers, those heard of last first."""
    return service.workers(session)
