"""Log lines on their way in and out."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from distillboard.contracts.events import LogEvent
from distillboard.contracts.runs import LogLine, LogPage

from ..kit.text import clean
from ..runs import repository as runs
from . import repository
from .models import LogRow
from .repository import Sought


def append(session: Session, run_id: str, attempt: int, events: Sequence[LogEvent]) -> int:
    """Append the lines of a batch and return the index of its first one."""
    first = repository.count(session, run_id)
    rows = [
        {
            "run_id": run_id,
            "index": first + place,
            "time": event.time,
            "level": event.level,
            "message": clean(event.message),
            "step": event.step,
            "attempt": attempt,
        }
        for place, event in enumerate(events)
    ]
    repository.add(session, rows)
    return first


def page(session: Session, run_id: str, after: int, limit: int, tail: int | None) -> LogPage:
    """Lines from index ``after`` on, or the last ``tail`` lines."""
    runs.get(session, run_id)
    total = repository.count(session, run_id)
    first, most = (after, limit) if tail is None else (max(0, total - tail), tail)
    return _page(lines(session, run_id, first, most), first, total, total)


def search(session: Session, run_id: str, sought: Sought, after: int, limit: int) -> LogPage:
    """The lines that are sought from index ``after`` on; the last ones of them when ``sought.newest``."""
    runs.get(session, run_id)
    rows = repository.found(session, run_id, sought, after, limit)
    matching = repository.matching(session, run_id, sought)
    return _page([line_of(row) for row in rows], after, repository.count(session, run_id), matching)


def around(session: Session, run_id: str, time: float, limit: int) -> LogPage:
    """As many lines before a moment as from it on, ``limit`` together; ``time`` in seconds since 1970."""
    runs.get(session, run_id)
    total = repository.count(session, run_id)
    middle = repository.first_since(session, run_id, time)
    first = max(0, (total if middle is None else middle) - limit // 2)
    return _page(lines(session, run_id, first, limit), first, total, total)


def _page(found: list[LogLine], first: int, total: int, matching: int) -> LogPage:
    return LogPage(lines=found, next=found[-1].index + 1 if found else first, total=total, matching=matching)


def lines(session: Session, run_id: str, first: int, count: int) -> list[LogLine]:
    """``count`` lines from index ``first`` on."""
    return [line_of(row) for row in repository.between(session, run_id, first, count)]


def line_of(row: LogRow) -> LogLine:
    """A row as readers see it."""
    return LogLine.model_validate(row, from_attributes=True)
