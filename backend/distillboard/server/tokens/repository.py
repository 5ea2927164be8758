"""Tokens in the database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from ..errors import NotFound
from .models import Token

_MOST = 500


def add(session: Session, token: Token) -> None:
    """Keep a new token."""
    session.add(token)
    session.flush()


def newest(session: Session) -> Sequence[Token]:
    """Tokens, newest first; at most 500."""
    return session.scalars(select(Token).order_by(Token.created.desc(), Token.id.desc()).limit(_MOST)).all()


def count_current(session: Session, now: datetime) -> int:
    """How many tokens count now."""
    current = (Token.revoked.is_(None), or_(Token.expires.is_(None), Token.expires > now))
    return session.scalar(select(func.count()).select_from(Token).where(*current)) or 0


def locked(session: Session, token_id: str) -> Token:
    """A token that no other transaction may change before this one ends.

    Raises:
        NotFound: there is none with this id.
    """
    found = session.get(Token, token_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound("unknown_token", f"there is no token '{token_id}'; its id is not its text")
    return found


def by_digest(session: Session, digest: str, *, is_pass: bool) -> Token | None:
    """The token whose text, or whose pass, has this digest."""
    column = Token.pass_digest if is_pass else Token.digest
    return session.scalar(select(Token).where(column == digest))


def note_use(session: Session, token_id: str, now: datetime, unless_since: datetime) -> None:
    """Note that a token was used, unless that was noted since a moment."""
    is_old = or_(Token.last_used.is_(None), Token.last_used < unless_since)
    session.execute(update(Token).where(Token.id == token_id, is_old).values(last_used=now))


def forget(session: Session, over_since: datetime) -> None:
    """Delete tokens that do not count since before a moment."""
    session.execute(delete(Token).where(or_(Token.revoked < over_since, Token.expires < over_since)))
