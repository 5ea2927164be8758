"""Saved views over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, status

from distillboard.contracts.views import NewSavedView, PageName, SavedView, SavedViewChanges

from ..context import Services
from . import service

router = APIRouter(tags=["views"])

ViewId = Annotated[str, Path(min_length=1, max_length=100, pattern=r"^[^\x00]+$", description="Id of a saved view.")]


@router.post("/views", status_code=status.HTTP_201_CREATED)
def create_view(services: Services, body: NewSavedView) -> SavedView:
    """Keep what a page shows, as its address says it, under a name that everybody sees."""
    with services.database.writing() as session:
        return service.create(session, body)


@router.get("/views")
def list_views(
    services: Services, page: Annotated[PageName, Query(description="The page they are of.")] = "runs"
) -> list[SavedView]:
    """The saved views of a page by name, at most 500."""
    with services.database.reading() as session:
        return service.listed(session, page)


@router.patch("/views/{view_id}")
def change_view(services: Services, view_id: ViewId, body: SavedViewChanges) -> SavedView:
    """Rename a saved view, or let it show something else."""
    with services.database.writing() as session:
        return service.change(session, view_id, body)


@router.delete("/views/{view_id}", status_code=status.HTTP_204_NO_CONTENT)
def delete_view(services: Services, view_id: ViewId) -> None:
    """Forget a saved view; the runs that it shows stay."""
    with services.database.writing() as session:
        service.delete(session, view_id)
