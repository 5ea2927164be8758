"""The writer: one thread that takes batches in, as many in one transaction as wait for it."""

import asyncio
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from distillboard.contracts.events import EventBatch, EventsAccepted

from ..db import Database
from ..errors import Unavailable
from ..metrics.memory import Memory
from ..settings import Settings
from . import service
from .parsing import parse_batch

MAX_TOGETHER = 32
"""Most batches of one transaction: whoever else wants to write waits that long."""
MAX_WAITING_BYTES = 128 * 2**20
"""Most bytes of bodies that wait to be taken in."""
_STOP: Final = None


@dataclass(eq=False)
class _Report:
    """A report that waits for its answer."""

    run_id: str
    body: bytes
    token: str | None
    answer: "asyncio.Future[EventsAccepted]"
    batch: EventBatch | None = None
    result: EventsAccepted | None = None
    error: Exception | None = None


class Writer:
    """Answers every report after the transaction that holds it was committed.

    One transaction for all that wait costs each of them a share of it, and one thread asks for the database once where
    many would stand in each other's way. A report that is refused does not take its neighbours with it: they are taken
    in again, each alone.
    """

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self._memory = Memory()
        self._waiting: queue.SimpleQueue[_Report | None] = queue.SimpleQueue()
        self._bytes = 0
        self._thread = threading.Thread(target=self._serve, name="writer", daemon=True)

    def start(self) -> None:
        """Begin to take reports in."""
        self._thread.start()

    def stop(self) -> None:
        """Take in what waits, and end."""
        self._waiting.put(_STOP)
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
        report = _Report(run_id, body, token, asyncio.get_running_loop().create_future())
        self._bytes += len(body)
        self._waiting.put(report)
        try:
            return await report.answer
        finally:
            self._bytes -= len(body)

    def _serve(self) -> None:
        while reports := self._next():
            self._take(reports)
            _answer(reports)

    def _next(self) -> list[_Report]:
        """The reports that wait, as many as one transaction takes; none when it is time to end."""
        first = self._waiting.get()
        if first is _STOP:
            return []
        reports = [first]
        while len(reports) < MAX_TOGETHER and not self._waiting.empty():
            report = self._waiting.get_nowait()
            if report is _STOP:
                self._waiting.put(_STOP)
                break
            reports.append(report)
        return reports

    def _take(self, reports: list[_Report]) -> None:
        for report in reports:
            _attempt(report, _parse)
        # Rows are locked in one order by all writers, and the reports of one run stay in theirs.
        whole = sorted((report for report in reports if report.batch is not None), key=lambda report: report.run_id)
        if len(whole) > 1 and self._take_together(whole):
            return
        for report in whole:
            _attempt(report, self._take_alone)

    def _take_together(self, reports: list[_Report]) -> bool:
        """Whether one transaction took all of them."""
        try:
            with self._database.writing() as session:
                for report in reports:
                    self._accept(session, report)
        except Exception:  # noqa: BLE001 - each is told its own when it is taken in alone
            self._memory.forget()
            return False
        self._memory.settle()
        return True

    def _take_alone(self, report: _Report) -> None:
        try:
            with self._database.writing() as session:
                self._accept(session, report)
        except BaseException:
            self._memory.forget()
            raise
        self._memory.settle()

    def _accept(self, session: Session, report: _Report) -> None:
        if report.batch is not None:
            report.result = service.accept(
                session, self._settings, report.run_id, report.batch, report.token, self._memory
            )


def _parse(report: _Report) -> None:
    report.batch, report.body = parse_batch(report.body), b""


def _attempt(report: _Report, work: Callable[[_Report], None]) -> None:
    try:
        work(report)
    except Exception as error:  # noqa: BLE001 - raised where the report waits for its answer
        report.error = error


def _answer(reports: list[_Report]) -> None:
    loop = reports[0].answer.get_loop()
    loop.call_soon_threadsafe(_settle, reports)


def _settle(reports: list[_Report]) -> None:
    for report in reports:
        if report.answer.done():  # whoever asked has gone
            continue
        if report.error is not None:
            report.answer.set_exception(report.error)
        elif report.result is not None:
            report.answer.set_result(report.result)
