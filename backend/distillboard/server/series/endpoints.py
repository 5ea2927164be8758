"""Curves of many runs in one request."""

from fastapi import APIRouter, Response

from distillboard.contracts.series import SeriesAnswer, SeriesRequest

from ..context import Services
from . import service

router = APIRouter(tags=["metrics"])


@router.post("/series", response_model=SeriesAnswer)
def read_series_of_runs(asked: SeriesRequest, services: Services) -> Response:
    """Many curves of many runs over one axis, thinned on one grid: first, lowest, highest and last point of every
    bucket, and every kind of non-finite value in it. It changes nothing; the question is too long for an address.
    """
    with services.database.reading() as session:
        return Response(service.series(session, asked), media_type="application/json")
