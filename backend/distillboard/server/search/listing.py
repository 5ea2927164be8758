"""The queries of the run list: which runs in which order first, their rows afterwards."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, Text, cast, exists, func, or_, select
from sqlalchemy.orm import Session

from ..kit.text import clean
from ..projects.models import Project
from ..runs.models import PREFLIGHT, Run, RunTag
from .columns import Columns
from .fields import OWN
from .models import RunValue
from .ordering import NEWEST_FIRST, Key, after
from .targets import Target

MOST_COUNTED = 100_000
"""Lists in order of age are counted up to here: they are read from an index, and need not see every run."""

Visibility = Literal["active", "archived", "deleted", "all"]


@dataclass(frozen=True)
class Asked:
    """Which runs a list shows, and in which order; what is left out does not narrow it."""

    filter: str = ""
    sort: str = NEWEST_FIRST
    visibility: Visibility = "active"
    states: Collection[str] = ()
    tags: Collection[str] = ()
    sweep: str | None = None
    dataset: str | None = None
    project: str | None = None
    search: str = ""

    def cleaned(self) -> "Asked":
        """The same with texts that every database takes."""
        return replace(
            self,
            filter=clean(self.filter),
            sort=clean(self.sort),
            search=clean(self.search),
            sweep=None if self.sweep is None else clean(self.sweep),
            project=None if self.project is None else clean(self.project),
            tags=[clean(tag) for tag in self.tags],
        )

    def as_document(self) -> dict[str, Any]:
        """What a cursor belongs to."""
        lists = {"states": sorted(self.states), "tags": sorted(self.tags)}
        return {**self.__dict__, **lists}

    def conditions(self) -> list[ColumnElement[bool]]:
        """The conditions that stand in parameters of their own, as SQL."""
        found = [Run.engine != PREFLIGHT, *_VISIBLE[self.visibility]]
        if self.states:
            found.append(Run.state.in_(self.states))
        if self.sweep is not None:
            found.append(Run.sweep_id == self.sweep)
        if self.dataset is not None:
            found.append(Run.dataset == self.dataset)
        found += [exists().where(RunTag.run_id == Run.id, RunTag.tag == tag) for tag in self.tags]
        if self.search:
            found.append(_holding(self.search))
        return found


_VISIBLE: dict[Visibility, list[ColumnElement[bool]]] = {
    "active": [Run.deleted.is_(None), Run.archived.is_(None)],
    "archived": [Run.deleted.is_(None), Run.archived.is_not(None)],
    "deleted": [Run.deleted.is_not(None)],
    "all": [Run.deleted.is_(None)],
}


def _holding(text: str) -> ColumnElement[bool]:
    columns = (Run.id, Run.name, Run.notes, cast(Run.spec, Text))
    tagged = exists().where(RunTag.run_id == Run.id, RunTag.tag.icontains(text, autoescape=True))
    return or_(*(column.icontains(text, autoescape=True) for column in columns), tagged)


def of_project(project: Project) -> ColumnElement[bool]:
    """Whether a run belongs to a project."""
    return Run.project_id == project.id


@dataclass(frozen=True)
class Query:
    """A list as SQL: conditions, order, and the joins that both need."""

    conditions: Sequence[ColumnElement[bool]]
    keys: Sequence[Key]
    columns: Columns

    def select(self, *what: Any) -> Select[Any]:
        """A query over the runs that fit."""
        return self.columns.joined(select(*what).select_from(Run)).where(*self.conditions)


@dataclass(frozen=True)
class Row:
    """A run of a list with what it is sorted by."""

    run_id: str
    values: list[Any]


def rows(session: Session, query: Query, limit: int, beyond: Sequence[Any] | None) -> tuple[list[Row], int]:
    """The next runs, and how many fit: counted for the first page only, which has nothing to be beyond of.

    A list by age stops after its page, so it is counted apart; any other has to see every run that fits, and counts
    them on the way.
    """
    by_age = query.keys[0].column is Run.created
    columns: list[SQLColumnExpression[Any]] = [Run.id]
    columns += [key.column.label(f"key_{number}") for number, key in enumerate(query.keys)]
    if beyond is None and not by_age:
        columns.append(func.count().over())
    order = [part for key in query.keys for part in key.order()]
    statement = query.select(*columns).order_by(*order).limit(limit)
    if beyond is not None:
        statement = statement.where(after(query.keys, beyond))
    found = session.execute(statement).all()
    shown = [Row(row[0], list(row[1 : len(query.keys) + 1])) for row in found]
    if beyond is not None:
        return shown, 0
    return shown, _count(session, query) if by_age else (found[0][-1] if found else 0)


def _count(session: Session, query: Query) -> int:
    some = query.select(Run.id).limit(MOST_COUNTED).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def values(session: Session, target: Target, holding: str, limit: int) -> list[tuple[str, int]]:
    """The texts that runs have of a field, trash and archive included, with how many have each: most frequent first."""
    text = _text_of(target)
    number = func.count().label("runs")
    query = select(text, number).where(text.is_not(None), text.icontains(holding, autoescape=True))
    if target.kind == "value":
        query = query.where(RunValue.key == target.key)
    if target.kind == "project":
        query = query.join(Run, Run.project_id == Project.id)
    return [
        (row[0], row[1]) for row in session.execute(query.group_by(text).order_by(number.desc(), text).limit(limit))
    ]


def _text_of(target: Target) -> SQLColumnExpression[Any]:
    if target.kind == "tag":
        return RunTag.tag
    if target.kind == "project":
        return Project.name
    return RunValue.text if target.kind == "value" else OWN[target.key].column
