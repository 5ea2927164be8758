"""The succeeded trainings and their last evaluation."""

from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from distillboard.contracts.states import RunState

from ..metrics.models import RunMetric
from ..runs.models import Run
from ..search.models import RunValue

MAX_RUNS = 5000
"""The newest succeeded runs that a board looks at."""
MAX_CONTROLS = 200
"""The newest controls that one run is matched with."""
_PREFIX = "val/"
_CHUNK = 500


def succeeded(session: Session, dataset: str | None) -> Sequence[Run]:
    """Succeeded trainings, the newest ``MAX_RUNS``."""
    query = select(Run).where(Run.state == RunState.SUCCEEDED, Run.engine == "mmdet", Run.deleted.is_(None))
    if dataset is not None:
        query = query.where(Run.dataset == dataset)
    return session.scalars(query.order_by(Run.created.desc()).limit(MAX_RUNS)).all()


def controls(session: Session, dataset: str, seed: int) -> Sequence[Run]:
    """Succeeded runs without a distillation on a data set and with a seed, the newest ``MAX_CONTROLS``."""
    alone = exists().where(RunValue.run_id == Run.id, RunValue.key == "method.name", RunValue.text == "none")
    seeded = exists().where(RunValue.run_id == Run.id, RunValue.key == "schedule.seed", RunValue.number == seed)
    query = select(Run).where(Run.state == RunState.SUCCEEDED, Run.engine == "mmdet", Run.deleted.is_(None))
    query = query.where(Run.dataset == dataset, alone, seeded)
    return session.scalars(query.order_by(Run.created.desc()).limit(MAX_CONTROLS)).all()


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
