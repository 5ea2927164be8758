"""Many finished runs at once, for lists and benchmarks: rows in bulk, as submissions and reports would have left them.

``PYTHONPATH=tests python -m support.seeding sqlite:///record.sqlite3 --runs 10000`` fills a database that was migrated.
"""

import argparse
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from distillboard.contracts.names import COCO_BOX
from distillboard.contracts.validation import parse_spec
from distillboard.server import models  # noqa: F401 - a row's foreign keys name tables of every noun
from distillboard.server.db import Database, make_engine
from distillboard.server.kit.base import utc_now
from distillboard.server.metrics.models import RunMetric
from distillboard.server.runs.models import Run, RunTag
from distillboard.server.search.models import RunValue
from distillboard.server.search.values import rows_of
from sqlalchemy import insert
from sqlalchemy.orm import Session

_METHODS = (
    {"name": "none"},
    {"name": "fgd", "temperature": 0.5},
    {"name": "fgd", "temperature": 1.0},
    {"name": "mgd"},
    {"name": "cwd"},
)
_RATES = (0.005, 0.01, 0.02)
_STATES = ("succeeded",) * 17 + ("failed", "failed", "cancelled")
_TAGS = ("baseline", "ablation", "night")
_AT_ONCE = 500
_EVERY = timedelta(minutes=7)


def seed_runs(session: Session, count: int = 10_000, *, metrics: int = 40, seed: int = 0) -> list[str]:
    """Keep ``count`` runs that have ended, with ``metrics`` summaries each, oldest first; gives their ids.

    They are named ``seed-00000`` and so on; every one has the metrics of ``metric_keys``.
    """
    draw = random.Random(seed)
    keys = metric_keys(metrics)
    ids: list[str] = []
    newest = utc_now()
    for first in range(0, count, _AT_ONCE):
        numbers = range(first, min(first + _AT_ONCE, count))
        runs = [_run(number, newest - (count - number) * _EVERY, draw) for number in numbers]
        session.execute(insert(Run), [_columns(run) for run in runs])
        session.execute(insert(RunValue), [row for run in runs for row in rows_of(run)])
        session.execute(insert(RunTag), [{"run_id": run.id, "tag": draw.choice(_TAGS)} for run in runs])
        session.execute(insert(RunMetric), [row for run in runs for row in _metrics(run.id, keys, draw)])
        ids += [run.id for run in runs]
    return ids


def metric_keys(number: int) -> list[str]:
    """The keys of a seeded run: those of COCO, the losses, then one AP per class."""
    usual = ["loss/total", "lr", "grad_norm", *(f"val/{name}" for name in COCO_BOX)]
    classes = (f"val/class/class-{index:03d}/AP" for index in range(number))
    return [*usual, *classes][:number]


def _run(number: int, created: datetime, draw: random.Random) -> Run:
    method = draw.choice(_METHODS)
    teacher = {} if method["name"] == "none" else {"teacher": {"model": "big"}}
    schedule = {"lr": draw.choice(_RATES), "seed": number % 5}
    raw = {"dataset": "toys", "student": {"model": "small"}, "method": method, "schedule": schedule, **teacher}
    spec = parse_spec(raw).model_dump(mode="json", by_alias=True)
    inputs = {"dataset": "toys", "dataset_version": 1, "student": "small", "student_version": 1}
    if teacher:
        inputs |= {"teacher": "big", "teacher_version": 1}
    return Run(
        id=f"{number:014d}",
        name=f"seed-{number:05d}",
        notes="",
        engine="mmdet",
        state=draw.choice(_STATES),
        spec=spec,
        inputs=inputs,
        dataset="toys",
        project_id="default",
        queue="default",
        facts={"student/parameters": 1_000_000 + number, "device/name": "test"},
        progress={"step": 900, "total_steps": 900, "epoch": 12.0, "total_epochs": 12},
        created=created,
        queued=created,
        started=created,
        ended=created + timedelta(hours=1),
        updated=created + timedelta(hours=1),
        attempt=1,
        tries=1,
        revision=100,
    )


def _columns(run: Run) -> dict[str, Any]:
    return {name: value for name, value in run.__dict__.items() if not name.startswith("_")}


def _metrics(run_id: str, keys: list[str], draw: random.Random) -> Iterator[dict[str, Any]]:
    for slot, key in enumerate(keys):
        low, high = sorted((draw.random(), draw.random()))
        yield {
            "run_id": run_id,
            "slot": slot,
            "key": key,
            "attempt": 1,
            "last": high,
            "last_step": 900,
            "min": low,
            "min_step": 100,
            "max": high,
            "max_step": 900,
            "count": 12,
        }


def main() -> None:
    """Fill a database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--metrics", type=int, default=40)
    chosen = parser.parse_args()
    engine = make_engine(chosen.url)
    with Database(engine).writing() as session:
        seed_runs(session, chosen.runs, metrics=chosen.metrics)
    engine.dispose()


if __name__ == "__main__":
    main()
