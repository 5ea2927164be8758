"""Queries over accepted batches, and over what a batch needs of its run's row, column by column: it is on the path
that every report takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from ..errors import NotFound
from ..kit.prepared import Prepared
from ..runs.models import Run
from .models import AcceptedBatch


@dataclass(frozen=True)
class Reported:
    """What taking a batch in depends on of its run, locked for the transaction."""

    id: str
    name: str
    state: str
    queue: str | None
    lease_digest: str | None
    attempt: int
    revision: int
    stop_requested: bool
    pause_requested: bool


@dataclass(frozen=True)
class StoredBatch:
    """What the readers need of a batch."""

    revision: int
    attempt: int
    points: int
    packed: bytes
    first_line: int
    lines: int


@dataclass(frozen=True)
class Waiting:
    """A run with unfolded batches: the revision of the newest, and whether more may come."""

    id: str
    newest: int
    ended: bool


_COLUMNS = (
    AcceptedBatch.revision,
    AcceptedBatch.attempt,
    AcceptedBatch.points,
    AcceptedBatch.packed,
    AcceptedBatch.first_line,
    AcceptedBatch.lines,
)


def locked(session: Session, run_id: str) -> Reported:
    """A run that no other transaction may change before this one ends.

    Raises:
        NotFound: there is none with this id.
    """
    row = _LOCK.run(session, (run_id,))
    if row is None:
        raise NotFound("unknown_run", f"there is no run '{run_id}'")
    return Reported(*[*row[:-2], *map(bool, row[-2:])])


def earlier(session: Session, run_id: str, batch: str) -> tuple[bool, int | None]:
    """Whether a batch of this id was accepted for the run, and the attempt that its newest batch was reported by."""
    row = _EARLIER.run(session, (run_id, batch))
    known, attempt = row or (None, None)
    return known is not None, attempt


def add(session: Session, **columns: object) -> None:
    """Append a batch; the columns are those of ``AcceptedBatch``."""
    _ADD.run(session, [columns[name] for name in _BATCH])


def move_on(session: Session, run_id: str, revision: int, updated: datetime, lease_expires: datetime | None) -> None:
    """Bring a run to its next revision, and prolong its lease where it has one."""
    _MOVE_ON.run(session, (revision, updated, lease_expires, run_id))


def follow(session: Session, run_id: str, **columns: object) -> None:
    """Write what else a batch changed in its run's row."""
    session.execute(_FOLLOW, {"run": run_id, **columns})


def unfolded(session: Session, run_id: str, until: int, limit: int | None = None) -> Sequence[StoredBatch]:
    """The run's batches that hold points still, up to a revision, in the order they were accepted."""
    query = (
        select(*_COLUMNS)
        .where(AcceptedBatch.run_id == run_id, AcceptedBatch.revision <= until, AcceptedBatch.folded.is_(False))
        .order_by(AcceptedBatch.revision)
        .limit(limit)
    )
    return [StoredBatch(*row) for row in session.execute(query)]


def waiting_to_be_folded(session: Session, least: int) -> list[Waiting]:
    """Runs with many unfolded batches, or that ended with some."""
    batches, newest = func.count(), func.max(AcceptedBatch.revision)
    query = (
        select(AcceptedBatch.run_id, newest, Run.ended.is_not(None))
        .join(Run, Run.id == AcceptedBatch.run_id)
        .where(AcceptedBatch.folded.is_(False))
        .group_by(AcceptedBatch.run_id, Run.ended)
        .having((batches >= least) | Run.ended.is_not(None))
    )
    return [Waiting(*row) for row in session.execute(query)]


def empty(session: Session, run_id: str, first: int, last: int) -> int:
    """Drop the points of the unfolded batches between two revisions, which were folded; how many there were.

    The rows are written anew: emptied in place, each would go on holding a page of SQLite's file for itself.
    """
    between = AcceptedBatch.revision.between(first, last)
    chosen = delete(_BATCHES).where(AcceptedBatch.run_id == run_id, between, AcceptedBatch.folded.is_(False))
    kept = [column for column in _BATCHES.c if column.name not in {"packed", "folded"}]
    rows = [{**row, "packed": b"", "folded": True} for row in session.execute(chosen.returning(*kept)).mappings()]
    if rows:
        session.execute(insert(_BATCHES), rows)
    return len(rows)


def after(session: Session, run_id: str, revision: int, limit: int) -> Sequence[StoredBatch]:
    """The next batches beyond a revision, at most ``limit``, in the order they were accepted."""
    query = (
        select(*_COLUMNS)
        .where(AcceptedBatch.run_id == run_id, AcceptedBatch.revision > revision)
        .order_by(AcceptedBatch.revision)
        .limit(limit)
    )
    return [StoredBatch(*row) for row in session.execute(query)]


_RUNS, _BATCHES = cast("Table", Run.__table__), cast("Table", AcceptedBatch.__table__)
_LOCK = Prepared(
    select(*(_RUNS.c[name] for name in Reported.__dataclass_fields__))
    .where(_RUNS.c.id == bindparam("run"))
    .with_for_update(),
    ("run",),
)
_BATCH = tuple(column.name for column in _BATCHES.c)
_ADD = Prepared(insert(_BATCHES), _BATCH)
_MOVE_ON = Prepared(
    update(_RUNS)
    .where(_RUNS.c.id == bindparam("run"))
    .values(
        revision=bindparam("to", type_=_RUNS.c.revision.type),
        updated=bindparam("moment", type_=_RUNS.c.updated.type),
        lease_expires=func.coalesce(bindparam("until", type_=_RUNS.c.lease_expires.type), _RUNS.c.lease_expires),
    ),
    ("to", "moment", "until", "run"),
)
_FOLLOW = update(_RUNS).where(_RUNS.c.id == bindparam("run"))
_OF_RUN = _BATCHES.c.run_id == bindparam("run")
_EARLIER = Prepared(
    select(
        select(_BATCHES.c.revision).where(_OF_RUN, _BATCHES.c.batch == bindparam("batch")).scalar_subquery(),
        select(_BATCHES.c.attempt).where(_OF_RUN).order_by(_BATCHES.c.revision.desc()).limit(1).scalar_subquery(),
    ),
    ("run", "batch"),
)
