"""Where trainings report."""

from fastapi import APIRouter

from distillboard.contracts.events import EventBatch, EventsAccepted

from ..context import Services
from ..kit.openapi import json_body
from ..leases.endpoints import LeaseToken
from . import service
from .body import PlainBody
from .parsing import parse_batch

router = APIRouter(tags=["events"])


@router.post("/runs/{run_id}/events", openapi_extra=json_body(EventBatch))
def report_events(services: Services, run_id: str, body: PlainBody, token: LeaseToken = None) -> EventsAccepted:
    """Report what a training did: metrics, log lines, progress, facts, its end.

    At most 8 MiB, gzip accepted. Sending a batch again changes nothing; 409 ``stale_lease`` when the run was handed on.
    """
    batch = parse_batch(body)
    with services.database.writing() as session:
        return service.accept(session, services.settings, run_id, batch, token)
