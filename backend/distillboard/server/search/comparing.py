"""What differs between runs: fields of their specs, with the metrics beside."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from distillboard.contracts.names import HEADLINE, better
from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.runs import Summary
from distillboard.contracts.search import ComparedMetric, ComparedRun, DifferingField, RunsDiff

from ..errors import Invalid, NotFound
from ..kit.text import clean
from ..metrics import repository as metrics
from ..runs import repository as runs
from ..runs.models import PREFLIGHT, Run
from .values import LABELS, leaves

MOST_FIELDS = 1000
MOST_METRICS = 200
_VAL, _CLASS = "val/", "val/class/"
_LONGEST = 2000


def diff(session: Session, run_ids: Sequence[str], keys: Sequence[str] | None) -> RunsDiff:
    """Compare runs.

    Args:
        session: A transaction that reads.
        run_ids: At least two different runs.
        keys: Metrics to put beside; what was measured on val, classes apart, with None.

    Raises:
        Invalid: ``one_run``.
        NotFound: ``unknown_run``.
    """
    found = _runs(session, [clean(run_id) for run_id in run_ids])
    documents = [dict(leaves(_described(run))) for run in found]
    paths = list(dict.fromkeys(path for document in documents for path in document))
    rows = [DifferingField(path=path, values=[_shown(one.get(path)) for one in documents]) for path in paths]
    differing = [row for row in rows if any(value != row.values[0] for value in row.values)]
    compared = _metrics(session, found, keys)
    return RunsDiff(
        runs=[ComparedRun(id=run.id, name=run.name, state=run.state, created=run.created) for run in found],
        fields=differing[:MOST_FIELDS],
        same=len(rows) - len(differing),
        metrics=compared[:MOST_METRICS],
        more=len(differing) > MOST_FIELDS or len(compared) > MOST_METRICS,
    )


def _runs(session: Session, run_ids: Sequence[str]) -> list[Run]:
    if len(run_ids) < 2:
        message = "a comparison needs two different runs"
        raise Invalid("one_run", message, [FieldProblem(field="query.run", message=message)])
    found = [run for run in runs.in_order(session, run_ids) if run.engine != PREFLIGHT]
    missing = set(run_ids) - {run.id for run in found}
    if missing:
        raise NotFound("unknown_run", f"there is no run '{min(missing)}'")
    return found


def _described(run: Run) -> dict[str, Any]:
    """What may differ: the spec without its labels, and the exact versions that were used."""
    spec = {key: value for key, value in run.spec.items() if key not in LABELS}
    return {**spec, "inputs": run.inputs or {}}


def _shown(value: Any) -> Any:
    return f"{value[:_LONGEST]}…" if isinstance(value, str) and len(value) > _LONGEST else value


def _metrics(session: Session, found: Sequence[Run], keys: Sequence[str] | None) -> list[ComparedMetric]:
    ids = [run.id for run in found]
    if keys is None:
        keys = _measured(session, ids)
    summaries = metrics.summaries(session, ids, keys)
    return [ComparedMetric(key=key, better=better(key), summaries=_row(summaries, ids, key)) for key in keys]


def _measured(session: Session, run_ids: Sequence[str]) -> list[str]:
    """The keys of these runs that were measured on val as a whole, and the headline ones."""
    keys = {metric.key for metric in metrics.under(session, run_ids, _VAL) if metric.count}
    headline = [key for key in HEADLINE if key not in keys]
    return [*sorted(key for key in keys if not key.startswith(_CLASS)), *headline]


def _row(summaries: Mapping[str, Mapping[str, Summary]], run_ids: Sequence[str], key: str) -> list[Summary | None]:
    return [summaries.get(run_id, {}).get(key) for run_id in run_ids]
