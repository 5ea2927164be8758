"""Files to take away."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import StreamingResponse

from distillboard.contracts.base import Name
from distillboard.contracts.names import HEADLINE
from distillboard.contracts.series import MAX_KEYS, MAX_RUNS, RunId

from ..context import Services
from ..runs.views import Shown
from ..search import endpoints as search
from ..search.listing import Asked
from ..search.ordering import NEWEST_FIRST
from . import comma_separated, parquet, service
from .service import Form
from .tables import Table

router = APIRouter(prefix="/exports", tags=["exports"])

Format = Literal["csv", "parquet"]
_FILE = {"content": {"text/csv": {}, parquet.MEDIA_TYPE: {}}, "description": "The file, as an attachment."}


@router.get("/series.{format}", response_class=StreamingResponse, responses={200: _FILE})
def export_series(
    format: Format,  # noqa: A002 - the word of the address
    services: Services,
    run: Annotated[list[RunId], Query(min_length=1, max_length=MAX_RUNS, description="The runs.")],
    key: Annotated[
        list[str] | None, Query(max_length=MAX_KEYS, description="Keys; all of each run's when left out.")
    ] = None,
    form: Annotated[Form, Query(description="A row a point, or a row a step with a column a key.")] = "long",
    attempt: Annotated[
        int | None, Query(ge=1, le=2**31 - 1, description="The curves as this attempt left them.")
    ] = None,
) -> StreamingResponse:
    """Every point that holds, not thinned, in order of run, key and step; `time` in seconds since 1970.

    In CSV nothing is an empty cell, non-finite values are `nan`, `inf` and `-inf`, and text that a spreadsheet would
    take for a formula begins with an apostrophe.
    """
    return _file(service.series(services, run, key or [], form, attempt), format, "series")


@router.get("/runs.{format}", response_class=StreamingResponse, responses={200: _FILE})
def export_runs(
    format: Format,  # noqa: A002 - the word of the address
    services: Services,
    filter: search.Filter = "",  # noqa: A002 - the run list's word
    sort: search.Sort = NEWEST_FIRST,
    metrics: search.Metrics = None,
    facts: search.Facts = None,
    states: search.States = None,
    tags: search.Tags = None,
    project: search.ProjectName = None,
    sweep: search.SweepId = None,
    dataset: Name | None = None,
    text: Annotated[str | None, Query(alias="search", max_length=200, description="As in the run list.")] = None,
    visibility: search.Shelf = "active",
) -> StreamingResponse:
    """The runs of a list, at most 10,000: a row a run, with its spec by dotted path (`spec.schedule.lr`), and of every
    metric the last value under its own name with `.min`, `.min_step`, `.max`, `.max_step` and `.last_step` beside it.
    """
    asked = Asked(filter, sort, visibility, states or (), tags or (), sweep, dataset, project, text or "")
    shown = Shown(HEADLINE if metrics is None else metrics, facts or ())
    return _file(service.run_list(services, asked, shown), format, "runs")


def _file(table: Table, kind: Format, name: str) -> StreamingResponse:
    written = parquet if kind == "parquet" else comma_separated
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return StreamingResponse(written.write(table), media_type=written.MEDIA_TYPE, headers=headers)
