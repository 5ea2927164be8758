"""The table of tokens; none of their texts is in it."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.base import Base


class Token(Base):
    """A token as it can be recognised by whoever shows it."""

    __tablename__ = "tokens"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(20))
    prefix: Mapped[str] = mapped_column(String(20))
    """Its first characters, by which its owner knows it again."""
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """The sha256 of the token: 256 random bits need no salt and no slow hash."""
    pass_digest: Mapped[str] = mapped_column(String(64), unique=True)
    """The sha256 of the page's cookie for it."""
    created: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(String(120))
    expires: Mapped[datetime | None]
    last_used: Mapped[datetime | None]
    revoked: Mapped[datetime | None]
