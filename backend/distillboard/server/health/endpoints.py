"""Liveness, readiness, Prometheus."""

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST

from ..context import Services
from . import service
from .service import Health, Readiness

router = APIRouter(tags=["health"])


@router.get("/healthz")
def healthz() -> Health:
    """Whether the process answers; says nothing about what it leans on."""
    return Health()


@router.get("/readyz")
def readyz(services: Services) -> Readiness:
    """Whether the database and Redis answer; 503 with the reason when one does not."""
    return service.readiness(services)


@router.get("/metrics", response_class=Response, include_in_schema=False)
def metrics(request: Request, services: Services) -> Response:
    """The service's meters in Prometheus's text form."""
    with services.database.reading() as session:
        return Response(service.exposition(session, request.app.state.meters), media_type=CONTENT_TYPE_LATEST)
