"""Taking reports in: as many in one transaction as there are, each alone when one of them is refused."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

from sqlalchemy.orm import Session

from distillboard.contracts.events import EventBatch, EventsAccepted

from ..db import Busy, Database
from ..metrics.memory import Memory
from ..settings import Settings
from . import service
from .parsing import parse_batch


@dataclass(eq=False)
class Report:
    """A report that waits for its answer, since a moment of the event loop's clock."""

    run_id: str
    body: bytes
    size: int
    token: str | None
    answer: "asyncio.Future[EventsAccepted]"
    since: float
    batch: EventBatch | None = None
    result: EventsAccepted | None = None
    error: Exception | None = None

    @property
    def is_done(self) -> bool:
        """Whether it was taken in or refused."""
        return self.result is not None or self.error is not None

    def settle(self) -> None:
        """Give whoever waits the answer, in the event loop; nothing for those who have gone."""
        if self.answer.done():
            return
        if self.error is not None:
            self.answer.set_exception(self.error)
        elif self.result is not None:
            self.answer.set_result(self.result)


class Taker:
    """Takes reports in, one caller at a time."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self._memory = Memory()
        self._turn = Lock()

    def take(self, reports: Sequence[Report]) -> None:
        """Take them in or refuse them, however long that takes.

        A report that is refused does not take its neighbours with it: they are taken in again, each alone.
        """
        with self._turn:
            whole = _read(reports)
            if len(whole) > 1 and self._take_together(whole):
                return
            for report in whole:
                _attempt(report, lambda one: self._take_in([one]))

    def take_at_once(self, reports: Sequence[Report]) -> bool:
        """Take them in if nobody has to be waited for and nothing is special about any of them.

        Returns:
            Whether those that are not done then are worth another try soon; otherwise they need ``take``.
        """
        if not self._turn.acquire(blocking=False):
            return True
        try:
            whole = _read(reports)
            if whole:
                self._take_in(whole, at_once=True)
        except Busy:
            return True
        except Exception:  # noqa: BLE001 - ``take`` says what it is, and of which
            return False
        finally:
            self._turn.release()
        return True

    def _take_together(self, reports: Sequence[Report]) -> bool:
        """Whether one transaction took all of them."""
        try:
            self._take_in(reports)
        except Exception:  # noqa: BLE001 - each is told its own when it is taken in alone
            return False
        return True

    def _take_in(self, reports: Sequence[Report], *, at_once: bool = False) -> None:
        try:
            with self._database.writing_at_once() if at_once else self._database.writing() as session:
                results = [self._accept(session, report, at_once=at_once) for report in reports]
        except BaseException:
            self._memory.forget()
            raise
        self._memory.settle()
        for report, result in zip(reports, results, strict=True):
            report.result = result

    def _accept(self, session: Session, report: Report, *, at_once: bool) -> EventsAccepted:
        if report.batch is None:
            raise ValueError("a report is read before it is taken in")
        settings, memory = self._settings, self._memory
        return service.accept(session, settings, report.run_id, report.batch, report.token, memory, at_once=at_once)


def _read(reports: Sequence[Report]) -> list[Report]:
    """Those that are batches, in the order in which all writers lock runs; the reports of one run stay in theirs."""
    for report in reports:
        if report.batch is None:
            _attempt(report, _parse)
    return sorted((report for report in reports if not report.is_done), key=lambda report: report.run_id)


def _parse(report: Report) -> None:
    report.batch, report.body = parse_batch(report.body), b""


def _attempt(report: Report, work: Callable[[Report], None]) -> None:
    try:
        work(report)
    except Exception as error:  # noqa: BLE001 - raised where the report waits for its answer
        report.error = error
