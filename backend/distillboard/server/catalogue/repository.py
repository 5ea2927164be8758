"""The catalogue in the database."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, Literal

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.orm import Session

from ..artifacts.models import Blob
from ..kit.base import utc_now
from ..kit.upsert import insert_unless_there
from ..runs.models import PREFLIGHT, Run
from .models import Entry

Kind = Literal["model", "dataset"]

_MOST = 1000
_AT_ONCE = 500
"""Digests of one statement."""


def newest(session: Session, kind: Kind, name: str, *, builtin: bool | None = None) -> Entry | None:
    """The newest version of a name, or of its built-in versions only."""
    query = _versions(kind, name).order_by(Entry.version.desc()).limit(1)
    return session.scalar(query if builtin is None else query.where(Entry.builtin == builtin))


def find(session: Session, kind: Kind, name: str, version: int | None) -> Entry | None:
    """One version of a name; when none is named the newest that is not put away, the newest of all without one."""
    if version is None:
        in_use = _versions(kind, name).order_by(Entry.archived.is_not(None), Entry.version.desc()).limit(1)
        return session.scalar(in_use)
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
    """The newest version of every name that is not put away, by name; at most 1000."""
    numbers = select(Entry.name, func.max(Entry.version).label("version"))
    latest = numbers.where(Entry.kind == kind, Entry.archived.is_(None)).group_by(Entry.name).subquery()
    both = (Entry.name == latest.c.name) & (Entry.version == latest.c.version)
    query = select(Entry).join(latest, both).where(Entry.kind == kind).order_by(Entry.name).limit(_MOST)
    return list(session.scalars(query))


def versions(session: Session, kind: Kind, name: str) -> list[Entry]:
    """All versions of a name, newest first; at most 1000."""
    return list(session.scalars(_versions(kind, name).order_by(Entry.version.desc()).limit(_MOST)))


def runs_by_version(session: Session, kind: Kind, name: str) -> Counter[int]:
    """How many runs use each version of a name."""
    fields = ("dataset",) if kind == "dataset" else ("student", "teacher")
    columns = [Run.inputs[field].as_string() for field in fields]
    numbers = [Run.inputs[f"{field}_version"].as_integer() for field in fields]
    named = or_(*(column == name for column in columns))
    query = select(*columns, *numbers, func.count()).where(Run.engine != PREFLIGHT, named)
    found: Counter[int] = Counter()
    for *row, count in session.execute(query.group_by(*columns, *numbers)):
        uses = zip(row[: len(fields)], row[len(fields) :], strict=True)
        for version in {number for used, number in uses if used == name}:
            found[version] += count
    return found


def _parts(digests: Collection[str]) -> Iterator[list[str]]:
    listed = list(digests)
    return (listed[start : start + _AT_ONCE] for start in range(0, len(listed), _AT_ONCE))


def missing_bytes(session: Session, digests: Collection[str]) -> list[str]:
    """Those of ``digests`` that the store has no bytes of, in their order."""
    there: set[str] = set()
    for some in _parts(digests):
        there.update(session.scalars(select(Blob.digest).where(Blob.digest.in_(some))))
    return [digest for digest in digests if digest not in there]


def pin_bytes(session: Session, digests: Collection[str]) -> None:
    """Let bytes stay as long as the version that names them."""
    for some in _parts(digests):
        session.execute(update(Blob).where(Blob.digest.in_(some), Blob.pinned.is_(False)).values(pinned=True))


def add(session: Session, entry: dict[str, Any]) -> bool:
    """Keep a new version; False when its number was taken meanwhile."""
    return insert_unless_there(session, Entry, {**entry, "created": utc_now()}, ["kind", "name", "version"])
