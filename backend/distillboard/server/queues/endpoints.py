"""Queues over HTTP: claims, the line and its order, pausing."""

from typing import Any

from fastapi import APIRouter, Response, status

from distillboard.contracts.base import Name
from distillboard.contracts.leases import Claim, ClaimRequest
from distillboard.contracts.queues import Move, NewPriority, QueueDetail, QueueView
from distillboard.contracts.runs import RunView

from ..context import Services
from ..runs import views as run_views
from . import order, pausing, service, views

router = APIRouter(tags=["queues"])

_NOTHING: dict[int | str, dict[str, Any]] = {status.HTTP_204_NO_CONTENT: {"description": "No waiting run fits."}}


@router.get("/queues")
def list_queues(services: Services) -> list[QueueView]:
    """Every queue that a run waits in, a worker serves or somebody paused, by name."""
    with services.database.reading() as session:
        return views.queues(session)


@router.get("/queues/{queue}")
def get_queue(services: Services, queue: Name) -> QueueDetail:
    """What runs where, and what waits in which order and for what."""
    with services.database.reading() as session:
        return views.queue(session, queue)


@router.post("/queues/{queue}/pause")
def pause_queue(services: Services, queue: Name) -> QueueView:
    """Hand out nothing of this queue until it is resumed; what runs goes on. It stays paused over a restart."""
    with services.database.writing() as session:
        pausing.pause_queue(session, queue)
        return views.brief(session, queue)


@router.post("/queues/{queue}/resume")
def resume_queue(services: Services, queue: Name) -> QueueView:
    """Hand out runs of this queue again."""
    with services.database.writing() as session:
        pausing.resume_queue(session, queue)
        return views.brief(session, queue)


@router.post("/queues/{queue}/claims", response_model=Claim, responses=_NOTHING)
def claim_run(services: Services, queue: Name, body: ClaimRequest) -> Claim | Response:
    """Take the best waiting run of a queue; 204 when none fits the device, the queue is paused or the worker drains."""
    with services.database.writing() as session:
        return service.claim(session, services, queue, body) or Response(status_code=status.HTTP_204_NO_CONTENT)


@router.post("/runs/{run_id}/move")
def move_run(services: Services, run_id: str, body: Move) -> RunView:
    """Put a waiting run before or after another of its queue, or at the front or back; it takes on their priority."""
    with services.database.writing() as session:
        return run_views.view(session, order.move(session, run_id, body))


@router.put("/runs/{run_id}/priority")
def set_run_priority(services: Services, run_id: str, body: NewPriority) -> RunView:
    """Change the priority of a waiting or paused run; the spec goes on saying what was submitted."""
    with services.database.writing() as session:
        return run_views.view(session, order.prioritise(session, run_id, body.priority))


@router.post("/runs/{run_id}/pause")
def pause_run(services: Services, run_id: str) -> RunView:
    """Hold a run: a waiting one at once, a running one at its next checkpoint, from which it goes on when resumed."""
    with services.database.writing() as session:
        return run_views.view(session, pausing.pause_run(session, run_id))


@router.post("/runs/{run_id}/unpause")
def unpause_run(services: Services, run_id: str) -> RunView:
    """Queue a held run again at the place it had; one that was asked to pause and still trains just goes on."""
    with services.database.writing() as session:
        return run_views.view(session, pausing.resume_run(session, run_id))
