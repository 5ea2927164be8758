"""What a value of a filter reads as: a number, a moment."""

import math
import re
from datetime import UTC, datetime, timedelta

_NUMBER = re.compile(r"[+-]?(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[+-]?[0-9]+)?|inf)", re.IGNORECASE)
_AGO = re.compile(r"now(?:-([0-9]{1,6})([smhdw]))?", re.IGNORECASE)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}


def number_of(text: str) -> float | None:
    """The number that a text is, also ``inf`` and ``nan``; None when it is none."""
    if text.lower() == "nan":
        return math.nan
    return float(text) if _NUMBER.fullmatch(text) else None


def moment_of(text: str, now: datetime) -> datetime | None:
    """The moment that a text is, in UTC; None when it is none.

    A date (its first moment), a date with a time, in UTC when no zone is said, or ``now``, ``now-90m``, ``now-7d``.
    """
    ago = _AGO.fullmatch(text)
    try:
        if ago:
            return now - timedelta(seconds=int(ago[1] or 0) * _SECONDS[(ago[2] or "s").lower()])
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
