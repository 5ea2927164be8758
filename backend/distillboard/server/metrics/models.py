"""Every metric key of a run: its summary, apart from its history and always current, and its history as columns."""

from sqlalchemy import BigInteger, Double, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base
from ..kit.floats import NullIsNan


class RunMetric(Base):
    """One key of one run: its number in the packed points (``slot``) and its summary.

    ``attempt`` is the one that ``last`` was reported by. A key whose points were all superseded has ``count`` 0.
    """

    __tablename__ = "run_metrics"
    # By key: the run list filters and sorts by one. No index holds a summary, it would be written with every batch.
    __table_args__ = (UniqueConstraint("run_id", "key"), Index("ix_run_metrics_key_run_id", "key", "run_id"))

    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(String(200))
    last: Mapped[float] = mapped_column(NullIsNan, nullable=True)
    last_step: Mapped[int] = mapped_column(BigInteger)
    attempt: Mapped[int]
    min: Mapped[float | None] = mapped_column(Double)
    min_step: Mapped[int | None] = mapped_column(BigInteger)
    max: Mapped[float | None] = mapped_column(Double)
    max_step: Mapped[int | None] = mapped_column(BigInteger)
    count: Mapped[int] = mapped_column(BigInteger)


class MetricAxis(Base):
    """Steps, times, epochs and revisions of a segment's points, kept once for all keys that were reported together.

    A segment is what was folded at once: the batches of one attempt from revision ``segment`` to ``last_revision``.
    """

    __tablename__ = "metric_axes"

    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    segment: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    attempt: Mapped[int]
    last_revision: Mapped[int] = mapped_column(BigInteger)
    rows: Mapped[int]
    high_step: Mapped[int] = mapped_column(BigInteger)
    steps: Mapped[bytes]
    times: Mapped[bytes]
    epochs: Mapped[bytes]
    revisions: Mapped[bytes]


class MetricColumn(Base):
    """The values of one key in one segment, as many as its axis has rows."""

    __tablename__ = "metric_columns"

    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    segment: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    axis: Mapped[int]
    packed: Mapped[bytes]
