"""Sweeps: all their runs or none, and what became of them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import Recipe
from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.states import ENDED, RunState
from distillboard.contracts.sweeps import NewSweep, SweepPage, SweepView
from distillboard.contracts.validation import SpecError

from ..errors import Invalid
from ..kit.base import utc_now
from ..kit.ids import new_id, new_name
from ..runs import service as life
from ..runs import views
from ..runs.submission import refuse_unstorable, submit
from . import repository
from .drawing import combinations
from .grid import Combination, in_grid, run_title
from .models import Sweep

_MOST_PROBLEMS = 20

Problems = dict[tuple[str, str], FieldProblem]


def create(session: Session, recipes: Mapping[str, Recipe], body: NewSweep) -> SweepView:
    """Make a run of every combination.

    Raises:
        Invalid: ``invalid_sweep``, naming the field of the grid or of the spec; no run is kept then.
    """
    refuse_unstorable({"spec": body.spec, "grid": body.grid, "stretches": list(body.stretches)})
    name = body.name or new_name()
    sweep = Sweep(id=new_id(), name=name, created=utc_now(), spec=body.spec, grid=body.grid, drawing=_drawing(body))
    repository.add(session, sweep)
    problems: Problems = {}
    try:
        for combination in combinations(body.spec, body.grid, body.stretches, body.draw):
            problems |= _submit(session, recipes, sweep, combination)
            if len(problems) >= _MOST_PROBLEMS:
                break
    except SpecError as error:
        raise _invalid(error.fields) from None
    if problems:
        raise _invalid(list(problems.values()))
    return _view(session, sweep)


def _drawing(body: NewSweep) -> dict[str, Any] | None:
    return None if body.draw is None else body.model_dump(mode="json", include={"stretches", "draw"})


def _submit(session: Session, recipes: Mapping[str, Recipe], sweep: Sweep, combination: Combination) -> Problems:
    """Make one run; what is wrong with it comes back, so that the answer names every faulty field at once."""
    document = {**combination.document, "name": run_title(sweep.name, combination)}
    try:
        run = submit(session, recipes, document, sweep_id=sweep.id)
    except (SpecError, Invalid) as error:
        fields = error.fields
    else:
        fields = [] if run.queue else [FieldProblem(field="engine", message="a sweep trains: 'external' runs cannot")]
    stated = [in_grid(problem, combination.chosen) for problem in fields]
    return {(problem.field, problem.message): problem for problem in stated}


def _invalid(fields: list[FieldProblem]) -> Invalid:
    first = fields[0]
    hint = f" ({first.hint})" if first.hint else ""
    return Invalid("invalid_sweep", f"no run was made: {first.field}: {first.message}{hint}", fields)


def view(session: Session, sweep_id: str) -> SweepView:
    """A sweep with its runs."""
    return _view(session, repository.get(session, sweep_id))


def page(session: Session, limit: int) -> SweepPage:
    """Sweeps, newest first."""
    return SweepPage(sweeps=[_view(session, sweep) for sweep in repository.newest(session, limit)])


def cancel(session: Session, sweep_id: str) -> SweepView:
    """Stop every run of a sweep that has not ended."""
    sweep = repository.get(session, sweep_id)
    for run in repository.runs_of(session, sweep_id):
        if RunState(run.state) not in ENDED:
            life.cancel(session, run.id)
    return _view(session, sweep)


def _view(session: Session, sweep: Sweep) -> SweepView:
    runs = views.views(session, repository.runs_of(session, sweep.id))
    space = {"grid": sweep.grid, **(sweep.drawing or {})}
    return SweepView(id=sweep.id, name=sweep.name, created=sweep.created, spec=sweep.spec, runs=runs, **space)
