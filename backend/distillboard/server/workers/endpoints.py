"""Workers over HTTP."""

from fastapi import APIRouter

from distillboard.contracts.base import Name
from distillboard.contracts.leases import WorkerReport, WorkerView

from ..context import Services
from . import service

router = APIRouter(tags=["workers"])


@router.put("/workers/{name}")
def report_worker(services: Services, name: Name, body: WorkerReport) -> WorkerView:
    """Describe a worker: host, slots, versions; sent every few seconds as its sign of life.

    The answer says whether it drains.
    """
    with services.database.writing() as session:
        return service.report(session, name, body)


@router.get("/workers")
def list_workers(services: Services) -> list[WorkerView]:
    """All workers, those heard of last first."""
    with services.database.reading() as session:
        return service.workers(session)


@router.get("/workers/{name}")
def get_worker(services: Services, name: Name) -> WorkerView:
    """One worker: its devices, versions, slots, and what it trains."""
    with services.database.reading() as session:
        return service.worker(session, name)


@router.post("/workers/{name}/drain")
def drain_worker(services: Services, name: Name) -> WorkerView:
    """Hand this worker nothing new; what it trains goes on to its end."""
    with services.database.writing() as session:
        return service.drain(session, name, draining=True)


@router.post("/workers/{name}/undrain")
def undrain_worker(services: Services, name: Name) -> WorkerView:
    """Hand this worker runs again."""
    with services.database.writing() as session:
        return service.drain(session, name, draining=False)
