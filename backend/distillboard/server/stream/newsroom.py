"""The newsroom: reads what is new of a run once for all watchers that are equally far."""

import asyncio
from dataclasses import replace
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool

from ..db import Database
from . import reading
from .cursor import Position
from .reading import News

_RUNS = 128
_READS = 4
"""Runs, and reads of each, that are kept: watchers in step ask for the same one within a moment."""
_FEW = 4
"""Most batches of a read that is kept; what watchers who lag catch up with is theirs alone."""

Read = asyncio.Task[list[News]]


class Newsroom:
    """Shares reads within one event loop, until the run that was read changes again."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reads: dict[str, dict[Position, Read]] = {}

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
        if read is None:
            read = reads[place] = asyncio.create_task(run_in_threadpool(self._read, run_id, place))
            read.add_done_callback(partial(_drop_unless_small, reads, place))
            _keep_newest(reads, _READS)
            _keep_newest(self._reads, _RUNS)
        # A watcher that leaves must not end a read that others wait for.
        return await asyncio.shield(read)

    def _read(self, run_id: str, position: Position) -> list[News]:
        with self._database.reading() as session:
            return reading.news(session, run_id, position)


def _drop_unless_small(reads: dict[Position, Read], place: Position, read: Read) -> None:
    if (read.cancelled() or read.exception() is not None or len(read.result()) > _FEW) and reads.get(place) is read:
        del reads[place]


def _keep_newest(kept: dict[Any, Any], most: int) -> None:
    while len(kept) > most:
        del kept[next(iter(kept))]
