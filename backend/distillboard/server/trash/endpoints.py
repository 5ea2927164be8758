"""Deleting and restoring runs over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from distillboard.contracts.runs import RunView

from ..context import Services
from ..runs.endpoints import RunId
from . import service

router = APIRouter(tags=["runs"])

Confirm = Annotated[str, Query(min_length=1, max_length=200, description="The run's name or id, as confirmation.")]


@router.delete("/runs/{run_id}")
def delete_run(services: Services, run_id: RunId, confirm: Confirm) -> RunView:
    """Put a run that has ended into the trash.

    Within DISTILLBOARD_RETENTION_DAYS it can be restored; then it is forgotten, with the files that no other run names.
    """
    with services.database.writing() as session:
        return service.delete(session, run_id, confirm)


@router.post("/runs/{run_id}/restore")
def restore_run(services: Services, run_id: RunId) -> RunView:
    """Take a run out of the trash."""
    with services.database.writing() as session:
        return service.restore(session, run_id)
