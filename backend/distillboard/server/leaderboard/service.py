"""The leaderboard: rows of succeeded runs, each beside its matched control."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from distillboard.contracts.leaderboard import Leaderboard
from distillboard.contracts.names import PARAMETERS
from distillboard.contracts.runs import Inputs
from distillboard.contracts.spec import JobSpec

from ..runs.models import Run
from . import repository
from .rows import Finished, rows_of


def board(session: Session, dataset: str | None) -> Leaderboard:
    """The board of one data set, or of all."""
    runs = repository.succeeded(session, dataset)
    metrics = repository.final_metrics(session, [run.id for run in runs])
    return Leaderboard(rows=rows_of(_finished(run, metrics.get(run.id, {})) for run in runs))


def _finished(run: Run, metrics: Mapping[str, float]) -> Finished:
    parameters = run.facts.get(PARAMETERS)
    return Finished(
        id=run.id,
        spec=JobSpec.model_validate(run.spec),
        inputs=Inputs.model_validate(run.inputs),
        metrics=metrics,
        teacher_map=run.teacher_map,
        parameters=parameters if isinstance(parameters, int) else None,
        seconds=(run.ended - run.started).total_seconds() if run.ended and run.started else None,
    )
