"""Taking reports in: as many in one transaction as there are, each alone when one of them is refused."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from threading import Lock

from sqlalchemy.orm import Session

from distillboard.contracts.events import EventBatch, EventsAccepted

from ..db import Busy, Database
from ..metrics.memory import Memory
from ..settings import Settings
from . import service
from .parsing import parse_batch

_Transaction = Callable[[], AbstractContextManager[Session]]


@dataclass(eq=False)
class Report:
    """A report that waits for its answer, since a moment of the event loop's clock."""

    run_id: str
    body: bytes
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
    """Takes reports in, one caller at a time.

    A report that is refused does not take its neighbours with it: they are taken in again, each alone.
    """

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self._memory = Memory()
        self._turn = Lock()

    def take(self, reports: Sequence[Report]) -> None:
        """Take them in or refuse them, however long that takes."""
        with self._turn:
            self._take(reports, self._database.writing)

    def take_at_once(self, reports: Sequence[Report]) -> None:
        """The same as far as nobody has to be waited for; the others are not done."""
        if not self._turn.acquire(blocking=False):
            return
        try:
            self._take(reports, self._database.writing_at_once)
        except Busy:
            return
        finally:
            self._turn.release()

    def _take(self, reports: Sequence[Report], transaction: _Transaction) -> None:
        for report in reports:
            if report.batch is None:
                _attempt(report, _parse)
        # Rows are locked in one order by all writers, and the reports of one run stay in theirs.
        whole = sorted((report for report in reports if not report.is_done), key=lambda report: report.run_id)
        if len(whole) > 1 and self._take_together(whole, transaction):
            return
        for report in whole:
            _attempt(report, lambda one: self._take_in([one], transaction))

    def _take_together(self, reports: Sequence[Report], transaction: _Transaction) -> bool:
        """Whether one transaction took all of them."""
        try:
            self._take_in(reports, transaction)
        except Busy:
            raise
        except Exception:  # noqa: BLE001 - each is told its own when it is taken in alone
            return False
        return True

    def _take_in(self, reports: Sequence[Report], transaction: _Transaction) -> None:
        try:
            with transaction() as session:
                results = [self._accept(session, report) for report in reports]
        except BaseException:
            self._memory.forget()
            raise
        self._memory.settle()
        for report, result in zip(reports, results, strict=True):
            report.result = result

    def _accept(self, session: Session, report: Report) -> EventsAccepted:
        if report.batch is None:
            raise ValueError("a report is read before it is taken in")
        return service.accept(session, self._settings, report.run_id, report.batch, report.token, self._memory)


def _parse(report: Report) -> None:
    report.batch, report.body = parse_batch(report.body), b""


def _attempt(report: Report, work: Callable[[Report], None]) -> None:
    try:
        work(report)
    except Busy:
        raise
    except Exception as error:  # noqa: BLE001 - raised where the report waits for its answer
        report.error = error
