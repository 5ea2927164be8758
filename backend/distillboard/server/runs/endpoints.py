"""Runs over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Response, status

from distillboard.contracts.runs import RunCreated, RunView

from ..context import Services
from . import service

router = APIRouter(tags=["runs"])

IdempotencyKey = Annotated[
    str | None,
    Header(min_length=1, max_length=200, description="Sending the same body again with this key makes no second run."),
]


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
def get_run(services: Services, run_id: str) -> RunView:
    """A run with its whole summary and its facts."""
    with services.database.reading() as session:
        return service.view(session, run_id)


@router.post("/runs/{run_id}/cancel")
def cancel_run(services: Services, run_id: str) -> RunView:
    """Stop a run: a waiting one at once, a running one at its next step."""
    with services.database.writing() as session:
        return service.cancel(session, run_id)


@router.post("/runs/{run_id}/retry")
def retry_run(services: Services, run_id: str) -> RunView:
    """Queue a failed or cancelled run again; it goes on from its last checkpoint."""
    with services.database.writing() as session:
        return service.retry(session, run_id)
