"""One open stream: what it watches, how far it is, and what waits to be sent."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace

from fastapi.sse import ServerSentEvent
from starlette.concurrency import run_in_threadpool

from ..db import Database
from ..kit.base import utc_now
from . import reading
from .cursor import Cursor, Position
from .reading import News, Row

_RETRY_MS = 1000


class Watcher:
    """Gathers what changed and turns it into messages as fast as its reader takes them.

    Rows wait as their newest state, points and lines are read from the record when they are sent: a slow reader costs
    nothing but its own delay.
    """

    def __init__(self) -> None:
        self._moment = utc_now()
        self._positions: dict[str, Position] = {}
        self._rows: dict[str, Row] = {}
        self._stale: set[str] = set()
        self._wake = asyncio.Event()
        self._closed = False

    def begin(self, cursor: Cursor, rows: Iterable[Row]) -> None:
        """Set out from a cursor with these rows; what was heard since is newer."""
        self._moment = cursor.moment
        self._positions = dict(cursor.positions)
        self._stale = set(cursor.positions)
        self._rows = {row.run_id: row for row in rows} | self._rows

    def put(self, row: Row) -> None:
        """Take note that a run changed."""
        self._rows[row.run_id] = row
        if row.run_id in self._positions:
            self._stale.add(row.run_id)
        self._wake.set()

    def close(self) -> None:
        """End the stream after what is being sent."""
        self._closed = True
        self._wake.set()

    async def messages(self, database: Database) -> AsyncIterator[ServerSentEvent]:
        """Everything new, for ever: points and lines of the named runs, then the rows of runs that changed."""
        yield ServerSentEvent(id=self._cursor(), retry=_RETRY_MS)
        while not self._closed:
            while self._stale and not self._closed:
                async for message in self._news(database, self._stale.pop()):
                    yield message
            while self._rows and not self._closed:
                row = self._rows.pop(next(iter(self._rows)))
                if self._advance_row(row):
                    yield self._message("run", row.message)
            if not (self._stale or self._rows or self._closed):
                await self._wake.wait()
            self._wake.clear()

    async def _news(self, database: Database, run_id: str) -> AsyncIterator[ServerSentEvent]:
        while not self._closed:
            found = await run_in_threadpool(_read, database, run_id, self._positions[run_id])
            for news in found:
                for message in self._of(run_id, news):
                    yield message
            if len(found) < reading.MAX_BATCHES:
                return

    def _of(self, run_id: str, news: News) -> list[ServerSentEvent]:
        """The messages of one batch; the cursor moves with each, so that a break between them loses neither."""
        messages = []
        self._positions[run_id] = replace(self._positions[run_id], points=news.revision)
        if news.points is not None:
            messages.append(self._message("points", news.points))
        self._positions[run_id] = replace(self._positions[run_id], lines=news.revision)
        if news.lines is not None:
            messages.append(self._message("logs", news.lines))
        return messages

    def _advance_row(self, row: Row) -> bool:
        """Whether the reader does not have this row yet."""
        self._moment = max(self._moment, row.updated)
        position = self._positions.get(row.run_id)
        if position is None:
            return True
        self._positions[row.run_id] = replace(position, row=row.revision)
        return row.revision > position.row

    def _message(self, event: str, data: str) -> ServerSentEvent:
        return ServerSentEvent(event=event, raw_data=data, id=self._cursor())

    def _cursor(self) -> str:
        return Cursor(self._moment, self._positions).encode()


def _read(database: Database, run_id: str, position: Position) -> list[News]:
    with database.reading() as session:
        return reading.news(session, run_id, position)
