"""Which bytes are stored, and which run calls them what."""

from datetime import datetime

from sqlalchemy import BigInteger, Double, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base


class Blob(Base):
    """Bytes in the store; the file's name is its digest. A pinned one stays when no run names it."""

    __tablename__ = "blobs"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    pinned: Mapped[bool] = mapped_column(default=False)
    created: Mapped[datetime] = mapped_column(index=True)


class Artifact(Base):
    """A run's name for a blob."""

    __tablename__ = "artifacts"
    __table_args__ = (Index(None, "run_id", "kind", "step"),)

    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(300), primary_key=True)
    kind: Mapped[str] = mapped_column(String(50))
    step: Mapped[int | None] = mapped_column(BigInteger)
    attempt: Mapped[int]
    digest: Mapped[str] = mapped_column(ForeignKey("blobs.digest"), index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    created: Mapped[datetime]
    epoch: Mapped[int | None]
    value: Mapped[float | None] = mapped_column(Double)
