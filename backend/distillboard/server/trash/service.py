"""Deleting runs: into the trash at once, out of it within the retention time, forgotten with their files after it."""

from datetime import timedelta

from sqlalchemy.orm import Session

from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.runs import RunView
from distillboard.contracts.states import ENDED, RunState

from ..artifacts import repository as artifacts
from ..artifacts.stores import open_store
from ..context import Context
from ..errors import Conflict, Invalid
from ..kit.base import utc_now
from ..runs import repository as runs
from ..runs import views
from ..runs.models import Run
from . import repository

_MOST_AT_ONCE = 20


def delete(session: Session, run_id: str, confirm: str) -> RunView:
    """Put a run into the trash; ``confirm`` is its name or its id.

    Raises:
        NotFound: there is no such run.
        Invalid: ``not_confirmed``.
        Conflict: ``run_not_ended``.
    """
    run = runs.locked(session, run_id)
    if confirm not in {run.name, run.id}:
        hint = f"send confirm={run.name}"
        problem = FieldProblem(field="query.confirm", message="it is neither the run's name nor its id", hint=hint)
        raise Invalid("not_confirmed", f"deleting run '{run.name}' has to be confirmed by its name", [problem])
    put_away(session, run)
    return views.view(session, run)


def put_away(session: Session, run: Run) -> None:
    """Put a run that has ended into the trash; one that is there stays as it is.

    Raises:
        Conflict: ``run_not_ended``.
    """
    if RunState(run.state) not in ENDED:
        raise Conflict("run_not_ended", f"run '{run.name}' is {run.state}: cancel it first")
    if run.deleted is None:
        run.deleted = utc_now()
        runs.touch(session, run)


def restore(session: Session, run_id: str) -> RunView:
    """Take a run out of the trash; one that is not there stays as it is.

    Raises:
        NotFound: there is no such run (any more).
    """
    run = runs.locked(session, run_id)
    take_back(session, run)
    return views.view(session, run)


def take_back(session: Session, run: Run) -> None:
    """Take a run out of the trash."""
    if run.deleted is not None:
        run.deleted = None
        runs.touch(session, run)


def forget_old(context: Context) -> None:
    """Delete runs that nobody restored in time, with their files, a transaction each."""
    before = utc_now() - timedelta(days=context.settings.retention_days)
    with context.database.reading() as session:
        old = repository.deleted_before(session, before, _MOST_AT_ONCE)
    store = open_store(context.settings) if old else None
    for run_id in old:
        with context.database.writing() as session:
            named = repository.forget(session, run_id, before) or set()
            for digest in sorted(named):
                if store is not None and artifacts.delete_unused(session, digest):
                    store.remove(digest)
