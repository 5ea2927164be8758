"""What may be exported, and refusing what would be too much, before the first byte is sent."""

from collections.abc import Sequence
from typing import Literal

from sqlalchemy.orm import Session

from ..context import Context
from ..errors import TooLarge
from ..metrics import repository as metrics
from ..runs import repository as runs
from ..runs.views import Shown
from ..search import service as search
from ..search.listing import Asked
from . import curves, runlist
from .curves import Source
from .tables import Table

MAX_WIDE_POINTS = 5_000_000
"""Most points of one run in the wide form, which needs all keys of a run at once."""
MAX_WIDE_COLUMNS = 2000
MAX_RUNS = 10_000
"""Most runs of one list: their columns are known only when all of them were seen."""
_PAGE = 500

Form = Literal["long", "wide"]


def series(context: Context, names: Sequence[str], keys: Sequence[str], form: Form, attempt: int | None) -> Table:
    """Curves of some runs as a table, all keys when none is named.

    Raises:
        NotFound: ``unknown_run``.
        TooLarge: ``too_many_points``, ``too_many_keys`` in the wide form.
    """
    with context.database.reading() as session:
        sources = [_source(session, name, keys, attempt) for name in dict.fromkeys(names)]
    if form == "long":
        return curves.long(context.database, sources)
    _check_wide(sources)
    return curves.wide(context.database, sources)


def run_list(context: Context, asked: Asked, shown: Shown) -> Table:
    """The runs that fit, in the order asked for, as a table.

    Raises:
        Invalid: the filter or the sort is wrong.
        TooLarge: ``too_many_runs``.
    """
    rows: list[runlist.Row] = []
    cursor: str | None = None
    with context.database.reading() as session:
        while True:
            page = search.page(session, asked, shown, _PAGE, cursor)
            if page.total > MAX_RUNS:
                raise TooLarge("too_many_runs", f"{page.total} runs fit, one file holds {MAX_RUNS}: narrow the filter")
            rows += map(runlist.row, page.runs)
            cursor = page.next_cursor
            if cursor is None:
                break
    return runlist.table(rows)


def _source(session: Session, name: str, keys: Sequence[str], attempt: int | None) -> Source:
    run = runs.get(session, name)
    found = metrics.summaries(session, [run.id], keys or None).get(run.id, {})
    return Source(run, {key: summary.count for key, summary in found.items()}, attempt or run.attempt)


def _check_wide(sources: Sequence[Source]) -> None:
    columns = len({key for source in sources for key in source.keys})
    if columns > MAX_WIDE_COLUMNS:
        message = f"the wide form has a column for each of {columns} keys, of at most {MAX_WIDE_COLUMNS}: name some"
        raise TooLarge("too_many_keys", message)
    points = max((sum(source.keys.values()) for source in sources), default=0)
    if points > MAX_WIDE_POINTS:
        message = f"a run has {points} points; the wide form takes {MAX_WIDE_POINTS}: name keys, or take the long form"
        raise TooLarge("too_many_points", message)
