"""Groups of runs over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from distillboard.contracts.groups import GroupPage

from ..context import Services
from ..search.endpoints import AskedRuns
from . import service

router = APIRouter(tags=["search"])

_MOST_METRICS = 12

Field = Annotated[
    str,
    Query(
        alias="by",
        min_length=1,
        max_length=300,
        description="The field that runs are gathered by, e.g. `method.name`, `tag`, `project`; not a moment.",
        examples=["method.name"],
    ),
]
Metrics = Annotated[
    list[Annotated[str, Query(max_length=300)]] | None,
    Query(
        alias="metric",
        max_length=_MOST_METRICS,
        description="Fields of numbers whose mean and deviation every group carries, e.g. `val/bbox_mAP.best`.",
    ),
]


@router.get("/runs/groups")
def group_runs(services: Services, asked: AskedRuns, by: Field, metrics: Metrics = None) -> GroupPage:
    """The runs that fit, gathered by a field: how many, and the mean of metrics; at most 500 groups, in no order but
    that of their size.
    """
    with services.database.reading() as session:
        return service.gather(session, asked, by, metrics or ())
