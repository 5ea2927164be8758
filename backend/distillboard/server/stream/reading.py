"""What is new about runs, read from the record: batches beyond a revision, rows that changed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from distillboard.contracts.stream import LogsMessage, RunMessage

from ..events import repository as batches
from ..events.repository import StoredBatch
from ..logs import service as logs
from ..metrics import encoding
from ..metrics import repository as metrics
from ..metrics.points import by_key
from ..metrics.reading import refilled, valid_points
from ..runs import views
from ..runs.models import PREFLIGHT, Run
from .cursor import Position

MAX_BATCHES = 100
MAX_ROWS = 200


@dataclass(frozen=True)
class News:
    """What one batch brought, as messages; None where it brought nothing or the watcher has it."""

    revision: int
    points: str | None
    lines: str | None


@dataclass(frozen=True)
class Row:
    """A run's row as a message."""

    run_id: str
    revision: int
    updated: datetime
    message: str


def news(session: Session, run_id: str, position: Position) -> list[News]:
    """The next batches of a run beyond a position, at most ``MAX_BATCHES``; the cost is that of what is new."""
    found = refilled(session, run_id, batches.after(session, run_id, min(position.points, position.lines), MAX_BATCHES))
    if not found:
        return []
    resumed_from = metrics.resumed_from(session, run_id)
    return [
        News(
            batch.revision,
            _points(session, run_id, batch, resumed_from) if batch.revision > position.points else None,
            _lines(session, run_id, batch) if batch.revision > position.lines else None,
        )
        for batch in found
    ]


def _points(session: Session, run_id: str, batch: StoredBatch, resumed_from: dict[int, int]) -> str | None:
    series = by_key(valid_points(batch, resumed_from))
    if not series:
        return None
    keys = {metric.slot: metric.key for metric in metrics.at(session, run_id, series.keys())}
    return encoding.points_message(run_id, batch.revision, {keys[slot]: points for slot, points in series.items()})


def _lines(session: Session, run_id: str, batch: StoredBatch) -> str | None:
    if not batch.lines:
        return None
    lines = logs.lines(session, run_id, batch.first_line, batch.lines)
    return LogsMessage(run=run_id, revision=batch.revision, lines=lines).model_dump_json()


def rows(session: Session, run_ids: Collection[str]) -> list[Row]:
    """The rows of these runs, as in lists: without pre-flights."""
    shown = (Run.id.in_(run_ids), Run.engine != PREFLIGHT)
    found = session.scalars(select(Run).where(*shown).order_by(Run.updated)).all()
    return [_row(run, message) for run, message in zip(found, _messages(session, found), strict=True)]


def changed_since(session: Session, moment: datetime, limit: int) -> dict[str, datetime]:
    """Runs that changed after a moment, and when: the newest ``limit``."""
    newer = (Run.updated > moment, Run.engine != PREFLIGHT)
    query = select(Run.id, Run.updated).where(*newer).order_by(Run.updated.desc()).limit(limit)
    return {row.id: row.updated for row in session.execute(query)}


def revisions(session: Session, run_ids: Collection[str]) -> dict[str, int]:
    """The present revision of those runs that exist."""
    query = select(Run.id, Run.revision).where(Run.id.in_(run_ids))
    return {row.id: row.revision for row in session.execute(query)}


def _messages(session: Session, runs: Sequence[Run]) -> list[str]:
    return [RunMessage(run=view).model_dump_json(by_alias=True) for view in views.views(session, runs)]


def _row(run: Run, message: str) -> Row:
    return Row(run.id, run.revision, run.updated, message)
