"""The tables of runs: the run itself, its attempts, and the keys that make a submission repeatable."""

import time
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Double, ForeignKey, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base
from ..projects.models import DEFAULT

PREFLIGHT = "preflight"
"""The engine of rows that examine a spec instead of training it: no list and no count of runs knows them."""


class Run(Base):
    """One training, or one pre-flight; the row is the truth about it."""

    __tablename__ = "runs"
    __table_args__ = (
        Index("ix_runs_listed", "deleted", "archived", "created", "id", "engine", "state", "project_id"),
        Index("ix_runs_waiting", "queue", "state", "priority", "rank", "id"),
    )

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    notes: Mapped[str] = mapped_column(Text, default="", server_default="")
    # Never NULL; SQLite would not have it said of a foreign key that was added later.
    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id"), nullable=True, index=True, default=DEFAULT)
    archived: Mapped[datetime | None]
    """Since when lists leave it out."""
    deleted: Mapped[datetime | None]
    """Since when it lies in the trash."""
    engine: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20), index=True)
    stage: Mapped[str | None] = mapped_column(String(20))
    stop_requested: Mapped[bool] = mapped_column(default=False)
    pause_requested: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Its holder is to stop and give it back, and it then waits as paused."""
    code: Mapped[str | None] = mapped_column(String(100))
    reason: Mapped[str | None] = mapped_column(Text)

    spec: Mapped[dict[str, Any]]
    inputs: Mapped[dict[str, Any] | None]
    dataset: Mapped[str | None] = mapped_column(String(100), index=True)
    sweep_id: Mapped[str | None] = mapped_column(ForeignKey("sweeps.id"), index=True)
    teacher_map: Mapped[float | None] = mapped_column(Double)

    queue: Mapped[str | None] = mapped_column(String(100))
    priority: Mapped[int] = mapped_column(default=0)
    rank: Mapped[int] = mapped_column(BigInteger, default=time.time_ns, server_default="0")
    """Place among waiting runs of one priority, smallest first: nanoseconds of its queueing, until it is moved."""
    gpus: Mapped[int] = mapped_column(default=0)
    max_attempts: Mapped[int] = mapped_column(default=1)

    attempt: Mapped[int] = mapped_column(default=0)
    """Number of the latest attempt; it never goes back, points are keyed by it."""
    tries: Mapped[int] = mapped_column(default=0)
    """Attempts that count against ``max_attempts``: an orderly release gives one back."""
    worker: Mapped[str | None] = mapped_column(String(100))
    lease_digest: Mapped[str | None] = mapped_column(String(64))
    """The sha256 of the holder's token; the token itself is not kept."""
    lease_expires: Mapped[datetime | None]

    progress: Mapped[dict[str, Any]] = mapped_column(default=dict)
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)

    created: Mapped[datetime]
    queued: Mapped[datetime]
    started: Mapped[datetime | None]
    ended: Mapped[datetime | None]
    updated: Mapped[datetime] = mapped_column(index=True)
    revision: Mapped[int] = mapped_column(BigInteger, default=0)


class RunTag(Base):
    """A word that a run is found by."""

    __tablename__ = "run_tags"
    __table_args__ = (Index(None, "tag", "run_id"),)

    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    tag: Mapped[str] = mapped_column(String(60), primary_key=True)


class Attempt(Base):
    """One start of a run on one worker."""

    __tablename__ = "attempts"

    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    worker: Mapped[str] = mapped_column(String(100))
    slot: Mapped[int]
    device: Mapped[dict[str, Any]]
    token_digest: Mapped[str] = mapped_column(String(64))
    started: Mapped[datetime]
    ended: Mapped[datetime | None]
    resumed_from_step: Mapped[int | None] = mapped_column(BigInteger)
    outcome: Mapped[str | None] = mapped_column(String(20))
    """How it ended: a run's state, ``released``, ``lost`` or ``rewound``."""


class IdempotencyKey(Base):
    """A key that a client sent with a submission, so that sending it again makes no second run."""

    __tablename__ = "idempotency_keys"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    body_digest: Mapped[str] = mapped_column(String(64))
    run_id: Mapped[str] = mapped_column(
        ForeignKey("runs.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"), index=True
    )
    created: Mapped[datetime] = mapped_column(index=True)
