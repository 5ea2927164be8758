"""Estimates over HTTP."""

from fastapi import APIRouter

from distillboard.contracts.base import Name
from distillboard.contracts.estimates import Estimate, EstimateRequest, LineForecast

from ..context import Services
from . import line, service

router = APIRouter(tags=["estimates"])


@router.post("/estimates")
def estimate_runs(services: Services, body: EstimateRequest) -> Estimate:
    """What a run or a sweep would cost and when it would begin, from finished runs like it; nothing is submitted."""
    with services.database.reading() as session:
        return service.estimate(session, services.recipes, body)


@router.get("/queues/{queue}/forecast")
def forecast_queue(services: Services, queue: Name) -> LineForecast:
    """When the waiting runs of a queue would begin and end, from finished runs like them and the slots as they are."""
    with services.database.reading() as session:
        return line.forecast(session, queue)
