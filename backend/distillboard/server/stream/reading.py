"""What is new about runs, read from the record: batches beyond a revision, rows that changed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from distillboard.contracts.stream import LogsMessage, RewoundMessage, RunMessage

from ..events import repository as batches
from ..events.models import AcceptedBatch
from ..events.repository import StoredBatch
from ..logs import service as logs
from ..metrics import encoding
from ..metrics import repository as metrics
from ..metrics.points import by_key
from ..metrics.reading import refilled, valid_points
from ..metrics.rewind import NOTHING_KEPT
from ..runs import views
from ..runs.models import PREFLIGHT, Run
from .cursor import Position
from .wire import event

MAX_BATCHES = 100
MAX_ROWS = 200


@dataclass(frozen=True)
class News:
    """What one batch brought, as messages; None where it brought nothing or the watcher has it."""

    revision: int
    attempt: int
    rewound: bytes | None
    points: bytes | None
    lines: bytes | None


@dataclass(frozen=True)
class Row:
    """A run's row as a message."""

    run_id: str
    revision: int
    updated: datetime
    message: bytes


def news(session: Session, run_id: str, position: Position) -> list[News]:
    """The next batches of a run beyond a position, at most ``MAX_BATCHES``; the cost is that of what is new."""
    found = refilled(session, run_id, batches.after(session, run_id, min(position.points, position.lines), MAX_BATCHES))
    if not found:
        return []
    resumed_from = metrics.resumed_from(session, run_id)
    known = position.attempt or found[0].attempt
    news = []
    for batch in found:
        rewound = _rewound(run_id, batch, known, resumed_from)
        known = max(known, batch.attempt)
        points = _points(session, run_id, batch, resumed_from) if batch.revision > position.points else None
        lines = _lines(session, run_id, batch) if batch.revision > position.lines else None
        news.append(News(batch.revision, known, rewound, points, lines))
    return news


def _rewound(run_id: str, batch: StoredBatch, known: int, resumed_from: Mapping[int, int]) -> bytes | None:
    """That attempts after the one that is known began, the lowest of them at a step; None without any."""
    steps = [step for number, step in resumed_from.items() if known < number <= batch.attempt]
    if not steps:
        return None
    step = None if min(steps) == NOTHING_KEPT else min(steps)
    message = RewoundMessage(run=run_id, revision=batch.revision, attempt=batch.attempt, step=step)
    return event("rewound", message.model_dump_json())


def _points(session: Session, run_id: str, batch: StoredBatch, resumed_from: dict[int, int]) -> bytes | None:
    series = by_key(valid_points(batch, resumed_from))
    if not series:
        return None
    keys = {metric.slot: metric.key for metric in metrics.at(session, run_id, series.keys())}
    curves = {keys[slot]: points for slot, points in series.items()}
    return event("points", encoding.points_message(run_id, batch.revision, curves))


def _lines(session: Session, run_id: str, batch: StoredBatch) -> bytes | None:
    if not batch.lines:
        return None
    lines = logs.lines(session, run_id, batch.first_line, batch.lines)
    return event("logs", LogsMessage(run=run_id, revision=batch.revision, lines=lines).model_dump_json())


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


def present(session: Session, run_ids: Collection[str]) -> dict[str, Position]:
    """Where those runs that exist are now, with nothing of their rows sent."""
    query = select(Run.id, Run.revision, Run.attempt).where(Run.id.in_(run_ids))
    return {run_id: Position(revision, revision, 0, attempt) for run_id, revision, attempt in session.execute(query)}


def attempt_at(session: Session, run_id: str, revision: int) -> int:
    """The attempt that the newest batch up to a revision was reported by; 0 without any."""
    until = (AcceptedBatch.run_id == run_id, AcceptedBatch.revision <= revision)
    newest = select(AcceptedBatch.attempt).where(*until).order_by(AcceptedBatch.revision.desc()).limit(1)
    return session.scalar(newest) or 0


def _messages(session: Session, runs: Sequence[Run]) -> list[bytes]:
    shown = views.views(session, runs)
    return [event("run", RunMessage(run=view).model_dump_json(by_alias=True)) for view in shown]


def _row(run: Run, message: bytes) -> Row:
    return Row(run.id, run.revision, run.updated, message)
