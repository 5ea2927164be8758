"""Bulk requests over HTTP."""

from fastapi import APIRouter

from distillboard.contracts.projects import BulkAnswer, BulkRequest

from ..context import Services
from . import service

router = APIRouter(tags=["runs"])


@router.post("/runs/bulk")
def change_runs(services: Services, body: BulkRequest) -> BulkAnswer:
    """Tag, move, archive, cancel, delete or restore up to 1,000 runs; the answer says of each what became of it."""
    with services.database.writing() as session:
        return service.apply(session, body)
