"""The columns behind fields, and the joins that bring them beside a run."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Double,
    Select,
    SQLColumnExpression,
    Subquery,
    and_,
    func,
    literal,
    type_coerce,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import aliased
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import Text

from ..kit.base import UtcDateTime
from ..metrics.models import RunMetric
from ..projects.models import Project
from ..runs import repository as runs
from ..runs.models import Run
from .fields import OWN
from .models import RunValue
from .targets import Target

Column = SQLColumnExpression[Any]


class in_order(FunctionElement[str]):  # noqa: N801  it reads as a function
    """A text in the order of its code points, as SQLite has it; PostgreSQL would use the database's language."""

    type = Text()
    inherit_cache = True


@compiles(in_order)
def _plain(element: in_order, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


@compiles(in_order, "postgresql")
def _by_code_point(element: in_order, compiler: SQLCompiler, **options: Any) -> str:
    return f'({compiler.process(element.clauses, **options)}) COLLATE "C"'


class seconds_between(FunctionElement[float]):  # noqa: N801
    """Seconds from one moment to another, to the millisecond; 0 when the other was before."""

    type = Double()
    inherit_cache = True


@compiles(seconds_between)
def _by_julian_days(element: seconds_between, compiler: SQLCompiler, **options: Any) -> str:
    first, last = (compiler.process(clause, **options) for clause in element.clauses)
    return f"max(round((julianday({last}) - julianday({first})) * 86400.0, 3), 0.0)"


@compiles(seconds_between, "postgresql")
def _by_epoch(element: seconds_between, compiler: SQLCompiler, **options: Any) -> str:
    first, last = (compiler.process(clause, **options) for clause in element.clauses)
    return f"CAST(round(extract(epoch FROM greatest({last}, {first}) - {first}), 3) AS DOUBLE PRECISION)"


@dataclass(frozen=True)
class Reading:
    """Where the values of a field stand, by what they are; a run without one is ``missing``."""

    missing: ColumnElement[bool]
    number: Column | None = None
    text: Column | None = None
    moment: Column | None = None
    undefined: ColumnElement[bool] | None = None
    """Whether the value is NaN."""


class Columns:
    """The columns of a query over runs, joined as they are asked for, each source once.

    Args:
        now: The moment until which a run that has not ended has lasted.
    """

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._line: Subquery | None = None
        self._metrics: dict[str, type[RunMetric]] = {}
        self._values: dict[str, type[RunValue]] = {}
        self._project: type[Project] | None = None

    def __len__(self) -> int:
        return len(self._metrics) + len(self._values)

    def reading(self, target: Target) -> Reading:
        """The columns of a target; not for tags, of which a run has several."""
        if target.kind == "metric":
            return self._metric(target)
        if target.kind == "value":
            return self._value(target)
        if target.kind == "project":
            self._project = self._project or aliased(Project)
            name: Column = self._project.name
            return Reading(name.is_(None), text=name)
        if target.kind == "measured":
            return self._duration() if target.key == "duration" else self._place()
        return _own(target)

    def _metric(self, target: Target) -> Reading:
        source = self._metrics.setdefault(target.key, aliased(RunMetric))
        absent: ColumnElement[bool] = source.run_id.is_(None)
        number: Column = type_coerce(getattr(source, target.statistic), Double)
        if target.statistic == "last":
            return Reading(absent, number=number, undefined=and_(source.run_id.is_not(None), number.is_(None)))
        return Reading(number.is_(None), number=number)

    def _duration(self) -> Reading:
        until = func.coalesce(Run.ended, literal(self._now, UtcDateTime))
        return Reading(Run.started.is_(None), number=seconds_between(Run.started, until))

    def _place(self) -> Reading:
        self._line = self._line if self._line is not None else runs.places()
        place: Column = type_coerce(self._line.c.place, Double)
        return Reading(place.is_(None), number=place)

    def _value(self, target: Target) -> Reading:
        source = self._values.setdefault(target.key, aliased(RunValue))
        absent: ColumnElement[bool] = source.run_id.is_(None)
        if target.type == "any":
            return Reading(absent, number=source.number, text=source.text)
        if target.type == "number":
            return Reading(absent, number=source.number)
        return Reading(absent, text=source.text)

    def joined(self, query: Select[Any]) -> Select[Any]:
        """A query over runs with every source that was asked for."""
        for key, metric in self._metrics.items():
            query = query.outerjoin(metric, and_(metric.run_id == Run.id, metric.key == key, metric.count > 0))
        for key, value in self._values.items():
            query = query.outerjoin(value, and_(value.run_id == Run.id, value.key == key))
        if self._project is not None:
            query = query.outerjoin(self._project, self._project.id == Run.project_id)
        if self._line is not None:
            query = query.outerjoin(self._line, self._line.c.id == Run.id)
        return query


def _own(target: Target) -> Reading:
    column = OWN[target.key].column
    absent = column.is_(None)
    if target.type == "number":
        return Reading(absent, number=type_coerce(column, Double))  # an integer's column takes no other number
    return Reading(absent, moment=column) if target.type == "moment" else Reading(absent, text=column)
