"""One row per accepted batch: the record of its id, its points until they are folded, and its log lines."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base


class AcceptedBatch(Base):
    """A batch of events; ``revision`` is its place among all that was accepted for the run, in order of commit.

    ``folded`` says that ``packed`` is empty: there were no points, or they lie in ``metric_columns`` by now.
    """

    __tablename__ = "event_batches"
    __table_args__ = (
        UniqueConstraint("run_id", "batch"),
        Index(
            "ix_event_batches_unfolded",
            "run_id",
            "revision",
            sqlite_where=text("folded IS 0"),
            postgresql_where=text("folded IS false"),
        ),
    )

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
    folded: Mapped[bool] = mapped_column(server_default=false())
    first_line: Mapped[int]
    lines: Mapped[int]
