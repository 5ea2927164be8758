"""Whatever describes a script, as values that JSON has."""

import math
from collections.abc import Mapping
from typing import Any

_DEEPEST = 50


def plain(value: Any, depth: int = 0) -> Any:
    """``value`` as JSON: tuples and sets become lists, arrays their numbers, anything else its text.

    Numbers that JSON has not become ``"nan"``, ``"inf"``, ``"-inf"``.
    """
    if value is None or isinstance(value, bool | str | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return _compound(value, depth + 1) if depth < _DEEPEST else str(value)


def _compound(value: Any, depth: int) -> Any:
    if isinstance(value, Mapping):
        return {str(key): plain(entry, depth) for key, entry in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(entry, depth) for entry in value]
    return plain(value.tolist(), depth) if hasattr(value, "tolist") else _text(value)


def _text(value: Any) -> str:
    """A class or function by its full name, which is the same in every process; anything else as it prints."""
    if isinstance(value, type) or callable(value):
        return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', value)}"
    return str(value)
