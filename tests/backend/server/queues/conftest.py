"""Claims and runs for the queues' tests."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from distillboard.contracts.leases import Claim
from distillboard.server.context import Context
from distillboard.server.db import Database
from distillboard.server.kit.base import utc_now
from distillboard.server.queues import service
from distillboard.server.workers.models import Worker
from support.rows import claim_request, create_run


@pytest.fixture
def settled(context: Context) -> Context:
    """An API that has been there for longer than a lease."""
    return replace(context, started=utc_now() - timedelta(hours=1))


@pytest.fixture
def claim(settled: Context) -> Callable[..., Claim | None]:
    """Takes the next run of a queue."""

    def take(worker: str = "worker-1", kind: str = "cpu", count: int = 1, queue: str = "default") -> Claim | None:
        with settled.database.writing() as session:
            return service.claim(session, settled, queue, claim_request(worker, kind, count))

    return take


@pytest.fixture
def queued(database: Database) -> Callable[..., str]:
    """Queues a run; gives its id."""

    def submit(**changes) -> str:
        with database.writing() as session:
            return create_run(session, **changes).id

    return submit


@pytest.fixture
def report(database: Database) -> Callable[..., None]:
    """Lets a worker say that it is there."""

    def say(name: str = "worker-1", *, queues=("default",), kind="cpu", count=1, ago=0.0, draining=False) -> None:
        slot = {"index": 0, "device": {"kind": kind, "count": count}}
        described = {
            "host": "node",
            "pid": 7,
            "queues": list(queues),
            "slots": [slot],
            "started": "2026-01-01T00:00:00Z",
        }
        seen = utc_now() - timedelta(seconds=ago)
        with database.writing() as session:
            session.merge(Worker(name=name, report=described, last_seen=seen, draining=draining))

    return say
