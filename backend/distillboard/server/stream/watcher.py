"""One open stream: what it watches, how far it is, and what waits to be sent."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType

from ..kit.base import utc_now
from . import reading
from .cursor import Cursor, Position, encode_moment, encode_part
from .newsroom import Newsroom
from .queues import Messages
from .reading import News, Row

_RETRY_MS = 1000
_PING_SECONDS = 15.0
_PING = b": ping\n\n"
_MOST_TOGETHER = 64 * 1024
"""Bytes of messages that are sent at once: rows of a busy server by the dozen, a large batch alone."""


class Watcher:
    """Gathers what changed and turns it into messages as fast as its reader takes them.

    Rows wait as their newest state, points and lines are read from the record when they are sent: a slow reader costs
    nothing but its own delay.
    """

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._moment = utc_now()
        self._positions: dict[str, Position] = {}
        self._parts: dict[str, str] = {}
        self._rows: dict[str, Row] = {}
        self._queues: dict[str, bytes] = {}
        self._queues_sent: dict[str, bytes] = {}
        self._stale: dict[str, None] = {}
        self._wake = asyncio.Event()
        self._closed = False

    def begin(self, cursor: Cursor, rows: Iterable[Row], queues: Messages = MappingProxyType({})) -> None:
        """Set out from a cursor with these rows and queues; what was heard since is newer."""
        self._moment = cursor.moment
        for run_id, position in cursor.positions.items():
            self._advance(run_id, position)
        self._stale = dict.fromkeys(cursor.positions)
        self._rows = {row.run_id: row for row in rows} | self._rows
        self._queues = {**queues, **self._queues}

    def put(self, row: Row) -> None:
        """Take note that a run changed."""
        self._rows[row.run_id] = row
        if row.run_id in self._positions:
            self._stale[row.run_id] = None
        self._wake.set()

    def put_queues(self, queues: Messages) -> None:
        """Take note of queues that changed."""
        self._queues.update(queues)
        self._wake.set()

    def close(self) -> None:
        """End the stream after what is being sent."""
        self._closed = True
        self._wake.set()

    async def chunks(self) -> AsyncIterator[bytes]:
        """Everything new, for ever, as bytes of the stream: messages that are ready together are sent together."""
        yield f"id: {self._cursor()}\nretry: {_RETRY_MS}\n\n".encode()
        while not self._closed:
            ready = bytearray()
            async for message in self._messages():
                ready += message
                if len(ready) >= _MOST_TOGETHER:
                    yield bytes(ready)
                    ready.clear()
            if ready:
                yield bytes(ready)
            elif not await self._woken():
                yield _PING

    async def _woken(self) -> bool:
        """Wait until there is something to do; False when nothing came for a while."""
        try:
            async with asyncio.timeout(_PING_SECONDS):
                await self._wake.wait()
        except TimeoutError:
            return False
        self._wake.clear()
        return True

    async def _messages(self) -> AsyncIterator[bytes]:
        """Points and lines of the named runs, then the rows of runs and the queues that changed."""
        while self._stale and not self._closed:
            run_id = next(iter(self._stale))
            del self._stale[run_id]
            async for message in self._news(run_id):
                yield message
        while self._rows and not (self._stale or self._closed):
            row = self._rows.pop(next(iter(self._rows)))
            if self._advance_row(row):
                yield self._message(row.message)
        while self._queues and not (self._stale or self._rows or self._closed):
            name, message = self._queues.popitem()
            if self._queues_sent.get(name) != message:
                self._queues_sent[name] = message
                yield self._message(message)

    async def _news(self, run_id: str) -> AsyncIterator[bytes]:
        while not self._closed:
            found = await self._newsroom.after(run_id, self._positions[run_id])
            for news in found:
                for message in self._of(run_id, news):
                    yield message
            if len(found) < reading.MAX_BATCHES:
                return

    def _of(self, run_id: str, news: News) -> Iterator[bytes]:
        """The messages of one batch; the cursor moves with each, so that a break between them loses none."""
        self._advance(run_id, replace(self._positions[run_id], attempt=news.attempt))
        if news.rewound is not None:
            yield self._message(news.rewound)
        self._advance(run_id, replace(self._positions[run_id], points=news.revision))
        if news.points is not None:
            yield self._message(news.points)
        self._advance(run_id, replace(self._positions[run_id], lines=news.revision))
        if news.lines is not None:
            yield self._message(news.lines)

    def _advance_row(self, row: Row) -> bool:
        """Whether the reader does not have this row yet."""
        self._moment = max(self._moment, row.updated)
        position = self._positions.get(row.run_id)
        if position is None:
            return True
        self._advance(row.run_id, replace(position, row=row.revision))
        return row.revision > position.row

    def _advance(self, run_id: str, position: Position) -> None:
        self._positions[run_id] = position
        self._parts[run_id] = encode_part(run_id, position)

    def _message(self, message: bytes) -> bytes:
        return b"%b%b\n\n" % (message, self._cursor().encode())

    def _cursor(self) -> str:
        """``Cursor.encode``, of parts that are made when they change."""
        return ",".join((encode_moment(self._moment), *self._parts.values()))
