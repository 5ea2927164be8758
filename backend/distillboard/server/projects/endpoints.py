"""Projects over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path, status

from distillboard.contracts.projects import NewProject, ProjectChanges, ProjectView

from ..context import Services
from . import service

router = APIRouter(tags=["projects"])

Named = Annotated[
    str, Path(min_length=1, max_length=100, pattern=r"^[^\x00]+$", description="Name or id of a project.")
]


@router.post("/projects", status_code=status.HTTP_201_CREATED)
def create_project(services: Services, body: NewProject) -> ProjectView:
    """Make a project, which runs then name in their spec."""
    with services.database.writing() as session:
        return service.create(session, body)


@router.get("/projects")
def list_projects(services: Services) -> list[ProjectView]:
    """Every project by name, at most 1,000, with the number of its runs."""
    with services.database.reading() as session:
        return service.listed(session)


@router.get("/projects/{project}")
def get_project(services: Services, project: Named) -> ProjectView:
    """One project."""
    with services.database.reading() as session:
        return service.view(session, project)


@router.patch("/projects/{project}")
def change_project(services: Services, project: Named, body: ProjectChanges) -> ProjectView:
    """Rename, describe, archive or unarchive a project; its runs follow."""
    with services.database.writing() as session:
        return service.change(session, project, body)
