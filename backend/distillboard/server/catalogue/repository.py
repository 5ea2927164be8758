"""The catalogue in the database."""

from typing import Any, Literal

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from ..kit.base import utc_now
from ..kit.upsert import insert_unless_there
from .models import Entry

Kind = Literal["model", "dataset"]

_MOST = 1000


def newest(session: Session, kind: Kind, name: str, *, builtin: bool | None = None) -> Entry | None:
    """The newest version of a name, or of its built-in versions only."""
    query = _versions(kind, name).order_by(Entry.version.desc()).limit(1)
    return session.scalar(query if builtin is None else query.where(Entry.builtin == builtin))


def find(session: Session, kind: Kind, name: str, version: int | None) -> Entry | None:
    """One version of a name, the newest when none is named."""
    if version is None:
        return newest(session, kind, name)
    return session.scalar(_versions(kind, name).where(Entry.version == version))


def last_number(session: Session, kind: Kind, name: str) -> int:
    """The highest version of a name; 0 when there is none."""
    return session.scalar(select(func.max(Entry.version)).where(Entry.kind == kind, Entry.name == name)) or 0


def names(session: Session, kind: Kind) -> list[str]:
    """All names of a kind, in order; at most 1000."""
    query = select(Entry.name).where(Entry.kind == kind).distinct().order_by(Entry.name).limit(_MOST)
    return list(session.scalars(query))


def _versions(kind: Kind, name: str) -> Select[Entry]:
    return select(Entry).where(Entry.kind == kind, Entry.name == name)


def newest_of_all(session: Session, kind: Kind) -> list[Entry]:
    """The newest version of every name, by name; at most 1000."""
    numbers = select(Entry.name, func.max(Entry.version).label("version"))
    latest = numbers.where(Entry.kind == kind).group_by(Entry.name).subquery()
    both = (Entry.name == latest.c.name) & (Entry.version == latest.c.version)
    query = select(Entry).join(latest, both).where(Entry.kind == kind).order_by(Entry.name).limit(_MOST)
    return list(session.scalars(query))


def add(session: Session, entry: dict[str, Any]) -> bool:
    """Keep a new version; False when its number was taken meanwhile."""
    return insert_unless_there(session, Entry, {**entry, "created": utc_now()}, ["kind", "name", "version"])
