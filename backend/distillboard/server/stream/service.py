"""Opening a stream: where it begins, and what its reader missed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from ..db import Database
from ..errors import Invalid, NotFound
from ..kit.base import utc_now
from . import queues, reading
from .cursor import Cursor, Position, decode_cursor, parse_runs
from .hub import SLACK
from .queues import Messages
from .reading import Row

MAX_RUNS = 200
_MOST_MISSED = 500


@dataclass(frozen=True)
class Beginning:
    """Where a stream begins, and the rows and queues it begins with."""

    cursor: Cursor
    rows: list[Row]
    queues: Messages


def begin(database: Database, runs: str, last_event_id: str | None) -> Beginning:
    """Work out where a stream begins: at its last message, at the revisions its reader names, or now.

    Raises:
        NotFound: ``unknown_run``.
        Invalid: ``too_many_runs``.
        Malformed: ``invalid_cursor``.
    """
    named = parse_runs(runs)
    if len(named) > MAX_RUNS:
        raise Invalid("too_many_runs", f"a stream may name {MAX_RUNS} runs, not {len(named)}")
    last = decode_cursor(last_event_id) if last_event_id else Cursor(utc_now(), {})
    with database.reading() as session:
        present = reading.present(session, named)
        _check_known(named, present)
        positions = {
            run_id: _complete(session, run_id, last.positions.get(run_id) or given, present[run_id])
            for run_id, given in named.items()
        }
        missed = reading.changed_since(session, last.moment - SLACK, _MOST_MISSED) if last_event_id else {}
        rows = reading.rows(session, {*named, *missed})
        return Beginning(Cursor(last.moment, positions), rows, queues.messages(session))


def _complete(session: Session, run_id: str, known: Position | None, present: Position) -> Position:
    """What the reader knows of a run, with the attempt that goes with it; where the run is now without anything."""
    if known is None:
        return present
    if known.attempt is not None:
        return known
    # A curve that was read at a revision leaves out what attempts that had begun by then superseded.
    up_to_date = known.points >= present.points
    return replace(known, attempt=present.attempt if up_to_date else reading.attempt_at(session, run_id, known.points))


def _check_known(named: Iterable[str], present: Collection[str]) -> None:
    for run_id in named:
        if run_id not in present:
            raise NotFound("unknown_run", f"there is no run '{run_id}'")
