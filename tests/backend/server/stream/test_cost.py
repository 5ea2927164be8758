"""What a tick costs: neither history nor watchers who have nothing to hear make it dearer."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import ExitStack

import pytest
from distillboard.server.db import Database
from distillboard.server.events import service as events
from distillboard.server.settings import Settings
from distillboard.server.stream import service
from distillboard.server.stream.hub import Hub
from distillboard.server.tickets.messenger import Messenger
from support.reports import metrics, new_batch, parsed
from support.rows import create_external_run
from support.statements import counted


def report(database: Database, settings: Settings, run_id: str, step: int) -> None:
    with database.writing() as session:
        events.accept(session, settings, run_id, parsed(new_batch(metrics(step, a=1.0), batch=str(uuid.uuid4()))), None)


async def heard(chunks: AsyncIterator[bytes], what: bytes) -> bytes:
    """Read on until a chunk holds something."""
    async for chunk in chunks:
        if what in chunk:
            return chunk
    raise AssertionError("the stream ended")


async def cost_of_a_tick(database: Database, settings: Settings, run_id: str, others: list[str], step: int) -> int:
    """Statements from a report's wake-up until all watchers of the run have its points; the others are idle."""
    hub = Hub(database, Messenger(None), None)
    hub.start()
    watched = [run_id, run_id, run_id, *others]
    with ExitStack() as stack:
        watchers = [stack.enter_context(hub.watcher()) for _ in watched]
        for watcher, watched_run in zip(watchers, watched, strict=True):
            beginning = await asyncio.to_thread(service.begin, database, watched_run, None)
            watcher.begin(beginning.cursor, beginning.rows)
        streams = [watcher.chunks() for watcher in watchers]
        for stream in streams:
            await heard(stream, b"event: run")
        await asyncio.to_thread(report, database, settings, run_id, step)
        with counted(database) as said:
            hub._note([run_id])
            async with asyncio.timeout(30):
                await asyncio.gather(*(heard(stream, b"event: points") for stream in streams[:3]))
        for stream in streams:
            await stream.aclose()
    await hub.stop()
    return len(said)


@pytest.fixture
def runs(database) -> list[str]:
    with database.writing() as session:
        return [create_external_run(session).id for _ in range(2)]


def test_it_does_not_grow_with_history_or_watchers(database, settings, runs):
    busy, idle = runs
    costs = []
    for history, others in ((1, 0), (120, 0), (0, 40)):
        for _ in range(history):
            report(database, settings, busy, len(costs))
        costs.append(asyncio.run(cost_of_a_tick(database, settings, busy, [idle] * others, 1000)))
    assert costs == [costs[0]] * 3
