"""Projects: made, renamed, archived; and the one that somebody names."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.projects import NewProject, ProjectChanges, ProjectView
from distillboard.contracts.validation import nearest

from ..errors import Conflict, Invalid, NotFound
from ..kit.base import utc_now
from ..kit.ids import new_id
from ..kit.text import refuse_unstorable
from . import repository
from .models import DEFAULT, Project
from .repository import Counts

MOST = 1000
"""Most projects of a server."""


def create(session: Session, body: NewProject) -> ProjectView:
    """Make a project.

    Raises:
        Conflict: ``project_exists``, or ``too_many_projects``.
    """
    refuse_unstorable(body.model_dump())
    if repository.count(session) >= MOST:
        raise Conflict("too_many_projects", f"a server has at most {MOST} projects; use tags for what is finer")
    project = Project(id=new_id(), description=body.description, created=utc_now())
    _rename(session, project, body.name)
    return _view(project, Counts())


def listed(session: Session) -> list[ProjectView]:
    """Every project by name, with counts."""
    counts = repository.counts(session)
    return [_view(project, counts.get(project.id, Counts())) for project in repository.all_of_them(session)]


def view(session: Session, name_or_id: str) -> ProjectView:
    """A project with counts."""
    project = get(session, name_or_id)
    return _view(project, repository.counts(session).get(project.id, Counts()))


def change(session: Session, name_or_id: str, changes: ProjectChanges) -> ProjectView:
    """Rename, describe, archive or unarchive a project.

    Raises:
        NotFound: there is none.
        Conflict: ``project_exists``, or ``default_project`` which cannot be archived.
    """
    refuse_unstorable(changes.model_dump())
    project = get(session, name_or_id)
    if changes.archived is not None:
        if changes.archived and project.id == DEFAULT:
            raise Conflict("default_project", "runs that name no project go here: it cannot be archived, only renamed")
        project.archived = (project.archived or utc_now()) if changes.archived else None
    if changes.description is not None:
        project.description = changes.description
    if changes.name is not None:
        _rename(session, project, changes.name)
    return view(session, project.id)


def get(session: Session, name_or_id: str) -> Project:
    """A project by id or name.

    Raises:
        NotFound: ``unknown_project``.
    """
    project = repository.find(session, name_or_id)
    if project is None:
        message = f"there is no project '{name_or_id}'"
        raise NotFound("unknown_project", f"{message}{_hint(session, name_or_id, ': ')}")
    return project


def named(session: Session, name_or_id: str | None, field: str, *, new_runs: bool = False) -> Project:
    """The project that a request names in a field, the default one when it names none.

    Raises:
        Invalid: ``unknown_project``, or ``archived_project`` when it is to take ``new_runs``.
    """
    project = repository.find(session, name_or_id or DEFAULT)
    if project is None:
        message = f"there is no project '{name_or_id}'"
        problem = FieldProblem(field=field, message=message, hint=_hint(session, str(name_or_id)) or None)
        raise Invalid("unknown_project", f"{message}{_hint(session, str(name_or_id), ': ')}", [problem])
    if new_runs and project.archived is not None:
        message = f"project '{project.name}' is archived and takes no new runs"
        raise Invalid("archived_project", message, [FieldProblem(field=field, message=message)])
    return project


def _hint(session: Session, name: str, before: str = "") -> str:
    guess = nearest(name[:100], [project.name for project in repository.all_of_them(session)])
    return f"{before}did you mean '{guess}'?" if guess else f"{before}make it with 'distillboard project create'"


def _rename(session: Session, project: Project, name: str) -> None:
    other = repository.find(session, name)
    if other is not None and other.id != project.id:
        raise _taken(name)
    project.name = name
    try:
        repository.add(session, project)
    except IntegrityError:  # somebody else was quicker
        raise _taken(name) from None


def _taken(name: str) -> Conflict:
    return Conflict("project_exists", f"there is a project '{name}' already")


def _view(project: Project, counts: Counts) -> ProjectView:
    return ProjectView(
        id=project.id,
        name=project.name,
        description=project.description,
        created=project.created,
        archived=project.archived,
        runs=counts.runs,
        active=counts.active,
        newest=counts.newest,
    )
