"""The writer: every report is answered after the transaction that holds it was committed."""

import asyncio
import logging
import queue
import threading
from enum import Enum
from itertools import accumulate

from distillboard.contracts.events import EventsAccepted

from ..db import Database
from ..errors import Unavailable
from ..settings import Settings
from .taking import Report, Taker

MAX_TOGETHER = 32
"""Most reports of one transaction: whoever else wants to write waits that long."""
MAX_WAITING_BYTES = 128 * 2**20
"""Most bytes of bodies that wait to be taken in."""
MOST_AT_ONCE, BYTES_AT_ONCE, LARGE_BYTES = 16, 2**17, 2**16
"""Most reports, and bytes of them, that the event loop takes in at one go, and the bodies that it leaves to the thread:
others are answered a few milliseconds later for it.
"""
PATIENCE_SECONDS = 0.05
"""How long the event loop tries to take a report in while others write."""
SLOW_SECONDS, PAUSE_SECONDS = 0.1, 10.0
"""When taking reports in took the event loop this long, it leaves them to the thread for a while: the disk is slow."""
CHECKPOINT_REPORTS = 100
"""So many reports of the event loop later the thread brings the log into the file."""
_RETRY_SECONDS = 0.001
_log = logging.getLogger(__name__)


class _Mark(Enum):
    CHECKPOINT = 1
    STOP = 2


class Writer:
    """Takes reports in where that is fastest.

    The event loop does it itself where nobody has to be waited for: a file is written to in less time than it takes to
    hand reports to a thread and answers back, while both want Python's one lock. Whatever may take longer goes to a
    thread: databases behind a network, large reports, those that need a run's history or are refused, slow disks, a
    file that others write to, and bringing the database's log into its file. Either way all reports that have come in
    by then share one transaction.
    """

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._taker = Taker(database, settings)
        self._bytes = 0
        self._gathered: list[Report] = []
        self._since_checkpoint = 0
        self._thread_until = 0.0
        self._waiting: queue.SimpleQueue[Report | _Mark] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="writer", daemon=True)

    def start(self) -> None:
        """Begin to take reports in."""
        self._thread.start()

    def stop(self) -> None:
        """Take in what waits, and end."""
        self._leave_to_the_thread(len(self._gathered))
        self._waiting.put(_Mark.STOP)
        if self._thread.is_alive():
            self._thread.join()

    async def take(self, run_id: str, body: bytes, token: str | None) -> EventsAccepted:
        """Have a report taken in; returns when it is durable.

        Raises:
            Unavailable: ``too_busy`` when more waits already than may wait.
            RequestError: why it was refused, as ``parse_batch`` and ``service.accept`` say.
        """
        if self._bytes + len(body) > MAX_WAITING_BYTES:
            raise Unavailable("too_busy", "more reports wait to be taken in than may wait: send this one again later")
        loop = asyncio.get_running_loop()
        report = Report(run_id, body, len(body), token, loop.create_future(), loop.time())
        self._bytes += len(body)
        if self._database.may_write_at_once and len(body) < LARGE_BYTES and report.since >= self._thread_until:
            self._gather(report, loop)
        else:
            self._waiting.put(report)
        try:
            return await report.answer
        finally:
            self._bytes -= len(body)

    def _gather(self, report: Report, loop: asyncio.AbstractEventLoop) -> None:
        """Take it in with all others that this turn of the loop brings."""
        if not self._gathered:
            loop.call_soon(self._take_gathered, loop)
        self._gathered.append(report)

    def _take_gathered(self, loop: asyncio.AbstractEventLoop) -> None:
        if not self._gathered:  # the thread got them when the writer was stopped
            return
        began, some = loop.time(), self._next_round()
        may_try_again = self._taker.take_at_once(some)
        now = loop.time()
        left = [report for report in some if not report.is_done]
        for report in some:
            report.settle()
        self._gathered[: len(some)] = left
        self._count_for_checkpoint(len(some) - len(left))
        for_the_thread = 0
        if now - began > SLOW_SECONDS:
            self._thread_until = now + PAUSE_SECONDS
            for_the_thread = len(self._gathered)
        elif left and (not may_try_again or now - left[0].since > PATIENCE_SECONDS):
            for_the_thread = len(left)
        self._leave_to_the_thread(for_the_thread)
        if self._gathered:
            loop.call_later(_RETRY_SECONDS if left and not for_the_thread else 0, self._take_gathered, loop)

    def _next_round(self) -> list[Report]:
        """The first reports that have gathered, at least one."""
        sizes = accumulate(report.size for report in self._gathered[:MOST_AT_ONCE])
        fitting = sum(1 for size in sizes if size <= BYTES_AT_ONCE)
        return self._gathered[: max(1, fitting)]

    def _leave_to_the_thread(self, count: int) -> None:
        for report in self._gathered[:count]:
            self._waiting.put(report)
        del self._gathered[:count]

    def _count_for_checkpoint(self, count: int) -> None:
        self._since_checkpoint += count
        if self._since_checkpoint >= CHECKPOINT_REPORTS:
            self._since_checkpoint = 0
            self._waiting.put(_Mark.CHECKPOINT)

    def _serve(self) -> None:
        while (reports := self._next()) is not _Mark.STOP:
            if reports is _Mark.CHECKPOINT:
                self._checkpoint()
            else:
                self._taker.take(reports)
                reports[0].answer.get_loop().call_soon_threadsafe(_settle, reports)

    def _checkpoint(self) -> None:
        try:
            self._database.checkpoint()
        except Exception:  # noqa: BLE001 - whatever it is: reports wait for this thread
            _log.exception("the database's log could not be brought into its file; the next time tries again")

    def _next(self) -> list[Report] | _Mark:
        """The reports that wait, as many as one transaction takes, or what else there is to do."""
        first = self._waiting.get()
        if isinstance(first, _Mark):
            return first
        reports = [first]
        while len(reports) < MAX_TOGETHER and not self._waiting.empty():
            report = self._waiting.get_nowait()
            if isinstance(report, _Mark):
                self._waiting.put(report)
                break
            reports.append(report)
        return reports


def _settle(reports: list[Report]) -> None:
    for report in reports:
        report.settle()
