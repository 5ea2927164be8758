"""Estimates over HTTP."""

from fastapi import APIRouter

from distillboard.contracts.estimates import Estimate, EstimateRequest

from ..context import Services
from . import service

router = APIRouter(tags=["estimates"])


@router.post("/estimates")
def estimate_runs(services: Services, body: EstimateRequest) -> Estimate:
    """What a run or a sweep would cost and when it would begin, from finished runs like it; nothing is submitted."""
    with services.database.reading() as session:
        return service.estimate(session, services.recipes, body)
