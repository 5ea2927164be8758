"""Sweeps over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, status

from distillboard.contracts.sweeps import NewSweep, SweepPage, SweepView

from ..context import Services
from . import service

router = APIRouter(tags=["sweeps"])


@router.post("/sweeps", status_code=status.HTTP_201_CREATED)
def create_sweep(services: Services, body: NewSweep) -> SweepView:
    """Make a run of every combination of a grid over the fields of a spec: all of them, or none."""
    with services.database.writing() as session:
        return service.create(session, services.recipes, body)


@router.get("/sweeps")
def list_sweeps(services: Services, limit: Annotated[int, Query(ge=1, le=100)] = 20) -> SweepPage:
    """Sweeps with their runs, newest first."""
    with services.database.reading() as session:
        return service.page(session, limit)


@router.get("/sweeps/{sweep_id}")
def get_sweep(services: Services, sweep_id: str) -> SweepView:
    """A sweep with its runs."""
    with services.database.reading() as session:
        return service.view(session, sweep_id)


@router.post("/sweeps/{sweep_id}/cancel")
def cancel_sweep(services: Services, sweep_id: str) -> SweepView:
    """Stop every run of a sweep that has not ended."""
    with services.database.writing() as session:
        return service.cancel(session, sweep_id)
