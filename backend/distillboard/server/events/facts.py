"""What is known about a run, merged from reports and fit for every database."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from distillboard.contracts.base import encode_number
from distillboard.contracts.events import FactsEvent

from ..errors import TooLarge
from ..kit.text import canonical, clean

MAX_FACTS = 500
MAX_CHARACTERS = 256 * 1024


def merged(known: dict[str, Any], events: Sequence[FactsEvent]) -> dict[str, Any]:
    """The facts with those of a batch laid over them; the same object when there is nothing new.

    Raises:
        TooLarge: ``too_many_facts``.
    """
    if not events:
        return known
    facts = dict(known)
    for event in events:
        facts |= _storable(event.values)
    if len(facts) > MAX_FACTS or len(canonical(facts)) > MAX_CHARACTERS:
        message = f"a run may have {MAX_FACTS} facts of {MAX_CHARACTERS} characters in all; keep more in an artifact"
        raise TooLarge("too_many_facts", message)
    return facts


def _storable(value: Any) -> Any:
    """JSON as every database takes it: no NUL in texts, non-finite numbers by name."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and not math.isfinite(value):
        return encode_number(value)
    if isinstance(value, Mapping):
        return {clean(str(key)): _storable(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_storable(inner) for inner in value]
    return value
