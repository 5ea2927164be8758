"""Reads of a run's metrics."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from distillboard.contracts.runs import EvaluationTable, KeyView, Series, SeriesSet
from distillboard.contracts.series import Axis

from ..context import Services
from ..errors import Invalid
from . import evaluations, service
from .sampling import Lens

router = APIRouter(tags=["metrics"])

_MAX_NAMED_KEYS = 1000


async def _lens(
    x: Annotated[Axis, Query(description="What orders the points, and what `low` and `high` are in.")] = "step",
    low: Annotated[float | None, Query(allow_inf_nan=False, description="Only points from here on.")] = None,
    high: Annotated[float | None, Query(allow_inf_nan=False, description="Only points up to here, included.")] = None,
    log_x: Annotated[bool, Query(description="Buckets that are equally wide on a logarithmic axis.")] = False,
    max_points: Annotated[
        int, Query(ge=10, le=20_000, description="Most points of one curve; peaks survive thinning.")
    ] = 2000,
) -> Lens:
    if low is None and high is None:
        return Lens(x, None, log_x, max_points)
    window = (-_ANYWHERE if low is None else low, _ANYWHERE if high is None else high)
    if window[0] > window[1]:
        raise Invalid("invalid_range", "'low' is above 'high': no point can lie between them")
    return Lens(x, window, log_x, max_points)


_ANYWHERE = float("inf")
Look = Annotated[Lens, Depends(_lens)]
AttemptNumber = Annotated[
    int | None,
    Query(ge=1, le=2**31 - 1, description="The curves as this attempt left them, before later ones superseded them."),
]


@router.get("/runs/{run_id}/keys")
def list_keys(run_id: str, services: Services) -> list[KeyView]:
    """The metric keys of a run with their summaries."""
    with services.database.reading() as session:
        return service.keys_of(session, run_id)


@router.get("/runs/{run_id}/series", response_model=Series)
def read_series(run_id: str, key: str, services: Services, look: Look, attempt: AttemptNumber = None) -> Response:
    """One curve: first, lowest, highest and last point of every bucket, and every kind of non-finite value in it."""
    with services.database.reading() as session:
        return _json(service.series(session, run_id, key, look, attempt))


@router.get("/runs/{run_id}/curves", response_model=SeriesSet)
def read_curves(
    run_id: str,
    services: Services,
    look: Look,
    key: Annotated[
        list[str] | None, Query(max_length=_MAX_NAMED_KEYS, description="Keys to read; all when left out.")
    ] = None,
    attempt: AttemptNumber = None,
) -> Response:
    """Several curves of a run, thinned on one grid."""
    with services.database.reading() as session:
        return _json(service.curves(session, run_id, key or [], look, attempt))


@router.get("/runs/{run_id}/evaluations")
def read_evaluations(run_id: str, services: Services) -> EvaluationTable:
    """Every evaluation on val: COCO metrics and AP per class."""
    with services.database.reading() as session:
        return evaluations.evaluations(session, run_id)


def _json(content: bytes) -> Response:
    return Response(content, media_type="application/json")
