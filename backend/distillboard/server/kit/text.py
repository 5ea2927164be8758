"""Text and JSON as every database takes them: no NUL, no NaN, one canonical form for digests."""

import hashlib
import json
from typing import Any


def clean(text: str) -> str:
    """Text without NUL, which PostgreSQL refuses; U+FFFD stands in its place."""
    return text.replace("\x00", "\ufffd")


def canonical(document: Any) -> str:
    """The one JSON form of a document: keys sorted, no spaces.

    Raises:
        ValueError: a number is NaN or infinite, which JSON cannot carry.
    """
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest(document: Any) -> str:
    """The sha256 of a document's canonical form, in hex."""
    return sha256(canonical(document))


def sha256(text: str) -> str:
    """The sha256 of a text, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
