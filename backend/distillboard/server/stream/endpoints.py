"""The live stream: one connection for everything on the screen."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from ..context import Services
from . import service
from .hub import Hub
from .watcher import Watcher

router = APIRouter(tags=["stream"])

Runs = Annotated[
    str,
    Query(
        max_length=20_000,
        description="Runs whose points and log lines are sent, separated by commas; 'a:40' when revision 40 of run a "
        "is known already (the 'revision' of its curves); parts of a message's id go on where that message was.",
    ),
]
LastEventId = Annotated[str | None, Header(max_length=20_000, description="Go on after this message.")]


async def _hub(request: Request) -> Hub:
    hub: Hub = request.app.state.hub
    return hub


async def _watcher(
    services: Services, hub: Annotated[Hub, Depends(_hub)], runs: Runs = "", last_event_id: LastEventId = None
) -> AsyncIterator[Watcher]:
    """A stream that hears of changes before the record is read, so that nothing falls in between."""
    with hub.watcher() as watcher:
        beginning = await run_in_threadpool(service.begin, services.database, runs, last_event_id)
        watcher.begin(beginning.cursor, beginning.rows, beginning.queues)
        yield watcher


class EventStream(StreamingResponse):
    """Server-Sent Events that are bytes already; FastAPI's own response passes every message through three tasks."""

    media_type = "text/event-stream"


@router.get("/stream", response_class=EventStream)
async def stream_changes(watcher: Annotated[Watcher, Depends(_watcher)]) -> EventStream:
    """Server-Sent Events, for ever.

    ``run`` (RunMessage): any run that changed, as it is now. ``points`` (PointsMessage) and ``logs`` (LogsMessage):
    what the named runs reported, batch by batch, each once. ``rewound`` (RewoundMessage): a later attempt of a named
    run went on from an earlier step, before that attempt's first points. ``queue`` (QueueMessage): every queue as it is
    when the stream begins, then those that change, with what their runs wait for; a queue's order alone is told by the
    rows of the runs that were moved. The id of a message is the cursor to go on
    from; to watch other runs, open the stream again with the parts of the last id that are to go on.
    """
    return EventStream(watcher.chunks(), headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"})
