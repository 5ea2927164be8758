"""The run list as a table: a row a run; its spec by dotted path, metrics and facts in columns of their own."""

from collections.abc import Iterator, Mapping
from typing import Any

from distillboard.contracts.runs import RunView, Summary

from ..search.values import leaves
from .tables import Cells, Table, column_of

_OWN = ("id", "name", "project", "state", "created", "started", "ended", "attempt", "worker", "sweep", "code", "reason")
_STATISTICS = ("min", "min_step", "max", "max_step", "last_step")
_ROWS_AT_ONCE = 1000

Row = dict[str, Any]


def row(run: RunView) -> Row:
    """A run's cells by column; moments in ISO 8601, a metric's last value under its own name."""
    shown = run.model_dump(mode="json", include={*_OWN, "tags", "progress"})
    return {
        **{name: shown[name] for name in _OWN},
        "tags": shown["tags"],
        "step": shown["progress"]["step"],
        "epoch": shown["progress"]["epoch"],
        **{f"spec.{path}": value for path, value in leaves(run.spec.model_dump(mode="json", exclude={"tags"}))},
        **_metrics(run.summary),
        **{f"facts.{name}": value for name, value in run.facts.items()},
    }


def table(rows: list[Row]) -> Table:
    """Rows under the columns that any of them has, in the order they first appear."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    made = [column_of(name, [row.get(name) for row in rows]) for name in names]
    return Table([column for column, _ in made], _chunks([cells for _, cells in made], len(rows)))


def _metrics(summaries: Mapping[str, Summary]) -> Row:
    found: Row = {}
    for key, summary in summaries.items():
        found[key] = summary.last
        found |= {f"{key}.{name}": getattr(summary, name) for name in _STATISTICS}
    return found


def _chunks(columns: list[Cells], rows: int) -> Iterator[list[Cells]]:
    for first in range(0, rows, _ROWS_AT_ONCE):
        yield [cells[first : first + _ROWS_AT_ONCE] for cells in columns]
