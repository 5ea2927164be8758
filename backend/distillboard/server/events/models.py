"""One append-only row per accepted batch: the record of its id, its points, and which log lines it brought."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base


class AcceptedBatch(Base):
    """A batch of events; ``revision`` is its place among all that was accepted for the run, in order of commit."""

    __tablename__ = "event_batches"
    __table_args__ = (UniqueConstraint("run_id", "batch"),)

    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    batch: Mapped[str]
    attempt: Mapped[int]
    accepted: Mapped[datetime]
    events: Mapped[int]
    points: Mapped[int]
    low_step: Mapped[int | None] = mapped_column(BigInteger)
    high_step: Mapped[int | None] = mapped_column(BigInteger)
    packed: Mapped[bytes]
    first_line: Mapped[int]
    lines: Mapped[int]
