"""The table of projects."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base

DEFAULT = "default"
"""Id of the project that a run belongs to when nobody says which; its name may be changed, its id never is."""


class Project(Base):
    """A name that runs are kept under; every run is in exactly one."""

    __tablename__ = "projects"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    description: Mapped[str] = mapped_column(Text, default="")
    created: Mapped[datetime]
    archived: Mapped[datetime | None]
