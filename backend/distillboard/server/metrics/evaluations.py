"""The evaluations of a run: its metrics on val, step by step."""

import math
import re

from sqlalchemy.orm import Session

from distillboard.contracts.runs import EvaluationTable, EvaluationView

from ..runs import repository as runs
from . import reading, repository
from .points import Points

_MAX_EVALUATIONS = 1000
MAX_CELLS = 200_000
"""Most numbers of one table: with thousands of classes it holds the newest evaluations that fit."""
_PREFIX = "val/"
_CLASS = re.compile(r"^val/class/(.+)/AP$")


def evaluations(session: Session, run_id: str) -> EvaluationTable:
    """The run's evaluations in order of their step, the newest thousand or as many as fit."""
    revision = runs.get(session, run_id).revision
    names = {metric.slot: metric.key for metric in repository.under(session, [run_id], _PREFIX)}
    found = reading.curves(session, run_id, revision, names.keys())
    rows: dict[int, EvaluationView] = {}
    for slot, points in found.items():
        _fill_rows(rows, names[slot], points)
    most = max(1, min(_MAX_EVALUATIONS, MAX_CELLS // max(1, len(names))))
    steps = sorted(rows)[-most:]
    return EvaluationTable(run=run_id, evaluations=[rows[step] for step in steps])


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
