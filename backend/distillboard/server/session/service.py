"""What the page gets for a token: a pass made from it, which does not give it away."""

from datetime import timedelta

from pydantic import Field, SecretStr

from distillboard.contracts.base import Closed

from ..access import Caller
from ..kit.base import utc_now
from ..tokens.keeper import Credential, Keeper

COOKIE = "distillboard"
MAX_AGE = timedelta(days=30)
"""How long the page need not ask for the token again."""


class SessionToken(Closed):
    """Body of ``POST /api/v1/session``."""

    token: SecretStr = Field(description="A token of this service, of any role.")


def log_in(keeper: Keeper, given: SecretStr) -> Caller:
    """Whose a token is.

    Raises:
        Unauthorized: it is unknown, expired or revoked.
    """
    return keeper.caller(Credential(given.get_secret_value()))


def max_age(caller: Caller) -> int:
    """Seconds that the pass lasts: no longer than its token."""
    left = MAX_AGE if caller.expires is None else min(MAX_AGE, caller.expires - utc_now())
    return int(left.total_seconds())
