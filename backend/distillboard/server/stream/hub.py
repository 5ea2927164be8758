"""The hub: one per process. Hears of changed runs, reads each once, and hands it to every open stream."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from ..db import Database
from ..kit.base import utc_now
from ..kit.outbox import QUEUES
from ..tickets.messenger import CHANNEL, Messenger
from . import reading
from .newsroom import Newsroom
from .queues import QueueNews
from .reading import Row
from .watcher import Watcher

_GATHER_SECONDS = 0.04
_POLL_SECONDS = 2.0
_QUEUES_SECONDS = 0.25
"""Shortest time between two looks at the queues."""
_RECONNECT_SECONDS = 1.0
SLACK = timedelta(seconds=5)
"""Longest time that a transaction's rows may be older than its commit; within it a poll looks again."""
_MOST_POLLED = 1000
_log = logging.getLogger(__name__)


class Hub:
    """Fans changes out.

    It hears of changed runs and queues from this process at once, from others over Redis, and, should Redis be away, by
    looking every two seconds. Without an open stream it does nothing.
    """

    def __init__(self, database: Database, messenger: Messenger, redis_url: str | None) -> None:
        self._database = database
        self._redis_url = redis_url
        self._messenger = messenger
        self._newsroom = Newsroom(database)
        self._queues = QueueNews(database)
        self._watchers: set[Watcher] = set()
        self._changed: set[str] = set()
        self._wake = asyncio.Event()
        self._queues_wake = asyncio.Event()
        self._sent: dict[str, datetime] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Begin, in the event loop that serves the streams."""
        self._loop = asyncio.get_running_loop()
        self._messenger.listeners.append(self._hear)
        self._tasks = [asyncio.create_task(task()) for task in self._duties()]

    def _duties(self) -> tuple[Callable[[], Coroutine[None, None, None]], ...]:
        return (self._serve, self._serve_queues, self._poll, self._listen)

    async def stop(self) -> None:
        """End every stream and forget everything."""
        self._messenger.listeners.remove(self._hear)
        self._close_streams()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def close(self) -> None:
        """End every stream; from any thread and from a signal handler."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._close_streams)

    @contextmanager
    def watcher(self) -> Iterator[Watcher]:
        """A stream that hears of changes as long as the block lasts."""
        watcher = Watcher(self._newsroom)
        self._watchers.add(watcher)
        try:
            yield watcher
        finally:
            self._watchers.discard(watcher)
            if not self._watchers:
                self._newsroom.forget()
                self._queues.forget()

    def _close_streams(self) -> None:
        for watcher in self._watchers:
            watcher.close()

    def _hear(self, run_ids: frozenset[str]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._note, run_ids)

    def _note(self, run_ids: Iterable[str]) -> None:
        if not self._watchers:
            return
        changed = set(run_ids)
        if QUEUES in changed:
            self._queues_wake.set()
        self._changed |= changed - {QUEUES}
        self._wake.set()

    async def _serve(self) -> None:
        """Gather changes for a moment, read each run once, hand it to all."""
        while True:
            await self._wake.wait()
            await asyncio.sleep(_GATHER_SECONDS)
            self._wake.clear()
            changed, self._changed = sorted(self._changed), set()
            try:
                for first in range(0, len(changed), reading.MAX_ROWS):
                    self._hand_out(await run_in_threadpool(self._rows, changed[first : first + reading.MAX_ROWS]))
            except SQLAlchemyError:
                _log.exception("changed runs could not be read; the next look makes up for it")

    async def _serve_queues(self) -> None:
        """Look at the queues when something is said of them, and now and then: nobody says that a worker is gone."""
        while True:
            await self._queues_wake.wait()
            self._queues_wake.clear()
            try:
                changed = await run_in_threadpool(self._queues.look)
            except SQLAlchemyError:
                _log.exception("the queues could not be read; the next look makes up for it")
            else:
                for watcher in self._watchers if changed else ():
                    watcher.put_queues(changed)
            await asyncio.sleep(_QUEUES_SECONDS)

    def _hand_out(self, rows: list[Row]) -> None:
        for row in rows:
            if self._sent.get(row.run_id) == row.updated:
                continue
            self._sent[row.run_id] = row.updated
            self._newsroom.changed(row.run_id)
            for watcher in self._watchers:
                watcher.put(row)

    async def _poll(self) -> None:
        while True:
            await asyncio.sleep(_POLL_SECONDS)
            if not self._watchers:
                self._sent.clear()
                continue
            self._queues_wake.set()
            try:
                await self._look()
            except SQLAlchemyError:
                _log.exception("a look for changed runs failed; the next one tries again")

    async def _look(self) -> None:
        """Note what changed lately and was not handed out, and forget what was handed out long ago."""
        horizon = utc_now() - timedelta(seconds=_POLL_SECONDS) - 2 * SLACK
        updated = await run_in_threadpool(self._changed_since, horizon)
        self._sent = {run_id: moment for run_id, moment in self._sent.items() if moment > horizon}
        self._note(run_id for run_id, moment in updated.items() if self._sent.get(run_id) != moment)

    async def _listen(self) -> None:
        """Hear what other processes say over Redis."""
        while self._redis_url is not None:
            try:
                async with Redis.from_url(self._redis_url) as redis, redis.pubsub() as channel:
                    await channel.subscribe(CHANNEL)
                    async for message in channel.listen():
                        if message["type"] == "message":
                            self._note([message["data"].decode("ascii", "replace")])
            except (RedisError, OSError) as error:
                _log.info("not listening to Redis (%s); looking every %g s meanwhile", error, _POLL_SECONDS)
            await asyncio.sleep(_RECONNECT_SECONDS)

    def _rows(self, run_ids: list[str]) -> list[Row]:
        with self._database.reading() as session:
            return reading.rows(session, run_ids)

    def _changed_since(self, moment: datetime) -> dict[str, datetime]:
        with self._database.reading() as session:
            return reading.changed_since(session, moment, _MOST_POLLED)
