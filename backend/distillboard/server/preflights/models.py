"""What a pre-flight was asked for; the rest of it is a run's row, so that queue, lease and reports are a run's."""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base


class Preflight(Base):
    """The order of a pre-flight, beside the row of runs that carries its life."""

    __tablename__ = "preflights"

    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    order: Mapped[dict[str, Any]]
