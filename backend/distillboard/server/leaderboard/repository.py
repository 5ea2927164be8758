"""The succeeded trainings and their last evaluation."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Text, and_, cast, exists, select
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
_SUCCEEDED = and_(Run.state == RunState.SUCCEEDED, Run.engine == "mmdet", Run.deleted.is_(None))


class Succeeded(NamedTuple):
    """What a board needs of a run's row; documents as their JSON."""

    id: str
    spec: str
    inputs: str
    facts: str
    teacher_map: float | None
    started: datetime | None
    ended: datetime | None


def newest(session: Session, dataset: str | None) -> list[tuple[str, int]]:
    """Succeeded trainings and their revisions, the newest ``MAX_RUNS``; no document is read."""
    query = select(Run.id, Run.revision).where(_SUCCEEDED)
    if dataset is not None:
        query = query.where(Run.dataset == dataset)
    return [
        (run_id, revision) for run_id, revision in session.execute(query.order_by(Run.created.desc()).limit(MAX_RUNS))
    ]


def succeeded(session: Session, run_ids: Sequence[str]) -> Iterator[Succeeded]:
    """The rows of runs; documents are left to the reader, whose JSON reader is quicker than the ORM's."""
    spec, inputs, facts = (cast(column, Text) for column in (Run.spec, Run.inputs, Run.facts))
    for first in range(0, len(run_ids), _CHUNK):
        query = select(Run.id, spec, inputs, facts, Run.teacher_map, Run.started, Run.ended)
        for row in session.execute(query.where(Run.id.in_(run_ids[first : first + _CHUNK]))):
            yield Succeeded._make(row)


def controls(session: Session, dataset: str, seed: int) -> Sequence[Run]:
    """Succeeded runs without a distillation on a data set and with a seed, the newest ``MAX_CONTROLS``."""
    alone = exists().where(RunValue.run_id == Run.id, RunValue.key == "method.name", RunValue.text == "none")
    seeded = exists().where(RunValue.run_id == Run.id, RunValue.key == "schedule.seed", RunValue.number == seed)
    query = select(Run).where(_SUCCEEDED, Run.dataset == dataset, alone, seeded)
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
