"""The table of the catalogue: one row for every version of a model or a data set."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base


class Entry(Base):
    """One version of a model or a data set; a version's document never changes."""

    __tablename__ = "catalogue_entries"
    __table_args__ = (UniqueConstraint("kind", "name", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    """``model`` or ``dataset``."""
    name: Mapped[str] = mapped_column(String(100))
    version: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    builtin: Mapped[bool]
    status: Mapped[str] = mapped_column(String(20))
    document: Mapped[dict[str, Any]]
    report: Mapped[dict[str, Any] | None]
    created: Mapped[datetime]
    archived: Mapped[datetime | None]
    """When it was put away: lists leave it out and no new run may name it."""
