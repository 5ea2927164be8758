"""Runs over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response, status

from distillboard.contracts.base import Name
from distillboard.contracts.runs import RunCreated, RunPage, RunView
from distillboard.contracts.states import RunState

from ..context import Services
from . import service
from .repository import Filter

router = APIRouter(tags=["runs"])

IdempotencyKey = Annotated[
    str | None,
    Header(min_length=1, max_length=200, description="Sending the same body again with this key makes no second run."),
]
States = Annotated[list[RunState] | None, Query(alias="state", description="Show runs in any of these states.")]
Search = Annotated[str | None, Query(max_length=200, description="Text in the name, the id or the spec.")]
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200, description="next_cursor of the page before.")]


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


@router.get("/runs")
def list_runs(
    services: Services,
    states: States = None,
    sweep: str | None = None,
    dataset: Name | None = None,
    search: Search = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> RunPage:
    """One page of runs, newest first, with their headline metrics."""
    with services.database.reading() as session:
        return service.page(session, Filter(states, sweep, dataset, search), limit, cursor)


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
