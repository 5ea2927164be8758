"""Keyset cursors: where a page ended, as text that a client hands back unread."""

import base64
import json
from datetime import datetime

from ..errors import Malformed


def encode_cursor(created: datetime, row_id: str) -> str:
    """The cursor of the row a page ended with."""
    return base64.urlsafe_b64encode(json.dumps([created.isoformat(), row_id]).encode()).decode().rstrip("=")


def decode_cursor(cursor: str) -> tuple[datetime, str]:
    """Where a page ended.

    Raises:
        Malformed: the text is not a cursor this server made.
    """
    try:
        created, row_id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        moment = datetime.fromisoformat(created)
    except (ValueError, TypeError):
        raise _not_ours() from None
    if moment.tzinfo is None or not isinstance(row_id, str):
        raise _not_ours()
    return moment, row_id


def _not_ours() -> Malformed:
    return Malformed("invalid_cursor", "this cursor is not one the server gave out; leave it out")
