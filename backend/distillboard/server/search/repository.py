"""Queries over what runs are searched by."""

from collections.abc import Sequence

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import CTE

from ..metrics.models import RunMetric
from .models import RunValue


def has_metric(session: Session, key: str) -> bool:
    """Whether any run has this metric."""
    return session.scalar(select(literal(1)).where(RunMetric.key == key).limit(1)) is not None


def has_value(session: Session, key: str) -> bool:
    """Whether any run has a value under this path."""
    return session.scalar(select(literal(1)).where(RunValue.key == key).limit(1)) is not None


def metric_keys(session: Session, limit: int, *, holding: str = "") -> Sequence[str]:
    """The different metric keys of all runs, in order; those that hold a text, whatever its case."""
    return _keys(session, RunMetric, limit, holding)


def value_keys(session: Session, limit: int, *, holding: str = "") -> Sequence[str]:
    """The different paths of all runs' values, in order."""
    return _keys(session, RunValue, limit, holding)


def _keys(session: Session, table: type[RunMetric] | type[RunValue], limit: int, holding: str) -> Sequence[str]:
    """Hop from key to key along the index, instead of reading the rows of every run."""
    keys = _hops(table)
    query = select(keys.c.key).where(keys.c.key.is_not(None)).limit(limit)
    if holding:
        query = query.where(keys.c.key.icontains(holding, autoescape=True))
    return [key for key in session.scalars(query) if key is not None]


def _hops(table: type[RunMetric] | type[RunValue]) -> CTE:
    first = select(func.min(table.key).label("key")).cte("keys", recursive=True)
    following = select(func.min(table.key)).where(table.key > first.c.key).correlate(first).scalar_subquery()
    return first.union_all(select(following).where(first.c.key.is_not(None)))
