"""Workers in the database."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from ..errors import NotFound
from ..kit.upsert import insert_unless_there
from .models import Worker

_MOST = 500


def upsert(session: Session, name: str, report: dict[str, Any], seen: datetime) -> Worker:
    """Keep a worker's newest description."""
    insert_unless_there(session, Worker, {"name": name, "report": report, "last_seen": seen}, ["name"])
    worker = session.get_one(Worker, name, with_for_update=True)
    worker.report, worker.last_seen = report, seen
    return worker


def newest(session: Session) -> list[Worker]:
    """Workers, those heard of last first; at most 500."""
    return list(session.scalars(select(Worker).order_by(Worker.last_seen.desc(), Worker.name).limit(_MOST)))


def get(session: Session, name: str) -> Worker:
    """A worker.

    Raises:
        NotFound: none of this name was ever heard of.
    """
    return _there(session.get(Worker, name), name)


def locked(session: Session, name: str) -> Worker:
    """A worker that no other transaction may change before this one ends.

    Raises:
        NotFound: none of this name was ever heard of.
    """
    return _there(session.get(Worker, name, with_for_update=True, populate_existing=True), name)


def _there(worker: Worker | None, name: str) -> Worker:
    if worker is None:
        raise NotFound("unknown_worker", f"no worker '{name}' was ever heard of")
    return worker


def alive(session: Session, since: datetime) -> list[Worker]:
    """Workers that were heard of since a moment, by name; at most 500."""
    return list(session.scalars(select(Worker).where(Worker.last_seen >= since).order_by(Worker.name).limit(_MOST)))


def forget(session: Session, silent_since: datetime) -> int:
    """Delete workers that were not heard of since a moment; how many there were."""
    gone = select(Worker.name).where(Worker.last_seen < silent_since).limit(_MOST)
    return len(session.scalars(delete(Worker).where(Worker.name.in_(gone)).returning(Worker.name)).all())


def count_since(session: Session, moment: datetime) -> int:
    """How many workers were heard of since ``moment``."""
    return session.scalar(select(func.count()).where(Worker.last_seen >= moment)) or 0
