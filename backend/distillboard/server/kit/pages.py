"""Keyset cursors: where a page ended, as text that a client hands back unread."""

import base64
import json
from typing import Any

from ..errors import Malformed


def encode_cursor(place: list[Any]) -> str:
    """The cursor of a place, which is JSON."""
    text = json.dumps(place, separators=(",", ":"), ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode_cursor(cursor: str) -> list[Any]:
    """The place that a cursor holds.

    Raises:
        Malformed: the text is not a cursor this server made.
    """
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError, RecursionError):
        raise not_ours() from None
    if not isinstance(place, list):
        raise not_ours()
    return place


def not_ours() -> Malformed:
    """The refusal of a cursor that does not belong to this list."""
    return Malformed("invalid_cursor", "this cursor is not one the server gave out for this list; leave it out")
