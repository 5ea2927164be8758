"""Runs gathered by any field that has few values, with the mean of metrics per group."""

import math
import re
from collections.abc import Sequence

from sqlalchemy.orm import Session

from distillboard.contracts.groups import GroupPage, GroupView
from distillboard.contracts.leaderboard import Spread

from ..errors import Invalid
from ..kit.base import utc_now
from ..kit.text import clean
from ..runs.models import RunTag
from ..search import language
from ..search.columns import Column, Columns
from ..search.compiling import MOST_SOURCES
from ..search.listing import Asked
from ..search.problems import faulty
from ..search.service import narrowed
from ..search.targets import resolve
from . import repository
from .repository import Gathering, Moments, Row

MOST = 500
"""Most groups of one answer."""


def gather(session: Session, asked: Asked, field: str, metrics: Sequence[str]) -> GroupPage:
    """The groups of the runs that fit.

    Raises:
        Invalid: ``unknown_field``, ``invalid_group`` or ``invalid_metric``, or the filter is wrong.
    """
    now = utc_now()
    columns = Columns(now)
    conditions = narrowed(session, asked.cleaned(), columns, now)
    name = language.plain_name(clean(field))
    number, text = _key(session, name, columns)
    numbers = [_metric(session, language.plain_name(clean(metric)), columns) for metric in metrics]
    if len(columns) > MOST_SOURCES:
        raise faulty("group", 1, f"at most {MOST_SOURCES} different metrics and values at once")
    gathering = Gathering(columns, conditions, number, text, numbers)
    rows = repository.gathered(session, gathering, MOST + 1)
    groups = [_group(name, row) for row in rows[:MOST]]
    total = repository.counted(session, gathering)
    return GroupPage(field=field, groups=groups, runs=total, more=len(rows) > MOST)


def _key(session: Session, name: str, columns: Columns) -> tuple[Column | None, Column | None]:
    target = resolve(session, "group", name, 1)
    if target.kind == "tag":
        return None, RunTag.tag
    reading = columns.reading(target)
    if reading.moment is not None:
        raise _refusal("group", f"{name} is a moment: hardly two runs share one")
    return reading.number, reading.text


def _metric(session: Session, name: str, columns: Columns) -> Column:
    target = resolve(session, "metric", name, 1)
    number = None if target.kind == "tag" else columns.reading(target).number
    if number is None:
        raise _refusal("metric", f"{name} is no number: it has no mean")
    return number


def _refusal(parameter: str, message: str) -> Invalid:
    return faulty(parameter, 1, message, code=f"invalid_{parameter}")


def _group(field: str, row: Row) -> GroupView:
    value = row.number if row.number is not None else row.text
    condition = f"{_written(field)} = {_literal(value)}"
    return GroupView(value=value, condition=condition, runs=row.runs, metrics=[_spread(one) for one in row.metrics])


def _written(field: str) -> str:
    return field if language.is_plain(field) else f"`{field}`"


def _literal(value: float | str | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    return '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'


def _spread(moments: Moments) -> Spread | None:
    if not moments.count or moments.mean is None:
        return None
    sd = math.sqrt(max(moments.squares or 0.0, 0.0) / (moments.count - 1)) if moments.count > 1 else None
    return Spread(mean=moments.mean, sd=sd, n=moments.count)
