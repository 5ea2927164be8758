"""What readers ask of a run's metrics: keys, curves, evaluations."""

import math
import re
from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from distillboard.contracts.names import KEY_PATTERN
from distillboard.contracts.runs import EvaluationTable, EvaluationView, KeyView, Summary

from ..errors import Invalid
from ..runs import repository as runs
from . import encoding, reading, repository
from .points import Points, empty
from .thinning import thin

MAX_ANSWER_POINTS = 400_000
"""Most points of one answer; with many keys each gets its share."""
_LEAST_POINTS = 10
_MAX_EVALUATIONS = 1000
_PREFIX = "val/"
_CLASS = re.compile(r"^val/class/(.+)/AP$")


def keys_of(session: Session, run_id: str) -> list[KeyView]:
    """The keys of a run that have points, in alphabetical order."""
    runs.get(session, run_id)
    return [KeyView(key=key, summary=summary) for key, summary in _summaries(session, run_id).items()]


def series(session: Session, run_id: str, key: str, max_points: int) -> bytes:
    """One curve as JSON (``Series``), thinned; empty for a key that was not reported."""
    revision = runs.get(session, run_id).revision
    points = _curves(session, run_id, revision, [key])[key]
    return encoding.series(key, thin([points], max_points)[0], len(points))


def curves(session: Session, run_id: str, keys: Sequence[str], max_points: int) -> bytes:
    """Several curves as JSON (``SeriesSet``), all of the run's when no key is named, thinned on one grid."""
    revision = runs.get(session, run_id).revision
    named = list(dict.fromkeys(keys)) or list(_summaries(session, run_id))
    found = _curves(session, run_id, revision, named)
    share = max(_LEAST_POINTS, min(max_points, MAX_ANSWER_POINTS // max(1, len(named))))
    thinned = thin([found[key] for key in named], share)
    return encoding.series_set(run_id, revision, named, thinned, [len(found[key]) for key in named])


def evaluations(session: Session, run_id: str) -> EvaluationTable:
    """The run's evaluations in order of their step, the newest thousand."""
    revision = runs.get(session, run_id).revision
    names = {metric.slot: metric.key for metric in repository.under(session, [run_id], _PREFIX)}
    found = reading.curves(session, run_id, revision, names.keys())
    rows: dict[int, EvaluationView] = {}
    for slot, points in found.items():
        _fill_rows(rows, names[slot], points)
    steps = sorted(rows)[-_MAX_EVALUATIONS:]
    return EvaluationTable(run=run_id, evaluations=[rows[step] for step in steps])


def _summaries(session: Session, run_id: str) -> dict[str, Summary]:
    return repository.summaries(session, [run_id], None).get(run_id, {})


def _curves(session: Session, run_id: str, until: int, keys: Sequence[str]) -> Mapping[str, Points]:
    faulty = [key for key in keys if not KEY_PATTERN.match(key)]
    if faulty:
        raise Invalid("invalid_key", "a metric key is 1 to 200 characters without control characters")
    slots = repository.slots(session, run_id, keys)
    found = reading.curves(session, run_id, until, slots.values())
    return {key: found[slots[key]] if key in slots else empty() for key in keys}


def _fill_rows(rows: dict[int, EvaluationView], key: str, points: Points) -> None:
    of_class = _CLASS.match(key)
    for step, value, epoch in zip(points.steps.tolist(), points.values.tolist(), points.epochs.tolist(), strict=True):
        row = rows.setdefault(step, EvaluationView(step=step, metrics={}, classes={}))
        if not math.isnan(epoch):
            row.epoch = epoch
        if of_class:
            row.classes[of_class[1]] = value
        else:
            row.metrics[key.removeprefix(_PREFIX)] = value
