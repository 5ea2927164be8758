"""Pre-flights over HTTP."""

from typing import Any

from fastapi import APIRouter, status

from distillboard.contracts.preflight import PreflightReport, PreflightView

from ..artifacts.endpoints import Store
from ..context import Reading, Services, Writing
from . import service

router = APIRouter(tags=["preflights"])


@router.post("/preflights", status_code=status.HTTP_201_CREATED)
def create_preflight(session: Writing, services: Services, store: Store, body: dict[str, Any]) -> PreflightView:
    """Examine a job spec without training it: a body as for a run, and ``calibrate`` beside its fields.

    Served ahead of trainings, on the processor of any worker of the spec's queue.
    """
    return service.create(session, store, services.recipes, body)


@router.get("/preflights/{preflight_id}")
def get_preflight(session: Reading, store: Store, preflight_id: str) -> PreflightView:
    """A pre-flight, with its report once it has one."""
    return service.view(session, store, preflight_id)


@router.post("/preflights/{preflight_id}/cancel")
def cancel_preflight(session: Writing, store: Store, preflight_id: str) -> PreflightView:
    """Stop a pre-flight."""
    return service.cancel(session, store, preflight_id)


@router.get("/runs/{run_id}/preflight")
def get_run_preflight(session: Reading, store: Store, run_id: str) -> PreflightReport | None:
    """What was found out about a run before it trained; null while there is nothing."""
    return service.report_of(session, store, run_id)
