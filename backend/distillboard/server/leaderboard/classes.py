"""What distillation bought class by class: a run's AP beside its matched control's and its teacher's."""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from statistics import fmean

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.leaderboard import ClassRow, ClassSort, ClassTable

from ..catalogue import repository as catalogue
from ..metrics import repository as metrics
from ..runs import repository as runs
from ..runs.models import Run
from . import repository
from .known import kind_of

_CLASSES = "val/class/"
_CLASS = re.compile(r"(?:val/)?class/(.+)/AP")
_MEASURED = "teacher/classes"
"""The fact that holds what a pre-flight measured of the teacher on the whole of val."""


def table(session: Session, run_id: str, sort: ClassSort, limit: int) -> ClassTable:
    """AP per class at the newest evaluation, each beside that of control and teacher.

    Raises:
        NotFound: there is no such run.
    """
    run = runs.get(session, run_id)
    own, step = _last(session, run.id)
    controls = {control.id: _last(session, control.id)[0] for control in _controls(session, run)}
    teacher = _teacher(session, run)
    rows = [_row(name, value, controls.values(), teacher.get(name)) for name, value in own.items()]
    return ClassTable(
        run=run.id,
        step=step,
        control_runs=list(controls),
        teacher=None if run.inputs is None else run.inputs["teacher"],
        rows=_in_order(rows, sort)[:limit],
        total=len(rows),
    )


def _last(session: Session, run_id: str) -> tuple[dict[str, float], int | None]:
    """The last AP of every class of a run, and at which step."""
    found = [metric for metric in metrics.under(session, [run_id], _CLASSES) if metric.count]
    named = {match[1]: metric for metric in found if (match := _CLASS.fullmatch(metric.key))}
    steps = [metric.last_step for metric in named.values()]
    return {name: metric.last for name, metric in named.items()}, max(steps, default=None)


def _controls(session: Session, run: Run) -> list[Run]:
    """The controls of the same task and seed; none for a control, nor for a script's own run."""
    if run.engine != "mmdet" or run.inputs is None:
        return []
    kind = kind_of(run)
    if kind.is_control:
        return []
    candidates = repository.controls(session, kind.inputs.dataset, kind.spec.schedule.seed)
    matched = ((control, kind_of(control)) for control in candidates)
    return [control for control, other in matched if other.is_control and other.task == kind.task]


def _teacher(session: Session, run: Run) -> dict[str, float]:
    """The teacher's AP by class: as its record has it on this data set, else as it was measured before training."""
    if run.inputs is None or run.inputs["teacher"] is None:
        return {}
    entry = catalogue.find(session, "model", run.inputs["teacher"], run.inputs["teacher_version"])
    recorded = ModelDocument.model_validate(entry.document).results if entry is not None else {}
    results = recorded.get(run.inputs["dataset"], {})
    found = {match[1]: value for name, value in results.items() if (match := _CLASS.fullmatch(name))}
    measured = run.facts.get(_MEASURED)
    if found or not isinstance(measured, Mapping):
        return found
    return {name: float(value) for name, value in measured.items() if isinstance(value, int | float)}


def _row(name: str, ap: float, controls: Collection[Mapping[str, float]], teacher: float | None) -> ClassRow:
    others = [values[name] for values in controls if name in values]
    control = fmean(others) if others else None
    return ClassRow(
        name=name,
        ap=ap,
        control=control,
        delta_control=_difference(ap, control),
        teacher=teacher,
        delta_teacher=_difference(ap, teacher),
    )


def _difference(value: float, other: float | None) -> float | None:
    """None where either is unknown: a class without objects has no AP."""
    difference = math.nan if other is None else value - other
    return difference if math.isfinite(difference) else None


def _in_order(rows: Sequence[ClassRow], sort: ClassSort) -> list[ClassRow]:
    """Rows without a value come last either way, and equal ones by name."""
    field, turned = sort.removeprefix("-"), sort.startswith("-")
    by_name = sorted(rows, key=lambda row: row.name, reverse=turned and field == "name")
    if field == "name":
        return by_name
    known = [row for row in by_name if _is_known(getattr(row, field))]
    unknown = [row for row in by_name if not _is_known(getattr(row, field))]
    return sorted(known, key=lambda row: float(getattr(row, field)), reverse=turned) + unknown


def _is_known(value: float | None) -> bool:
    return value is not None and math.isfinite(value)
