"""What the janitor does once in a while: forget what nobody will ask for again."""

from datetime import timedelta

from ..context import Context
from ..kit.base import utc_now
from ..runs import repository as runs
from ..tokens.service import forget_old as forget_tokens
from ..workers.service import forget_silent

KEYS_KEPT = timedelta(hours=24)
"""How long an idempotency key counts: far longer than any client tries again."""


def forget(context: Context) -> None:
    """Delete old idempotency keys, workers that are gone for long, and tokens that do not count for long."""
    with context.database.writing() as session:
        runs.forget_keys(session, utc_now() - KEYS_KEPT)
        forget_silent(session)
        forget_tokens(session)
