"""The table of workers."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, false
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base

ALIVE = timedelta(seconds=20)
"""A worker reports every few seconds; one that is silent for longer is shown as gone."""


class Worker(Base):
    """A worker as it last described itself."""

    __tablename__ = "workers"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    report: Mapped[dict[str, Any]]
    last_seen: Mapped[datetime] = mapped_column(index=True)
    draining: Mapped[bool] = mapped_column(default=False, server_default=false())
    """It is handed nothing new; what it trains goes on."""
