"""The table of saved views."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base


class SavedView(Base):
    """A page's address under a name."""

    __tablename__ = "views"
    __table_args__ = (UniqueConstraint("page", "name"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    page: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(120))
    search: Mapped[dict[str, Any]]
    created: Mapped[datetime]
    updated: Mapped[datetime]
