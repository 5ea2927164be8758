"""Runs over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Response, status

from distillboard.contracts.projects import AttemptView, Resume, Resumed, RunChanges
from distillboard.contracts.runs import RunCreated, RunDraft, RunView

from ..context import Services
from . import drafts, editing, external, service

router = APIRouter(tags=["runs"])

IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=200,
        description="Sending the same body again with this key within 24 hours makes no second run.",
    ),
]

RunId = Annotated[str, Path(min_length=1, max_length=100, pattern=r"^[^\x00]+$", description="Id of a run.")]


@router.post("/runs", status_code=status.HTTP_201_CREATED)
def create_run(
    services: Services,
    response: Response,
    body: dict[str, Any],
    idempotency_key: IdempotencyKey = None,
) -> RunCreated:
    """Submit a run: a whole job spec, or a recipe's name with what differs from it.

    With ``{"engine": "external"}`` it is a run that a script of your own reports to.
    """
    with services.database.writing() as session:
        created, is_new = service.create(session, services.recipes, body, idempotency_key)
        if not is_new:
            response.status_code = status.HTTP_200_OK
        return created


@router.get("/runs/{run_id}")
def get_run(services: Services, run_id: RunId) -> RunView:
    """A run with its whole summary and its facts."""
    with services.database.reading() as session:
        return service.view(session, run_id)


@router.get("/runs/{run_id}/draft")
def draft_run(services: Services, run_id: RunId) -> RunDraft:
    """A run's spec as the draft of another run: what can be submitted again, and what cannot be taken over."""
    with services.database.reading() as session:
        return drafts.draft_of(session, services.recipes, run_id)


@router.patch("/runs/{run_id}")
def change_run(services: Services, run_id: RunId, body: RunChanges) -> RunView:
    """Change name, tags, notes or project of a run, or archive it; its spec stays as it was submitted."""
    with services.database.writing() as session:
        return editing.change(session, run_id, body)


@router.get("/runs/{run_id}/attempts")
def list_attempts(services: Services, run_id: RunId) -> list[AttemptView]:
    """The starts of a run, in order: who ran it, from which step, and how each ended."""
    with services.database.reading() as session:
        return editing.attempts(session, run_id)


@router.post("/runs/{run_id}/resume")
def resume_run(services: Services, run_id: RunId, body: Resume) -> Resumed:
    """Go on with a run of a script of your own that was started again, from the step of its checkpoint."""
    with services.database.writing() as session:
        return external.resume(session, run_id, body.step)


@router.post("/runs/{run_id}/cancel")
def cancel_run(services: Services, run_id: RunId) -> RunView:
    """Stop a run: a waiting one at once, a running one at its next step."""
    with services.database.writing() as session:
        return service.cancel(session, run_id)


@router.post("/runs/{run_id}/retry")
def retry_run(services: Services, run_id: RunId) -> RunView:
    """Queue a failed or cancelled run again; it goes on from its last checkpoint."""
    with services.database.writing() as session:
        return service.retry(session, run_id)
