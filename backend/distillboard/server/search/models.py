"""What runs are searched by besides their columns: every value of spec and facts, a row each."""

from sqlalchemy import Double, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base


class RunValue(Base):
    """One value of a run's spec, inputs or facts under its dotted path.

    The rows of one key lie together: a condition on it reads those and no spec. A number stands in ``number``,
    everything else in ``text``.
    """

    __tablename__ = "run_values"
    __table_args__ = ({"sqlite_with_rowid": False},)

    key: Mapped[str] = mapped_column(String(300), primary_key=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True, index=True)
    number: Mapped[float | None] = mapped_column(Double)
    text: Mapped[str | None] = mapped_column(Text)
