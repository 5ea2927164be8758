"""Lean rows: runs as lists show them, without their specs."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from distillboard.contracts.search import RunRow

from ..runs.models import Run
from ..runs.views import COMPUTED, Shown, beside
from .values import value_at

_LONGEST_NOTES = 200
_LONGEST_TEXT = 2000
_MADE = COMPUTED | {"notes", "duration", "fields"}
_COLUMNS = [name for name in RunRow.model_fields if name not in _MADE]


def rows(session: Session, runs: Sequence[Run], shown: Shown, now: datetime) -> list[RunRow]:
    """Lean rows of runs; ``now`` is the moment until which those that go on have lasted."""
    return [
        RunRow(
            **{name: getattr(run, name) for name in _COLUMNS},
            **values,
            notes=run.notes[:_LONGEST_NOTES],
            duration=_duration(run, now),
            fields=_values(run, shown.fields),
        )
        for run, values in zip(runs, beside(session, runs, shown), strict=True)
    ]


def _duration(run: Run, now: datetime) -> float | None:
    if run.started is None:
        return None
    return max(round(((run.ended or now) - run.started).total_seconds(), 3), 0.0)


def _values(run: Run, chosen: Collection[str]) -> dict[str, Any]:
    document = {**run.spec, "inputs": run.inputs}
    found = {path: value_at(document, path.removeprefix("spec.")) for path in chosen}
    return {path: _shortened(value) for path, value in found.items() if value is not None}


def _shortened(value: Any) -> Any:
    return f"{value[:_LONGEST_TEXT]}…" if isinstance(value, str) and len(value) > _LONGEST_TEXT else value
