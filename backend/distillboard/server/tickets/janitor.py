"""The janitor: ends what nobody may take over, sends lost tickets again, forgets old pre-flights, folds curves."""

import logging
import threading
import time
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from distillboard.contracts.states import RunState

from ..context import Context
from ..errors import RequestError
from ..kit import outbox
from ..kit.base import utc_now
from ..metrics.folding import fold_due
from ..preflights.service import forget_old
from ..queues import repository as queues
from ..queues.service import may_take_over
from ..runs import external
from ..runs import service as runs
from ..runs.models import Run
from ..trash import service as trash
from ..uploads.service import clear_up
from .chores import forget
from .messenger import Messenger

_MOST_TICKETS = 8
_CLEAR_UP_SECONDS = 3600
_log = logging.getLogger(__name__)


class Janitor:
    """A thread that tidies up every few seconds; several of them, in several processes, do no harm."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._stopping = threading.Event()
        self._clear_up_at = 0.0
        self._thread = threading.Thread(target=self._serve, name="janitor", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the present round."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _serve(self) -> None:
        while not self._stopping.wait(self._context.settings.janitor_seconds):
            try:
                tidy(self._context)
                self._clear_up_when_due()
            except (SQLAlchemyError, RequestError):
                _log.exception("the janitor's round failed; the next one tries again")

    def _clear_up_when_due(self) -> None:
        now = time.monotonic()
        if now >= self._clear_up_at:
            self._clear_up_at = now + _CLEAR_UP_SECONDS
            clear_up(self._context)
            forget(self._context)


def tidy(context: Context) -> None:
    """One round: end the overdue runs, announce waiting ones that no ticket speaks of, clear up, fold."""
    take_over = may_take_over(context)
    if take_over:
        patience = timedelta(seconds=context.settings.offline_limit_seconds)
        with context.database.writing() as session:
            for run in queues.overdue(session, utc_now(), patience):
                _end(session, run)
    with context.database.reading() as session:
        waiting = queues.waiting_by_queue(session, utc_now(), may_take_over=take_over)
    context.messenger.announce(outbox.Outbox(queues=_missing_tickets(context.messenger, waiting)))
    _end_silent(context)
    forget_old(context)
    trash.forget_old(context)
    fold_due(context.database)


def _end_silent(context: Context) -> None:
    """End own scripts' runs that fell silent, once this API has listened for as long; a report revives them."""
    patience = timedelta(seconds=context.settings.external_silence_seconds)
    if utc_now() - context.started < patience:
        return
    with context.database.writing() as session:
        for run in external.silent(session, utc_now(), patience):
            if run.stop_requested:
                runs.end(session, run, RunState.CANCELLED, "cancelled", "cancelled; its script was not heard of again")
            else:
                reason = f"its script was not heard of for {patience}; it runs again as soon as it reports"
                runs.end(session, run, RunState.FAILED, external.SILENT, reason)


def _end(session: Session, run: Run) -> None:
    if run.pause_requested and not run.stop_requested:
        runs.hold(session, run)
    elif run.stop_requested:
        reason = "cancelled; its worker was not heard of again"
        runs.end(session, run, RunState.CANCELLED, "cancelled", reason)
    else:
        reason = f"its worker fell silent in each of {run.tries} attempts, which is all that max_attempts allows"
        runs.end(session, run, RunState.FAILED, "attempts_exhausted", reason)


def _missing_tickets(messenger: Messenger, waiting: dict[str, int]) -> list[str]:
    """Tickets for the queues that have waiting runs and no message in the broker."""
    empty = [queue for queue in waiting if messenger.waiting_tickets(queue) == 0]
    return [queue for queue in empty for _ in range(min(waiting[queue], _MOST_TICKETS))]
