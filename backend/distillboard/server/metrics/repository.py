"""Queries over the keys of runs and their summaries."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from distillboard.contracts.runs import Summary

from ..runs.models import Attempt
from .models import RunMetric
from .rewind import NOTHING_KEPT
from .summaries import MetricSummary


def of_run(session: Session, run_id: str) -> Sequence[RunMetric]:
    """All metrics of a run."""
    return session.scalars(select(RunMetric).where(RunMetric.run_id == run_id)).all()


def summaries(
    session: Session, run_ids: Collection[str], keys: Collection[str] | None
) -> dict[str, dict[str, Summary]]:
    """The summaries of several runs by run and key, all keys with None; keys without points are left out."""
    query = select(RunMetric).where(RunMetric.run_id.in_(run_ids), RunMetric.count > 0).order_by(RunMetric.key)
    if keys is not None:
        query = query.where(RunMetric.key.in_(keys))
    found: dict[str, dict[str, Summary]] = {}
    for metric in session.scalars(query):
        found.setdefault(metric.run_id, {})[metric.key] = Summary.model_validate(metric, from_attributes=True)
    return found


def under(session: Session, run_ids: Collection[str], prefix: str) -> Sequence[RunMetric]:
    """The metrics of several runs whose key starts with ``prefix``."""
    starts = RunMetric.key.startswith(prefix, autoescape=True)
    return session.scalars(select(RunMetric).where(RunMetric.run_id.in_(run_ids), starts)).all()


def at(session: Session, run_id: str, slots: Collection[int]) -> Sequence[RunMetric]:
    """The metrics of a run with these numbers."""
    return session.scalars(select(RunMetric).where(RunMetric.run_id == run_id, RunMetric.slot.in_(slots))).all()


def slots(session: Session, run_id: str, keys: Collection[str]) -> dict[str, int]:
    """The numbers of those ``keys`` that the run has."""
    query = select(RunMetric.key, RunMetric.slot).where(RunMetric.run_id == run_id, RunMetric.key.in_(keys))
    return {row.key: row.slot for row in session.execute(query)}


def count(session: Session, run_id: str) -> int:
    """How many keys the run has; also the next free number."""
    return session.scalar(select(func.count()).select_from(RunMetric).where(RunMetric.run_id == run_id)) or 0


def resumed_from(session: Session, run_id: str) -> dict[int, int]:
    """The step every attempt of the run went on from."""
    attempts = session.execute(select(Attempt.number, Attempt.resumed_from_step).where(Attempt.run_id == run_id))
    return {number: NOTHING_KEPT if step is None else step for number, step in attempts}


def add(session: Session, run_id: str, keys: Mapping[str, int]) -> None:
    """Give the run new keys, numbered, with nothing reported yet."""
    blank = _columns(MetricSummary())
    rows = [{"run_id": run_id, "key": key, "slot": slot, **blank} for key, slot in keys.items()]
    if rows:
        session.execute(insert(RunMetric), rows)


def write(session: Session, run_id: str, summaries: Mapping[int, MetricSummary]) -> None:
    """Replace the summaries of these slots."""
    rows = [{"run_id": run_id, "slot": slot, **_columns(summary)} for slot, summary in summaries.items()]
    if rows:
        session.execute(update(RunMetric), rows)


def summary_of(metric: RunMetric) -> MetricSummary:
    """A row's summary."""
    return MetricSummary(**{name: getattr(metric, name) for name in _SUMMARY})


_SUMMARY = tuple(MetricSummary.__dataclass_fields__)


def _columns(summary: MetricSummary) -> dict[str, object]:
    return {name: getattr(summary, name) for name in _SUMMARY}
