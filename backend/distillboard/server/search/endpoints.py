"""The run list, what it can be searched by, and what differs between runs, over HTTP."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from distillboard.contracts.base import Name
from distillboard.contracts.names import HEADLINE
from distillboard.contracts.runs import RunPage
from distillboard.contracts.search import MOST_COMPARED, ROW_FIELDS, FieldPage, RowPage, RunsDiff, ValueCount
from distillboard.contracts.states import RunState

from ..context import Services
from ..runs.views import Shown
from . import comparing, language, ordering, service
from .listing import Asked, Visibility

router = APIRouter(tags=["search"])

_MOST_SHOWN = 60

Filter = Annotated[
    str,
    Query(
        max_length=language.LONGEST,
        description="Conditions on any field, e.g. `method.name = fgd and val/bbox_mAP.max > 0.4 and tag:baseline`;"
        " docs/search.md tells the language.",
        examples=["state in (running, queued) and schedule.lr >= 0.01"],
    ),
]
Sort = Annotated[
    str,
    Query(
        max_length=ordering.LONGEST,
        description="Up to three fields, separated by commas; '-' before one turns it round. Runs without a value come"
        " last either way.",
        examples=["-val/bbox_mAP.max,schedule.lr"],
    ),
]
Metrics = Annotated[
    list[Annotated[str, Query(max_length=200)]] | None,
    Query(max_length=_MOST_SHOWN, description=f"Metrics whose summary every row carries; else {', '.join(HEADLINE)}."),
]
Facts = Annotated[
    list[Annotated[str, Query(max_length=300)]] | None,
    Query(max_length=_MOST_SHOWN, description="Facts that every row carries; else none."),
]
Fields = Annotated[
    list[Annotated[str, Query(max_length=300)]] | None,
    Query(
        max_length=_MOST_SHOWN,
        description=f"Dotted paths of spec and inputs whose values every row carries; else {', '.join(ROW_FIELDS)}.",
    ),
]
States = Annotated[list[RunState] | None, Query(alias="state", description="Show runs in any of these states.")]
Tags = Annotated[
    list[Annotated[str, Query(max_length=60)]] | None,
    Query(alias="tag", max_length=32, description="Show runs that have all of these tags."),
]
ProjectName = Annotated[str | None, Query(max_length=100, description="Name or id of a project.")]
Search = Annotated[
    str | None, Query(max_length=200, description="Text in the name, id, tags, notes, or the spec as submitted.")
]
Shelf = Annotated[
    Visibility,
    Query(description="'active': neither archived nor in the trash; 'all': archived ones too, but not the trash."),
]
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=12_000, description="next_cursor of the page before.")]
SweepId = Annotated[str | None, Query(max_length=100, description="Show the runs of this sweep.")]
Holding = Annotated[str, Query(max_length=200, description="Text that a name or value holds, whatever its case.")]
Most = Annotated[int, Query(ge=1, le=2000)]


def _asked(
    filter: Filter = "",  # noqa: A002  it is the parameter's name
    sort: Sort = ordering.NEWEST_FIRST,
    states: States = None,
    tags: Tags = None,
    project: ProjectName = None,
    sweep: SweepId = None,
    dataset: Name | None = None,
    search: Search = None,
    visibility: Shelf = "active",
) -> Asked:
    return Asked(filter, sort, visibility, states or (), tags or (), sweep, dataset, project, search or "")


def _shown(metrics: Metrics = None, facts: Facts = None) -> Shown:
    return Shown(HEADLINE if metrics is None else metrics, facts or ())


AskedRuns = Annotated[Asked, Depends(_asked)]
ShownOfRuns = Annotated[Shown, Depends(_shown)]


@router.get("/runs", response_model=RunPage)
def list_runs(
    services: Services, asked: AskedRuns, shown: ShownOfRuns, limit: Limit = 50, cursor: Cursor = None
) -> Response:
    """One page of the runs that fit, newest first unless sorted otherwise."""
    with services.database.reading() as session:
        return _as_json(service.page(session, asked, shown, limit, cursor))


@router.get("/runs/rows", response_model=RowPage)
def list_rows(
    services: Services,
    asked: AskedRuns,
    shown: ShownOfRuns,
    fields: Fields = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """The same page as lean rows: without specs, with the values of spec and inputs that are asked for."""
    lean = replace(shown, fields=ROW_FIELDS if fields is None else fields)
    with services.database.reading() as session:
        return _as_json(service.row_page(session, asked, lean, limit, cursor))


def _as_json(page: RunPage | RowPage) -> Response:
    """A page written once: FastAPI would take it apart and check it again."""
    return Response(page.model_dump_json(by_alias=True), media_type="application/json")


@router.get("/runs/fields")
def list_fields(services: Services, search: Holding = "", limit: Most = 500) -> FieldPage:
    """The fields that filters, sorts and columns may name: a run's own, the job spec's, and what runs reported."""
    with services.database.reading() as session:
        return service.known_fields(session, search, limit)


@router.get("/runs/values")
def list_values(
    services: Services,
    field: Annotated[
        str, Query(min_length=1, max_length=300, description="A field of type text, choice, flag or any.")
    ],
    search: Holding = "",
    limit: Most = 50,
) -> list[ValueCount]:
    """The texts that runs have of a field, the most frequent first."""
    with services.database.reading() as session:
        return service.known_values(session, field, search, limit)


@router.get("/runs/diff")
def diff_runs(
    services: Services,
    run: Annotated[
        list[Annotated[str, Query(min_length=1, max_length=100)]],
        Query(min_length=2, max_length=MOST_COMPARED, description="Ids of the runs."),
    ],
    metrics: Annotated[
        list[Annotated[str, Query(max_length=200)]] | None,
        Query(max_length=_MOST_SHOWN, description="Metrics to put beside; else what was measured on val as a whole."),
    ] = None,
) -> RunsDiff:
    """The fields of the spec that are not the same in all of the runs, and how the runs did."""
    with services.database.reading() as session:
        return comparing.diff(session, list(dict.fromkeys(run)), metrics)
