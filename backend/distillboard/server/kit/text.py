"""Text and JSON as every database takes them: no NUL, no NaN, one canonical form for digests."""

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from distillboard.contracts.problems import FieldProblem

from ..errors import Invalid


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


def find_unstorable(document: Any) -> FieldProblem | None:
    """The first value of a document that a database cannot keep: NUL in a text, NaN or infinity as a number."""
    for path, value in _leaves(document, ()):
        if isinstance(value, str) and not _is_storable(value):
            return FieldProblem(field=".".join(path) or "body", message="a text may not hold NUL or half a character")
        if isinstance(value, float) and not math.isfinite(value):
            return FieldProblem(field=".".join(path) or "body", message="a number must be finite")
    return None


def refuse_unstorable(document: Any) -> None:
    """Refuse a request's body that a database cannot keep.

    Raises:
        Invalid: ``invalid_request``, naming the field.
    """
    problem = find_unstorable(document)
    if problem is not None:
        raise Invalid("invalid_request", f"the request is not valid: {problem.field}: {problem.message}", [problem])


def _is_storable(text: str) -> bool:
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield (*path, "key"), key
            yield from _leaves(inner, (*path, clean(str(key))))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*path, str(index)))
    else:
        yield path, value
