"""Queries over log lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.orm import Session

from .models import LogRow

_LEVELS = ("debug", "info", "warning", "error")


@dataclass(frozen=True)
class Sought:
    """Which lines of a run are wanted: of a level or a graver one, with the words; the last of them if ``newest``."""

    level: str | None = None
    words: str | None = None
    newest: bool = False

    def __bool__(self) -> bool:
        return self.level is not None or self.words is not None

    def conditions(self, run_id: str) -> list[ColumnElement[bool]]:
        """What a row of the run has to fulfil."""
        found = [LogRow.run_id == run_id]
        if self.level is not None:
            found.append(LogRow.level.in_(_LEVELS[_LEVELS.index(self.level) :]))
        if self.words is not None:
            found.append(LogRow.message.icontains(self.words, autoescape=True))
        return found


def count(session: Session, run_id: str) -> int:
    """How many lines the run has; also the next index."""
    newest = session.scalar(select(func.max(LogRow.index)).where(LogRow.run_id == run_id))
    return 0 if newest is None else newest + 1


def add(session: Session, rows: Sequence[Mapping[str, object]]) -> None:
    """Append lines; the columns are those of ``LogRow``."""
    if rows:
        session.execute(insert(LogRow), [dict(row) for row in rows])


def between(session: Session, run_id: str, first: int, limit: int) -> Sequence[LogRow]:
    """At most ``limit`` lines from index ``first`` on, in order."""
    query = select(LogRow).where(LogRow.run_id == run_id, LogRow.index >= first, LogRow.index < first + limit)
    return session.scalars(query.order_by(LogRow.index)).all()


def first_since(session: Session, run_id: str, time: float) -> int | None:
    """Index of the first line from a moment on, in seconds since 1970; None when all are older."""
    return session.scalar(select(func.min(LogRow.index)).where(LogRow.run_id == run_id, LogRow.time >= time))


def matching(session: Session, run_id: str, sought: Sought) -> int:
    """How many lines are sought."""
    return session.scalar(select(func.count()).select_from(LogRow).where(*sought.conditions(run_id))) or 0


def found(session: Session, run_id: str, sought: Sought, first: int, limit: int) -> Sequence[LogRow]:
    """At most ``limit`` of the lines that are sought, from index ``first`` on, in order; the last or first of them."""
    query = select(LogRow).where(*sought.conditions(run_id), LogRow.index >= first)
    order = LogRow.index.desc() if sought.newest else LogRow.index
    rows = session.scalars(query.order_by(order).limit(limit)).all()
    return rows[::-1] if sought.newest else rows
