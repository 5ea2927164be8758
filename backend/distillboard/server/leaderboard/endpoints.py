"""The leaderboard over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from distillboard.contracts.base import Name
from distillboard.contracts.leaderboard import Leaderboard

from ..context import Services
from . import service

router = APIRouter(tags=["leaderboard"])

Published = Annotated[bool, Query(description="Add what papers and model zoos state for the recipes, marked as such.")]


@router.get("/leaderboard")
def read_leaderboard(services: Services, dataset: Name | None = None, published: Published = False) -> Leaderboard:
    """What distillation gained: runs that differ in their seed only are one row, beside its matched control."""
    with services.database.reading() as session:
        return service.board(session, dataset, services.recipes.values() if published else ())
