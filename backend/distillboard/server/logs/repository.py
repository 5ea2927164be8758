"""Queries over log lines."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from .models import LogRow


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
