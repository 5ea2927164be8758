"""Pre-flights over HTTP."""

from typing import Any

from fastapi import APIRouter, status

from distillboard.contracts.preflight import PreflightReport, PreflightView

from ..artifacts.endpoints import Store
from ..context import Services
from . import service

router = APIRouter(tags=["preflights"])


@router.post("/preflights", status_code=status.HTTP_201_CREATED)
def create_preflight(services: Services, store: Store, body: dict[str, Any]) -> PreflightView:
    """Examine a job spec without training it: a body as for a run, and ``calibrate`` beside its fields.

    Served ahead of trainings, on the processor of any worker of the spec's queue.
    """
    with services.database.writing() as session:
        return service.create(session, store, services.recipes, body)


@router.get("/preflights/{preflight_id}")
def get_preflight(services: Services, store: Store, preflight_id: str) -> PreflightView:
    """A pre-flight, with its report once it has one."""
    with services.database.reading() as session:
        return service.view(session, store, preflight_id)


@router.post("/preflights/{preflight_id}/cancel")
def cancel_preflight(services: Services, store: Store, preflight_id: str) -> PreflightView:
    """Stop a pre-flight."""
    with services.database.writing() as session:
        return service.cancel(session, store, preflight_id)


@router.get("/runs/{run_id}/preflight")
def get_run_preflight(services: Services, store: Store, run_id: str) -> PreflightReport | None:
    """What was found out about a run before it trained; null while there is nothing."""
    with services.database.reading() as session:
        return service.report_of(session, store, run_id)
