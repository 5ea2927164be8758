"""From a run to the draft of another one like it."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import Recipe
from distillboard.contracts.outgrown import salvage
from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.runs import Inputs, RunDraft
from distillboard.contracts.validation import set_field

from ..catalogue import repository as catalogue
from ..catalogue.repository import Kind
from ..errors import Conflict
from ..projects import repository as projects
from ..projects.models import DEFAULT
from . import repository
from .models import Run


def draft_of(session: Session, recipes: Mapping[str, Recipe], run_id: str) -> RunDraft:
    """The spec of a run as it can be submitted again, nameless, with what of it could not be taken over.

    Raises:
        NotFound: there is no such run.
        Conflict: a script of its own trained it.
    """
    run = repository.get(session, run_id)
    if run.spec.get("engine") == "external":
        message = f"run '{run.name}' was trained by a script of its own: start that script again"
        raise Conflict("external_run", message)
    spec, left = salvage(run.spec)
    spec |= {"name": None, "notes": run.notes, "tags": repository.tags(session, [run.id]).get(run.id, [])}
    spec["project"] = None if run.project_id == DEFAULT else projects.names(session, {run.project_id})[run.project_id]
    left += _lost_recipe(spec, recipes)
    for field, version in _outdated(session, run):
        set_field(spec, field, version)
    return RunDraft(run=run.id, name=run.name, spec=spec, left=left)


def _lost_recipe(spec: dict[str, Any], recipes: Mapping[str, Recipe]) -> list[FieldProblem]:
    name = spec.get("recipe")
    if name is None or name in recipes:
        return []
    spec["recipe"] = None
    hint = "what it said stands in the spec"
    return [FieldProblem(field="recipe", message=f"there is no recipe '{name}' any more", hint=hint)]


def _outdated(session: Session, run: Run) -> Iterator[tuple[str, int]]:
    """The versions that the run used where a submission would take a newer one today."""
    if run.inputs is None:
        return
    inputs = Inputs.model_validate(run.inputs)
    used: list[tuple[str, Kind, str | None, int | None]] = [
        ("dataset_version", "dataset", inputs.dataset, inputs.dataset_version),
        ("student.version", "model", inputs.student, inputs.student_version),
        ("teacher.version", "model", inputs.teacher, inputs.teacher_version),
    ]
    for field, kind, name, version in used:
        if name is None or version is None:
            continue
        newest = catalogue.newest(session, kind, name)
        if newest is not None and newest.version != version:
            yield field, version
