"""Reads of a run's log."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from distillboard.contracts.runs import LogPage

from ..context import Services
from . import service
from .repository import Sought

router = APIRouter(tags=["logs"])

_MOST = 5000


@router.get("/runs/{run_id}/logs")
def read_logs(
    run_id: str,
    services: Services,
    after: Annotated[int, Query(ge=0, le=2**31 - 1 - _MOST, description="Index of the first line.")] = 0,
    limit: Annotated[int, Query(ge=1, le=_MOST)] = 500,
    tail: Annotated[int | None, Query(ge=1, le=_MOST, description="The last lines, whatever 'after' says.")] = None,
    at: Annotated[
        float | None,
        Query(ge=0, allow_inf_nan=False, description="Lines before and after this moment, in seconds since 1970."),
    ] = None,
    level: Annotated[
        Literal["debug", "info", "warning", "error"] | None, Query(description="Only this level and graver ones.")
    ] = None,
    search: Annotated[
        str | None, Query(min_length=1, max_length=200, pattern=r"^[^\x00]+$", description="Only lines that hold this.")
    ] = None,
) -> LogPage:
    """Lines of a run's log in the order they were accepted; around a moment all of them, whatever is searched for."""
    with services.database.reading() as session:
        if at is not None:
            return service.around(session, run_id, at, limit)
        if sought := Sought(level, search, newest=tail is not None):
            return service.search(session, run_id, sought, after if tail is None else 0, tail or limit)
        return service.page(session, run_id, after, limit, tail)
