"""Tokens: made once, shown once, recognised by their digest."""

import hashlib
import hmac
from datetime import timedelta

from sqlalchemy.orm import Session

from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.tokens import NewToken, TokenCreated, TokenView

from ..errors import Conflict, Invalid
from ..kit.base import utc_now
from ..kit.ids import new_id, new_token
from ..kit.text import clean, sha256
from . import repository
from .models import Token

BEGINNING = "dbt_"
"""How every token begins, so that people and secret scanners know what it is."""
KEPT = timedelta(days=90)
"""How long a token that does not count any more is still listed."""
MOST = 500
_SHOWN = len(BEGINNING) + 6


def create(session: Session, body: NewToken, creator: str) -> TokenCreated:
    """Make a token; the answer is the only place where its text stands.

    Raises:
        Invalid: it would have expired already.
        Conflict: ``too_many_tokens`` when 500 count already.
    """
    now = utc_now()
    if body.expires is not None and body.expires <= now:
        problem = FieldProblem(field="expires", message="lies in the past", hint="leave it out for a token without end")
        raise Invalid("invalid_request", "expires: a token that has expired is of no use", [problem])
    if repository.count_current(session, now) >= MOST:
        raise Conflict("too_many_tokens", f"there are {MOST} tokens that count: revoke those that nobody needs")
    text = BEGINNING + new_token()
    token = Token(
        id=new_id(),
        name=clean(body.name),
        role=body.role,
        prefix=text[:_SHOWN],
        digest=sha256(text),
        pass_digest=sha256(pass_of(text)),
        created=now,
        created_by=creator,
        expires=body.expires,
    )
    repository.add(session, token)
    return TokenCreated(**_fields(token), token=text)


def tokens(session: Session) -> list[TokenView]:
    """Tokens, newest first."""
    return [TokenView(**_fields(token)) for token in repository.newest(session)]


def revoke(session: Session, token_id: str) -> TokenView:
    """Let a token count no more; one that was revoked stays so.

    Raises:
        NotFound: there is none with this id.
    """
    token = repository.locked(session, token_id)
    token.revoked = token.revoked or utc_now()
    return TokenView(**_fields(token))


def forget_old(session: Session) -> None:
    """Delete tokens that have not counted for long."""
    repository.forget(session, utc_now() - KEPT)


def pass_of(token: str) -> str:
    """The page's cookie for a token: made from it, and it cannot be made into it."""
    return hmac.digest(token.encode(), b"distillboard page", hashlib.sha256).hex()


def _fields(token: Token) -> dict[str, object]:
    return {name: getattr(token, name) for name in TokenView.model_fields}
