"""Sweeps as rows; their runs point at them."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base


class Sweep(Base):
    """A base spec and what is laid over it: a grid, or a grid and stretches that combinations are drawn from."""

    __tablename__ = "sweeps"

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    created: Mapped[datetime]
    spec: Mapped[dict[str, Any]]
    grid: Mapped[dict[str, Any]]
    drawing: Mapped[dict[str, Any] | None]
