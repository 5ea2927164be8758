"""Summary of every metric key of a run, apart from its history and always current."""

from sqlalchemy import BigInteger, Double, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base
from ..kit.floats import NullIsNan


class RunMetric(Base):
    """One key of one run: its number in the packed points (``slot``) and its summary.

    ``attempt`` is the one that ``last`` was reported by. A key whose points were all superseded has ``count`` 0.
    """

    __tablename__ = "run_metrics"
    __table_args__ = (UniqueConstraint("run_id", "key"),)

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
