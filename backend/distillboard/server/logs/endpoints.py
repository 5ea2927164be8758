"""Reads of a run's log."""

from typing import Annotated

from fastapi import APIRouter, Query

from distillboard.contracts.runs import LogPage

from ..context import Services
from . import service

router = APIRouter(tags=["logs"])

_MOST = 5000


@router.get("/runs/{run_id}/logs")
def read_logs(
    run_id: str,
    services: Services,
    after: Annotated[int, Query(ge=0, le=2**31 - 1 - _MOST, description="Index of the first line.")] = 0,
    limit: Annotated[int, Query(ge=1, le=_MOST)] = 500,
    tail: Annotated[int | None, Query(ge=1, le=_MOST, description="The last lines, whatever 'after' says.")] = None,
) -> LogPage:
    """Lines of a run's log in the order they were accepted."""
    with services.database.reading() as session:
        return service.page(session, run_id, after, limit, tail)
