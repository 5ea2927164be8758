"""The leaderboard: rows of succeeded runs, each beside its matched control."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import Recipe
from distillboard.contracts.leaderboard import Leaderboard
from distillboard.contracts.names import FLOPS, LATENCY, LATENCY_DEVICE, PARAMETERS
from distillboard.contracts.runs import Inputs
from distillboard.contracts.spec import JobSpec

from ..runs.models import Run
from . import repository
from .published import published_rows
from .rows import Finished, rows_of


def board(session: Session, dataset: str | None, recipes: Iterable[Recipe] = ()) -> Leaderboard:
    """The board of one data set, or of all; with what is published for the recipes after the measured rows."""
    runs = repository.succeeded(session, dataset)
    metrics = repository.final_metrics(session, [run.id for run in runs])
    ended = [finished(run, metrics.get(run.id, {})) for run in runs]
    return Leaderboard(rows=[*rows_of(ended), *published_rows(recipes, ended, dataset)])


def finished(run: Run, metrics: Mapping[str, float]) -> Finished:
    """A training as the board needs it."""
    parameters, flops = run.facts.get(PARAMETERS), run.facts.get(FLOPS)
    return Finished(
        id=run.id,
        spec=JobSpec.model_validate(run.spec),
        inputs=Inputs.model_validate(run.inputs),
        metrics=metrics,
        teacher_map=run.teacher_map,
        parameters=parameters if isinstance(parameters, int) else None,
        flops=flops if isinstance(flops, int) else None,
        latency=_latency(run),
        seconds=(run.ended - run.started).total_seconds() if run.ended and run.started else None,
    )


def _latency(run: Run) -> tuple[float, str] | None:
    milliseconds, device = run.facts.get(LATENCY), run.facts.get(LATENCY_DEVICE)
    if isinstance(milliseconds, int | float) and isinstance(device, str):
        return float(milliseconds), device
    return None
