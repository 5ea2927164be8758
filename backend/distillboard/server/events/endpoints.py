"""Where trainings report."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.routing import APIRoute

from distillboard.contracts.events import EventBatch, EventsAccepted
from distillboard.contracts.leases import LEASE_HEADER

from ..kit.openapi import json_body
from ..leases.endpoints import LeaseToken
from .body import PlainBody, plain_body
from .writer import Writer


async def _writer(request: Request) -> Writer:
    writer: Writer = request.app.state.writer
    return writer


class _ReportRoute(APIRoute):
    """Calls the endpoint with what it takes, three parameters whose form nobody chooses.

    What FastAPI does to find and check parameters, and to check and write the answer, is a quarter of what a report
    costs in the event loop.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler in the place of the one that FastAPI would make."""

        async def handle(request: Request) -> Response:
            run_id, token = request.path_params["run_id"], request.headers.get(LEASE_HEADER)
            answer = await report_events(run_id, await plain_body(request), await _writer(request), token)
            return Response(answer.model_dump_json(), media_type="application/json")

        return handle


router = APIRouter(tags=["events"], route_class=_ReportRoute)


@router.post("/runs/{run_id}/events", openapi_extra=json_body(EventBatch))
async def report_events(
    run_id: str, body: PlainBody, writer: Annotated[Writer, Depends(_writer)], token: LeaseToken = None
) -> EventsAccepted:
    """Report what a training did: metrics, log lines, progress, facts, its end.

    At most 8 MiB, gzip accepted. Sending a batch again changes nothing; 409 ``stale_lease`` when the run was handed on.
    Metrics go by event (one step) or as a table (many steps of the same keys), which is half as long.
    """
    return await writer.take(run_id, body, token)
