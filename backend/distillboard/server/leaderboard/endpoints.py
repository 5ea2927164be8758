"""The leaderboard over HTTP."""

from fastapi import APIRouter

from distillboard.contracts.base import Name
from distillboard.contracts.leaderboard import Leaderboard

from ..context import Services
from . import service

router = APIRouter(tags=["leaderboard"])


@router.get("/leaderboard")
def read_leaderboard(services: Services, dataset: Name | None = None) -> Leaderboard:
    """What distillation gained: runs that differ in their seed only are one row, beside its matched control."""
    with services.database.reading() as session:
        return service.board(session, dataset)
