"""Bulk requests: an action applied run by run in one transaction, each run under a savepoint of its own."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from distillboard.contracts.problems import FieldProblem, Problem
from distillboard.contracts.projects import BulkAnswer, BulkOutcome, BulkRequest
from distillboard.contracts.states import ENDED, RunState

from ..errors import Invalid, RequestError
from ..kit.text import clean, refuse_unstorable
from ..projects import service as projects
from ..runs import editing
from ..runs import repository as runs
from ..runs import service as life
from ..runs.models import Run
from ..trash import service as trash

Change = Callable[[Session, Run], None]


def apply(session: Session, request: BulkRequest) -> BulkAnswer:
    """Apply an action to every run that it can be applied to.

    Raises:
        Invalid: the request itself is wrong; no run was changed.
    """
    refuse_unstorable(request.model_dump())
    chosen = list(dict.fromkeys(request.runs))
    change = _change(session, request, len(chosen))
    outcomes = [BulkOutcome(run=run_id, problem=_try(session, run_id, change)) for run_id in chosen]
    return BulkAnswer(changed=sum(outcome.problem is None for outcome in outcomes), outcomes=outcomes)


def _try(session: Session, run_id: str, change: Change) -> Problem | None:
    try:
        with session.begin_nested():
            change(session, runs.locked(session, clean(run_id)))
    except RequestError as error:
        return Problem(code=error.code, message=error.message, fields=error.fields)
    return None


def _change(session: Session, request: BulkRequest, count: int) -> Change:
    """What is to be done to each run, after what all runs share was checked."""
    if request.action in {"tag", "untag"}:
        if not request.tags:
            raise _refusal("tags", "name at least one tag")
        work = editing.add_tags if request.action == "tag" else editing.remove_tags
        return _unless_deleted(lambda session, run: work(session, run, request.tags))
    if request.action == "move":
        if request.project is None:
            raise _refusal("project", "name the project they are to be moved to")
        project = projects.named(session, request.project, "project")
        return _unless_deleted(lambda session, run: editing.move(session, run, project.id))
    if request.action == "delete" and request.confirm != count:
        raise _refusal("confirm", f"deleting {count} runs has to be confirmed by their number", "not_confirmed")
    return _PLAIN[request.action]


def _unless_deleted(work: Change) -> Change:
    def change(session: Session, run: Run) -> None:
        runs.refuse_deleted(run)
        work(session, run)

    return change


def _cancel(session: Session, run: Run) -> None:
    if RunState(run.state) not in ENDED or run.state != RunState.CANCELLED:
        life.cancel(session, run.id)


_PLAIN: dict[str, Change] = {
    "archive": _unless_deleted(lambda session, run: editing.archive(session, run, archived=True)),
    "unarchive": _unless_deleted(lambda session, run: editing.archive(session, run, archived=False)),
    "cancel": _cancel,
    "delete": trash.put_away,
    "restore": trash.take_back,
}


def _refusal(field: str, message: str, code: str = "invalid_request") -> Invalid:
    return Invalid(code, f"the request is not valid: {field}: {message}", [FieldProblem(field=field, message=message)])
