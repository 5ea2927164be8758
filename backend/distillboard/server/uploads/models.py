"""How far each upload is."""

from datetime import datetime

from sqlalchemy import BigInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base


class Upload(Base):
    """Bytes on their way in. Whoever sends the same bytes goes on with the same upload."""

    __tablename__ = "uploads"
    __table_args__ = (UniqueConstraint("digest", "size"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    offset: Mapped[int] = mapped_column(BigInteger, default=0)
    pinned: Mapped[bool] = mapped_column(default=False)
    updated: Mapped[datetime] = mapped_column(index=True)
