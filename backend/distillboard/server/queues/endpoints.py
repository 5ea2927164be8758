"""Claims over HTTP."""

from typing import Any

from fastapi import APIRouter, Response, status

from distillboard.contracts.base import Name
from distillboard.contracts.leases import Claim, ClaimRequest

from ..context import Services
from . import service

router = APIRouter(tags=["queues"])

_NOTHING: dict[int | str, dict[str, Any]] = {status.HTTP_204_NO_CONTENT: {"description": "No waiting run fits."}}


@router.post("/queues/{queue}/claims", response_model=Claim, responses=_NOTHING)
def claim_run(services: Services, queue: Name, body: ClaimRequest) -> Claim | Response:
    """Take the best waiting run of a queue; 204 when none fits the device."""
    with services.database.writing() as session:
        return service.claim(session, services, queue, body) or Response(status_code=status.HTTP_204_NO_CONTENT)
