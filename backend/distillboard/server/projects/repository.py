"""Projects in the database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from distillboard.contracts.states import ENDED

from ..runs.models import PREFLIGHT, Run
from .models import Project


@dataclass(frozen=True)
class Counts:
    """How many runs a project has, how many of them have not ended, and when the newest was made."""

    runs: int = 0
    active: int = 0
    newest: datetime | None = None


def find(session: Session, name_or_id: str) -> Project | None:
    """The project of this id, or else of this name."""
    query = select(Project).where(or_(Project.id == name_or_id, Project.name == name_or_id))
    found = session.scalars(query).all()
    return next((project for project in found if project.id == name_or_id), found[0] if found else None)


def add(session: Session, project: Project) -> None:
    """Keep a new project."""
    session.add(project)
    session.flush()


def count(session: Session) -> int:
    """How many projects there are."""
    return session.scalar(select(func.count()).select_from(Project)) or 0


def all_of_them(session: Session) -> Sequence[Project]:
    """Every project by name."""
    return session.scalars(select(Project).order_by(Project.name)).all()


def names(session: Session, project_ids: Collection[str]) -> Mapping[str, str]:
    """The names of projects by id."""
    query = select(Project.id, Project.name).where(Project.id.in_(project_ids))
    return {row.id: row.name for row in session.execute(query)}


def counts(session: Session) -> Mapping[str, Counts]:
    """The runs of every project, those in the trash left out."""
    active = func.sum(case((Run.state.in_(ENDED), 0), else_=1))
    query = select(Run.project_id, func.count(), active, func.max(Run.created))
    shown = query.where(Run.deleted.is_(None), Run.engine != PREFLIGHT).group_by(Run.project_id)
    return {row[0]: Counts(row[1], int(row[2]), row[3]) for row in session.execute(shown)}
