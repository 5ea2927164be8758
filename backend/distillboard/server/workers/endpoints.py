"""Workers over HTTP."""

from fastapi import APIRouter

from distillboard.contracts.base import Name
from distillboard.contracts.leases import WorkerReport, WorkerView

from ..context import Services
from . import service

router = APIRouter(tags=["workers"])


@router.put("/workers/{name}")
def report_worker(services: Services, name: Name, body: WorkerReport) -> WorkerView:
    """Describe a worker: host, slots, versions; sent every few seconds as its sign of life."""
    with services.database.writing() as session:
        return service.report(session, name, body)


@router.get("/workers")
def list_workers(services: Services) -> list[WorkerView]:
    """All workers, those heard of last first."""
    with services.database.reading() as session:
        return service.workers(session)
