"""The table of queues that somebody paused: any other name is a queue as soon as a run or a worker names it."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base


class PausedQueue(Base):
    """A queue that hands out nothing for now."""

    __tablename__ = "paused_queues"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    since: Mapped[datetime]
