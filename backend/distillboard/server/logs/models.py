"""Log lines by run and index."""

from sqlalchemy import BigInteger, Double, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base


class LogRow(Base):
    """One line; ``index`` counts the run's lines from 0 over all attempts."""

    __tablename__ = "log_lines"

    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    index: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    time: Mapped[float] = mapped_column(Double)
    level: Mapped[str] = mapped_column(String(10))
    message: Mapped[str]
    step: Mapped[int | None] = mapped_column(BigInteger)
    attempt: Mapped[int]
