"""What the page gets for a token: a pass made from it, which does not give it away."""

import hashlib
import hmac

from pydantic import Field, SecretStr

from distillboard.contracts.base import Closed

from ..errors import Unauthorized
from ..settings import Settings

COOKIE = "distillboard"
MAX_AGE = 30 * 24 * 3600
"""Seconds until the page asks for the token again."""


class SessionToken(Closed):
    """Body of ``POST /api/v1/session``."""

    token: SecretStr = Field(description="The bearer token of this service.")


def pass_of(token: str) -> str:
    """The cookie's value for a token; it changes when the token does."""
    return hmac.digest(token.encode(), b"distillboard page", hashlib.sha256).hex()


def pass_for(given: SecretStr, settings: Settings) -> str:
    """The pass, for whoever knows the token.

    Raises:
        Unauthorized: It is another token.
    """
    token = settings.token.get_secret_value() if settings.token else ""
    if token and not hmac.compare_digest(given.get_secret_value().encode(), token.encode()):
        raise Unauthorized("token_wrong", "this is not the token of this service; DISTILLBOARD_TOKEN holds it")
    return pass_of(token)
