"""The query that gathers runs: one row per value of a field, with moments of the metrics taken in two passes."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Double, Select, Text, and_, case, cast, func, literal, null, select, type_coerce
from sqlalchemy.orm import Session

from ..runs.models import Run, RunTag
from ..search.columns import Column, Columns, in_order

_LARGEST = sys.float_info.max


@dataclass(frozen=True)
class Moments:
    """How many values a group has, their mean, and the sum of their squared distances from it."""

    count: int
    mean: float | None
    squares: float | None


@dataclass(frozen=True)
class Row:
    """One group."""

    number: float | None
    text: str | None
    runs: int
    metrics: list[Moments]


@dataclass(frozen=True)
class Gathering:
    """Which runs are gathered by what; all of it was made with ``columns``.

    Attributes:
        number: The number that a run is gathered by, if it may be one.
        text: The text likewise; the column of tags stands for each tag of a run.
        metrics: Numbers whose mean is taken; NaN and infinities are left out of it.
    """

    columns: Columns
    conditions: Sequence[ColumnElement[bool]]
    number: Column | None
    text: Column | None
    metrics: Sequence[Column]

    def select(self, *what: Any) -> Select[Any]:
        """A query over the runs that fit."""
        return self.columns.joined(select(*what).select_from(Run)).where(*self.conditions)


def gathered(session: Session, asked: Gathering, limit: int) -> list[Row]:
    """The groups of the runs that fit, the largest first, at most ``limit``."""
    names = [f"metric_{place}" for place in range(len(asked.metrics))]
    shown: list[ColumnElement[Any]] = [_number(asked.number).label("number"), _text(asked.text).label("text")]
    shown += [_finite(metric).label(name) for name, metric in zip(names, asked.metrics, strict=True)]
    runs = asked.select(*shown)
    if asked.text is RunTag.tag:
        runs = runs.outerjoin(RunTag, RunTag.run_id == Run.id)
    centred = _centred(runs, names)
    count = func.count().label("runs")
    columns: list[ColumnElement[Any]] = [centred.c.number, centred.c.text, count]
    for name in names:
        value, mean = centred.c[name], centred.c[f"{name}_mean"]
        columns += [func.count(value), func.max(mean), func.sum((value - mean) * (value - mean))]
    query = select(*columns).group_by(centred.c.number, centred.c.text)
    number, text = centred.c.number, centred.c.text
    order = (count.desc(), number.is_(None), number, text.is_(None), in_order(text))
    found = session.execute(query.order_by(*order).limit(limit))
    return [_row(row) for row in found]


def _centred(runs: Select[Any], names: Sequence[str]) -> Any:
    """The runs with the mean of their group beside each value."""
    each = runs.subquery()
    means = [
        func.avg(each.c[name]).over(partition_by=[each.c.number, each.c.text]).label(f"{name}_mean") for name in names
    ]
    return select(each, *means).subquery()


def _number(column: Column | None) -> ColumnElement[Any]:
    return cast(null(), Double) if column is None else type_coerce(column, Double)


def _text(column: Column | None) -> ColumnElement[Any]:
    return cast(null(), Text) if column is None else type_coerce(column, Text)


def _finite(column: Column) -> ColumnElement[Any]:
    bounded = and_(column >= literal(-_LARGEST, Double), column <= literal(_LARGEST, Double))
    return case((bounded, column))


def _row(row: Any) -> Row:
    moments = [Moments(*row[place : place + 3]) for place in range(3, len(row), 3)]
    return Row(row[0], row[1], row[2], moments)


def counted(session: Session, asked: Gathering) -> int:
    """How many runs fit."""
    return session.scalar(select(func.count()).select_from(asked.select(Run.id).subquery())) or 0
