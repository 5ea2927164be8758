"""Workers in the database."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

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


def count_since(session: Session, moment: datetime) -> int:
    """How many workers were heard of since ``moment``."""
    return session.scalar(select(func.count()).where(Worker.last_seen >= moment)) or 0
