"""The model zoo over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, status

from distillboard.contracts.catalogue import ModelView
from distillboard.contracts.zoo import ZooPage, ZooRegistration, ZooState, ZooView

from ..context import Services
from . import service
from .choosing import Sort, Wanted
from .listing import read_zoo

router = APIRouter(tags=["zoo"])


@router.get("/zoo")
def list_zoo(
    services: Services,
    search: Annotated[
        str | None, Query(max_length=200, description="Words that its name, family, class or config all hold.")
    ] = None,
    family: Annotated[str | None, Query(max_length=100, description="Family as the zoo calls it.")] = None,
    dataset: Annotated[
        str | None, Query(max_length=100, description="With published figures for this data set.")
    ] = None,
    state: Annotated[ZooState | None, Query(description="How far it came when the list was made.")] = None,
    available: Annotated[bool | None, Query(description="Whether its weights lie here.")] = None,
    sort: Annotated[
        Sort, Query(description="A minus sorts downwards; figures are those of the data set, else COCO's.")
    ] = "name",
    limit: Annotated[int, Query(ge=1, le=1000)] = 50,
    cursor: Annotated[str | None, Query(max_length=1000)] = None,
) -> ZooPage:
    """Detectors of MMDetection's model zoo with their published figures, and what of them is here."""
    wanted = Wanted(search, family, dataset, state)
    with services.database.reading() as session:
        return service.listed(session, read_zoo(), wanted, available=available, sort=sort, limit=limit, cursor=cursor)


@router.get("/zoo/{name}")
def get_zoo_detector(services: Services, name: str) -> ZooView:
    """One detector of the zoo."""
    with services.database.reading() as session:
        return service.detector(session, read_zoo(), name)


@router.post("/zoo/{name}/register", status_code=status.HTTP_201_CREATED)
def register_zoo_detector(services: Services, name: str, body: ZooRegistration | None = None) -> ModelView:
    """Make a model of a detector of the zoo; workers download its weights at their first use."""
    with services.database.writing() as session:
        return service.register(session, read_zoo(), name, None if body is None else body.name)
