"""The leaderboard over HTTP."""

from fastapi import APIRouter

from distillboard.contracts.base import Name
from distillboard.contracts.leaderboard import Leaderboard

from ..context import Reading
from . import service

router = APIRouter(tags=["leaderboard"])


@router.get("/leaderboard")
def read_leaderboard(session: Reading, dataset: Name | None = None) -> Leaderboard:
    """What distillation gained: runs that differ in their seed only are one row, beside its matched control."""
    return service.board(session, dataset)
