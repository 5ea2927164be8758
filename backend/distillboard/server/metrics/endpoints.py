"""Reads of a run's metrics."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from distillboard.contracts.runs import EvaluationTable, KeyView, Series, SeriesSet

from ..context import Services
from . import service

router = APIRouter(tags=["metrics"])

MaxPoints = Annotated[int, Query(ge=10, le=20_000, description="Most points of one curve; peaks survive thinning.")]
_MAX_NAMED_KEYS = 1000


@router.get("/runs/{run_id}/keys")
def list_keys(run_id: str, services: Services) -> list[KeyView]:
    """The metric keys of a run with their summaries."""
    with services.database.reading() as session:
        return service.keys_of(session, run_id)


@router.get("/runs/{run_id}/series", response_model=Series)
def read_series(run_id: str, key: str, services: Services, max_points: MaxPoints = 2000) -> Response:
    """One curve: first, lowest, highest and last point of every bucket, and every kind of non-finite value in it."""
    with services.database.reading() as session:
        return _json(service.series(session, run_id, key, max_points))


@router.get("/runs/{run_id}/curves", response_model=SeriesSet)
def read_curves(
    run_id: str,
    services: Services,
    key: Annotated[
        list[str] | None, Query(max_length=_MAX_NAMED_KEYS, description="Keys to read; all when left out.")
    ] = None,
    max_points: MaxPoints = 2000,
) -> Response:
    """Several curves of a run, thinned on one grid."""
    with services.database.reading() as session:
        return _json(service.curves(session, run_id, key or [], max_points))


@router.get("/runs/{run_id}/evaluations")
def read_evaluations(run_id: str, services: Services) -> EvaluationTable:
    """Every evaluation on val: COCO metrics and AP per class."""
    with services.database.reading() as session:
        return service.evaluations(session, run_id)


def _json(content: bytes) -> Response:
    return Response(content, media_type="application/json")
