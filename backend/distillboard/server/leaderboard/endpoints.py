"""The leaderboard over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from distillboard.contracts.base import Name
from distillboard.contracts.leaderboard import ClassSort, ClassTable, Leaderboard

from ..context import Services
from . import classes, service

router = APIRouter(tags=["leaderboard"])

Published = Annotated[bool, Query(description="Add what papers and model zoos state for the recipes, marked as such.")]


@router.get("/runs/{run_id}/classes")
def read_classes(
    run_id: str,
    services: Services,
    sort: Annotated[
        ClassSort, Query(description="'-' turns it round; classes without a value come last either way.")
    ] = "name",
    limit: Annotated[int, Query(ge=1, le=5000)] = 500,
) -> ClassTable:
    """AP per class at the newest evaluation, beside the matched control's and the teacher's."""
    with services.database.reading() as session:
        return classes.table(session, run_id, sort, limit)


@router.get("/leaderboard")
def read_leaderboard(services: Services, dataset: Name | None = None, published: Published = False) -> Leaderboard:
    """What distillation gained: runs that differ in their seed only are one row, beside its matched control."""
    with services.database.reading() as session:
        return service.board(session, services.known_runs, dataset, services.recipes.values() if published else ())
