"""The newsroom: reads what is new of a run once for all watchers that are equally far."""

import asyncio
from dataclasses import replace

from starlette.concurrency import run_in_threadpool

from ..db import Database
from . import reading
from .cursor import Position
from .reading import News

_KEPT = 4
"""Most reads of one run that are kept: those of watchers who lag come and go."""


class Newsroom:
    """Shares reads within one event loop, until the run that was read changes again."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reads: dict[str, dict[Position, asyncio.Task[list[News]]]] = {}

    def changed(self, run_id: str) -> None:
        """What was read of this run is no longer all there is; whoever waits for it still gets it."""
        self._reads.pop(run_id, None)

    def forget(self) -> None:
        """Keep nothing: nobody watches."""
        self._reads.clear()

    async def after(self, run_id: str, position: Position) -> list[News]:
        """The next batches of a run beyond a position, as ``reading.news``."""
        reads = self._reads.setdefault(run_id, {})
        place = replace(position, row=0)
        read = reads.get(place)
        if read is None or (read.done() and (read.cancelled() or read.exception() is not None)):
            read = reads[place] = asyncio.create_task(run_in_threadpool(self._read, run_id, place))
            while len(reads) > _KEPT:
                del reads[next(iter(reads))]
        # A watcher that leaves must not end a read that others wait for.
        return await asyncio.shield(read)

    def _read(self, run_id: str, position: Position) -> list[News]:
        with self._database.reading() as session:
            return reading.news(session, run_id, position)
