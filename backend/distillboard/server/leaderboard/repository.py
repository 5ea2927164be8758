"""The succeeded trainings and their last evaluation."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from distillboard.contracts.states import RunState

from ..metrics.models import RunMetric
from ..runs.models import Run

MAX_RUNS = 5000
"""The newest succeeded runs that a board looks at."""
_PREFIX = "val/"
_CHUNK = 500


def succeeded(session: Session, dataset: str | None) -> Sequence[Run]:
    """Succeeded trainings, the newest ``MAX_RUNS``."""
    query = select(Run).where(Run.state == RunState.SUCCEEDED, Run.engine == "mmdet", Run.deleted.is_(None))
    if dataset is not None:
        query = query.where(Run.dataset == dataset)
    return session.scalars(query.order_by(Run.created.desc()).limit(MAX_RUNS)).all()


def final_metrics(session: Session, run_ids: Sequence[str]) -> dict[str, dict[str, float]]:
    """Last value of every COCO metric by run, without ``val/``; AP per class is left out."""
    found: dict[str, dict[str, float]] = {}
    for first in range(0, len(run_ids), _CHUNK):
        query = select(RunMetric.run_id, RunMetric.key, RunMetric.last).where(
            RunMetric.run_id.in_(run_ids[first : first + _CHUNK]),
            RunMetric.key.startswith(_PREFIX, autoescape=True),
            RunMetric.key.not_like("val/class/%"),
            RunMetric.count > 0,
        )
        for run_id, key, last in session.execute(query):
            found.setdefault(run_id, {})[key.removeprefix(_PREFIX)] = last
    return found
