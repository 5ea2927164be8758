"""Opening a stream: where it begins, and what its reader missed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..db import Database
from ..errors import Invalid, NotFound
from ..kit.base import utc_now
from . import reading
from .cursor import Cursor, Position, decode_cursor, parse_runs
from .hub import SLACK
from .reading import Row

MAX_RUNS = 200
_MOST_MISSED = 500


@dataclass(frozen=True)
class Beginning:
    """Where a stream begins, and the rows it begins with."""

    cursor: Cursor
    rows: list[Row]


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
        revisions = reading.revisions(session, named)
        _check_known(named, revisions)
        positions = {
            run_id: last.positions.get(run_id) or given or Position(revisions[run_id], revisions[run_id], 0)
            for run_id, given in named.items()
        }
        missed = reading.changed_since(session, last.moment - SLACK, _MOST_MISSED) if last_event_id else {}
        return Beginning(Cursor(last.moment, positions), reading.rows(session, {*named, *missed}))


def _check_known(named: Iterable[str], revisions: Mapping[str, int]) -> None:
    for run_id in named:
        if run_id not in revisions:
            raise NotFound("unknown_run", f"there is no run '{run_id}'")
