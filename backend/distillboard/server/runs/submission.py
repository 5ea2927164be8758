"""From a raw document to a queued run: everything is checked before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import Recipe
from distillboard.contracts.spec import ExternalSpec, JobSpec
from distillboard.contracts.states import RunState
from distillboard.contracts.validation import SpecError, merge_spec, parse_spec

from ..catalogue.wanted import unknown_recipe
from ..kit import outbox
from ..kit.base import utc_now
from ..kit.ids import new_id, new_name
from ..kit.text import find_unstorable
from ..projects import service as projects
from ..search import values
from . import external, repository
from .inputs import Resolved, resolve
from .models import Run


@dataclass(frozen=True)
class Checked:
    """A submission that nothing is wrong with."""

    spec: JobSpec | ExternalSpec
    resolved: Resolved | None
    project: str


def check(session: Session, recipes: Mapping[str, Recipe], raw: Mapping[str, Any]) -> Checked:
    """Check a submission without writing anything.

    Raises:
        SpecError: the document is not a spec.
        Invalid: it names what is not there, was refused, or does not fit together.
    """
    refuse_unstorable(raw)
    spec = parse_spec(_over_recipe(recipes, raw))
    resolved = resolve(session, spec) if isinstance(spec, JobSpec) else None
    return Checked(spec, resolved, projects.named(session, spec.project, "project", new_runs=True).id)


def submit(
    session: Session,
    recipes: Mapping[str, Recipe],
    raw: Mapping[str, Any],
    *,
    run_id: str | None = None,
    sweep_id: str | None = None,
) -> Run:
    """Check a submission and keep it as a run: a training is queued, an external run begins at once.

    Raises:
        SpecError, Invalid: as ``check`` does.
    """
    run = draft(session, recipes, raw, run_id=run_id, sweep_id=sweep_id)
    repository.add(session, run)
    repository.set_tags(session, run.id, run.spec["tags"])
    values.keep(session, run)
    if run.queue is not None:
        outbox.ticket(session, run.queue)
        outbox.queues_changed(session)
    else:
        external.begin(session, run)
    return run


def draft(
    session: Session,
    recipes: Mapping[str, Recipe],
    raw: Mapping[str, Any],
    *,
    run_id: str | None = None,
    sweep_id: str | None = None,
) -> Run:
    """Check a submission and make its row, which is not kept yet.

    Raises:
        SpecError, Invalid: as ``check`` does.
    """
    checked = check(session, recipes, raw)
    run = _row(checked.spec, run_id or new_id(), sweep_id)
    run.project_id = checked.project
    if checked.resolved is not None:
        run.inputs = checked.resolved.inputs.model_dump(mode="json")
        run.teacher_map = checked.resolved.teacher_map
    return run


def refuse_unstorable(raw: Mapping[str, Any]) -> None:
    """Refuse texts and numbers that no database keeps.

    Raises:
        SpecError: there is one.
    """
    problem = find_unstorable(raw)
    if problem is not None:
        raise SpecError([problem])


def _over_recipe(recipes: Mapping[str, Recipe], raw: Mapping[str, Any]) -> Mapping[str, Any]:
    name = raw.get("recipe")
    if not isinstance(name, str):
        return raw
    if name not in recipes:
        raise unknown_recipe(recipes, name)
    return merge_spec(recipes[name].spec, raw)


def _row(spec: JobSpec | ExternalSpec, run_id: str, sweep_id: str | None) -> Run:
    now = utc_now()
    run = Run(
        id=run_id,
        name=spec.name or new_name(),
        notes=spec.notes,
        engine=spec.engine,
        spec=spec.model_dump(mode="json", by_alias=True),
        sweep_id=sweep_id,
        state=RunState.QUEUED if isinstance(spec, JobSpec) else RunState.RUNNING,
        created=now,
        queued=now,
        updated=now,
        revision=1,
    )
    if isinstance(spec, JobSpec):
        _ask_for(run, spec)
    else:
        run.started, run.attempt = now, 1
    return run


def _ask_for(run: Run, spec: JobSpec) -> None:
    """What the claim looks at stands in columns of its own."""
    resources = spec.resources
    run.queue, run.priority, run.gpus = resources.queue, resources.priority, resources.gpus
    run.max_attempts, run.dataset = resources.max_attempts, spec.dataset
