"""Pre-flights: made like runs, served ahead of them, forgotten after a while; and the reports of runs."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from pydantic import ValidationError
from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import Recipe
from distillboard.contracts.preflight import REPORT, PreflightOrder, PreflightReport, PreflightView
from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.validation import SpecError, field_problems

from ..artifacts import repository as artifacts
from ..artifacts import service as files
from ..artifacts.store import Store
from ..artifacts.stores import open_store
from ..context import Context
from ..errors import Invalid
from ..kit import outbox
from ..kit.base import utc_now
from ..runs import repository as runs
from ..runs import service as life
from ..runs.models import PREFLIGHT, Run
from ..runs.submission import draft
from . import repository
from .models import Preflight

KEPT = timedelta(days=7)
"""How long a pre-flight is kept after its end; a run keeps its own report."""
_MAX_TRIES = 2
_CARRIED = ("id", "state", "stage", "created", "started", "ended", "worker", "code", "reason", "spec")


def create(session: Session, store: Store, recipes: Mapping[str, Recipe], body: Mapping[str, Any]) -> PreflightView:
    """Queue a pre-flight of a job spec.

    Args:
        session: A transaction that writes.
        store: Holds the reports.
        recipes: What the spec may start from.
        body: The spec, as for a run; beside its fields ``calibrate``.

    Raises:
        SpecError, Invalid: as for a run.
    """
    order = _order(body)
    run = draft(session, recipes, {key: value for key, value in body.items() if key not in PreflightOrder.model_fields})
    _refuse_unfit(run, order)
    run.engine, run.gpus, run.priority, run.max_attempts = PREFLIGHT, 0, 0, _MAX_TRIES
    repository.add(session, run, Preflight(run_id=run.id, order=order.model_dump(mode="json")))
    outbox.ticket(session, str(run.queue))
    return view(session, store, run.id)


def view(session: Session, store: Store, preflight_id: str) -> PreflightView:
    """A pre-flight as it stands now.

    Raises:
        NotFound: there is none with this id.
    """
    order = repository.get(session, preflight_id).order
    run = runs.get(session, preflight_id)
    fields = {name: getattr(run, name) for name in _CARRIED}
    place = runs.positions(session, [run.id]).get(run.id)
    report = report_of(session, store, run.id)
    return PreflightView(**fields, queue_position=place, order=PreflightOrder.model_validate(order), report=report)


def cancel(session: Session, store: Store, preflight_id: str) -> PreflightView:
    """Stop a pre-flight.

    Raises:
        NotFound: there is none with this id.
        Conflict: it ended before.
    """
    repository.get(session, preflight_id)
    life.cancel(session, preflight_id)
    return view(session, store, preflight_id)


def order_of(session: Session, run: Run) -> PreflightOrder | None:
    """What the claim of a run's row orders; None for a training."""
    if run.engine != PREFLIGHT:
        return None
    return PreflightOrder.model_validate(repository.get(session, run.id).order)


def report_of(session: Session, store: Store, run_id: str) -> PreflightReport | None:
    """What was found out about a run before it trained, or by a pre-flight; None while there is nothing.

    Raises:
        NotFound: there is no such run, or the store lost its report.
    """
    runs.get(session, run_id)
    if artifacts.find(session, run_id, REPORT) is None:
        return None
    return PreflightReport.model_validate_json(files.content(session, store, run_id, REPORT))


def forget_old(context: Context) -> None:
    """Delete pre-flights that ended long ago, with their files."""
    store = open_store(context.settings)
    with context.database.reading() as session:
        old = repository.ended_before(session, utc_now() - KEPT)
    if not old:
        return
    with context.database.writing() as session:
        unused = [one for one in repository.forget(session, old) if artifacts.delete_unused(session, one)]
        for digest in unused:
            store.remove(digest)


def _order(body: Mapping[str, Any]) -> PreflightOrder:
    present = {key: body[key] for key in PreflightOrder.model_fields if key in body}
    try:
        return PreflightOrder.model_validate(present)
    except ValidationError as error:
        raise SpecError(field_problems(error.errors(), PreflightOrder)) from None


def _refuse_unfit(run: Run, order: PreflightOrder) -> None:
    if run.queue is None:
        raise Invalid("external_run", "an external run is trained by your own script: there is nothing to examine")
    if order.calibrate is not None and run.spec["method"]["name"] == "none":
        hint = "name a method that distils, or leave calibrate out"
        problem = FieldProblem(field="calibrate", message="the control has no weights", hint=hint)
        raise Invalid("nothing_to_calibrate", f"the control has no weights to calibrate: {hint}", [problem])
