"""Where trainings report."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from distillboard.contracts.events import EventBatch, EventsAccepted

from ..kit.openapi import json_body
from ..leases.endpoints import LeaseToken
from .body import PlainBody
from .writer import Writer

router = APIRouter(tags=["events"])


async def _writer(request: Request) -> Writer:
    writer: Writer = request.app.state.writer
    return writer


@router.post("/runs/{run_id}/events", openapi_extra=json_body(EventBatch))
async def report_events(
    run_id: str, body: PlainBody, writer: Annotated[Writer, Depends(_writer)], token: LeaseToken = None
) -> EventsAccepted:
    """Report what a training did: metrics, log lines, progress, facts, its end.

    At most 8 MiB, gzip accepted. Sending a batch again changes nothing; 409 ``stale_lease`` when the run was handed on.
    Metrics go by event (one step) or as a table (many steps of the same keys), which is half as long.
    """
    return await writer.take(run_id, body, token)
