"""Signs of life and orderly release, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Header

from distillboard.contracts.leases import LEASE_HEADER, LeaseAnswer
from distillboard.contracts.runs import RunView

from ..context import Services
from . import service

router = APIRouter(tags=["leases"])

LeaseToken = Annotated[str | None, Header(alias=LEASE_HEADER, description="Token of the claim.")]


@router.post("/runs/{run_id}/heartbeat")
def heartbeat(services: Services, run_id: str, token: LeaseToken = None) -> LeaseAnswer:
    """Keep the lease; 409 ``stale_lease`` when it is over."""
    with services.database.writing() as session:
        return service.heartbeat(session, services.settings, run_id, token)


@router.post("/runs/{run_id}/release")
def release_run(services: Services, run_id: str, token: LeaseToken = None) -> RunView:
    """Give a run back in good order: it is queued again and the attempt does not count."""
    with services.database.writing() as session:
        return service.release(session, run_id, token)
