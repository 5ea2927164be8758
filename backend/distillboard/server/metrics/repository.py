"""Queries over the keys of runs and their summaries."""

from collections.abc import Collection, Sequence
from dataclasses import fields
from itertools import repeat
from typing import cast

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from distillboard.contracts.names import larger_is_better
from distillboard.contracts.runs import Summary

from ..kit.prepared import PreparedUpsert
from ..runs.models import Attempt
from .models import RunMetric
from .points import Ints
from .rewind import NOTHING_KEPT
from .summaries import Summaries, from_rows


def summaries(
    session: Session, run_ids: Collection[str], keys: Collection[str] | None
) -> dict[str, dict[str, Summary]]:
    """The summaries of several runs by run and key, all keys with None; keys without points are left out."""
    query = select(RunMetric).where(RunMetric.run_id.in_(run_ids), RunMetric.count > 0).order_by(RunMetric.key)
    if keys is not None:
        query = query.where(RunMetric.key.in_(keys))
    found: dict[str, dict[str, Summary]] = {}
    for metric in session.scalars(query):
        found.setdefault(metric.run_id, {})[metric.key] = _summary(metric)
    return found


def _summary(metric: RunMetric) -> Summary:
    summary = Summary.model_validate(metric, from_attributes=True)
    grows = larger_is_better(metric.key)
    summary.best, summary.best_step = (metric.max, metric.max_step) if grows else (metric.min, metric.min_step)
    return summary


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


def resumed_from(session: Session, run_id: str) -> dict[int, int]:
    """The step every attempt of the run went on from."""
    attempts = session.execute(select(Attempt.number, Attempt.resumed_from_step).where(Attempt.run_id == run_id))
    return {number: NOTHING_KEPT if step is None else step for number, step in attempts}


def known(session: Session, run_id: str) -> tuple[dict[str, int], Summaries]:
    """The keys of a run with their numbers, which go from 0 without a gap, and the summaries in this order."""
    query = select(_TABLE.c.key, *(_TABLE.c[name] for name in _SUMMARY)).where(_TABLE.c.run_id == run_id)
    rows = session.execute(query.order_by(_TABLE.c.slot)).mappings().all()
    return {row["key"]: slot for slot, row in enumerate(rows)}, from_rows(rows)


def newest_step(session: Session, run_id: str) -> int | None:
    """The highest step that anything of the run was reported at, superseded points apart; None without any."""
    query = select(func.max(RunMetric.last_step)).where(RunMetric.run_id == run_id, RunMetric.count > 0)
    return session.scalar(query)


def write(session: Session, run_id: str, slots: Ints, keys: Sequence[str], summaries: Summaries) -> None:
    """Write the summaries of these keys, with their numbers, all in the same order; a key may be new to the run."""
    _WRITE.run(session, list(zip(repeat(run_id), slots.tolist(), keys, *summaries.stored(), strict=False)))


_TABLE = cast("Table", RunMetric.__table__)
_SUMMARY = tuple(field.name for field in fields(Summaries))
_WRITE = PreparedUpsert(_TABLE, ("run_id", "slot", "key", *_SUMMARY), key=("run_id", "slot"), changing=_SUMMARY)
