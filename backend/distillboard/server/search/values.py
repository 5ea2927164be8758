"""A run's document as rows: every value of spec, inputs and facts under its dotted path."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from ..kit.text import canonical, clean
from ..runs.models import PREFLIGHT, Run
from .models import RunValue

LABELS = frozenset({"name", "tags", "notes", "project"})
"""Fields of a spec that can be changed afterwards: the run's own columns hold them."""

MOST_VALUES = 1000
"""Values of one run that are searched; what a huge configuration has beyond them is shown and compared only."""
LONGEST_KEY = 300
LONGEST_TEXT = 1000
"""Characters of a text that are searched."""
DEEPEST = 16

Leaf = float | str


def keep(session: Session, run: Run) -> None:
    """Bring the rows of a run in line with its document, writing what changed only."""
    if run.engine == PREFLIGHT:
        return
    wanted = of_run(run)
    rows = session.execute(select(RunValue.key, RunValue.number, RunValue.text).where(RunValue.run_id == run.id))
    known: dict[str, Leaf] = {row.key: row.text if row.number is None else row.number for row in rows}
    stale = [key for key, value in known.items() if wanted.get(key) != value]
    if stale:
        session.execute(delete(RunValue).where(RunValue.run_id == run.id, RunValue.key.in_(stale)))
    fresh = [_row(run.id, key, value) for key, value in wanted.items() if known.get(key) != value]
    if fresh:
        session.execute(insert(RunValue), fresh)


def of_run(run: Run) -> dict[str, Leaf]:
    """What a run is searched by, by key."""
    spec = {key: value for key, value in run.spec.items() if key not in LABELS}
    found: dict[str, Leaf] = {}
    for key, value in leaves({**spec, "inputs": run.inputs, "facts": run.facts}):
        if len(found) >= MOST_VALUES:
            break
        if len(key) <= LONGEST_KEY:
            found[key] = _searched(value)
    return found


def rows_of(run: Run) -> list[dict[str, object]]:
    """The rows that a run without any is to get."""
    return [_row(run.id, key, value) for key, value in of_run(run).items()]


def leaves(document: Mapping[str, Any], prefix: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Every value of a document that is not null, under its dotted path; lists are values."""
    for key, value in document.items():
        path = f"{prefix}{key}"
        if isinstance(value, Mapping) and depth < DEEPEST:
            yield from leaves(value, f"{path}.", depth + 1)
        elif value is not None:
            yield path, value


def value_at(document: Mapping[str, Any], path: str) -> Any:
    """The value under a path of ``leaves``; None where there is none. Keys may hold dots themselves."""
    if path in document and not isinstance(document[path], Mapping):
        return document[path]
    for dot in (place for place, letter in enumerate(path) if letter == "."):
        section = document.get(path[:dot])
        found = value_at(section, path[dot + 1 :]) if isinstance(section, Mapping) else None
        if found is not None:
            return found
    return None


def _searched(value: Any) -> Leaf:
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = _as_double(value)
        return str(value)[:LONGEST_TEXT] if number is None else number
    return clean(value if isinstance(value, str) else canonical(value))[:LONGEST_TEXT]


def _as_double(value: float) -> float | None:
    """The nearest double; None for integers that have none."""
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _row(run_id: str, key: str, value: Leaf) -> dict[str, object]:
    is_text = isinstance(value, str)
    return {
        "run_id": run_id,
        "key": key,
        "number": None if is_text else value,
        "text": value if is_text else None,
    }
