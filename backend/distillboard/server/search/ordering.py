"""Sorting by any field, and the cursor that holds the values a page ended with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, false, or_
from sqlalchemy.orm import Session

from ..kit.pages import not_ours
from ..runs.models import Run
from .columns import Column, Columns, in_order
from .language import plain_name
from .problems import faulty
from .targets import Target, resolve

MOST_KEYS = 3
LONGEST = 700
"""Most characters of a sort."""
NEWEST_FIRST = "-created"
_KEY = re.compile(r"\s*([+-]?)((?:`[^`]+`|[^\s()'\"`,])+)\s*(?:,|$)")
_ALWAYS = frozenset({"id", "name", "engine", "state", "priority", "attempt", "created", "updated"})
_LONG = frozenset({"notes", "reason"})


@dataclass(frozen=True)
class Key:
    """One column that a list is sorted by; runs without a value come last either way."""

    column: Column
    descending: bool
    type: Literal["number", "text", "moment"]
    may_lack: bool = True

    def order(self) -> list[ColumnElement[Any]]:
        """What stands in ORDER BY."""
        direction = self.column.desc() if self.descending else self.column.asc()
        return [self.column.is_(None), direction] if self.may_lack else [direction]

    def same(self, value: Any) -> ColumnElement[bool]:
        """Whether a run has this value."""
        return self.column.is_(None) if value is None else self.column == value

    def beyond(self, value: Any) -> ColumnElement[bool]:
        """Whether a run comes after those with this value."""
        if value is None:
            return false()
        further: ColumnElement[bool] = self.column < value if self.descending else self.column > value
        return or_(further, self.column.is_(None)) if self.may_lack else further

    def not_before(self, value: Any) -> ColumnElement[bool]:
        """A bound that an index understands, whatever the other keys say."""
        bound: ColumnElement[bool] = self.column <= value if self.descending else self.column >= value
        return bound

    def encode(self, value: Any) -> str | None:
        """A value as text from which it comes back exactly."""
        if value is None:
            return None
        return value.isoformat() if self.type == "moment" else repr(value) if self.type == "number" else str(value)

    def decode(self, text: Any) -> Any:
        """The value of such a text.

        Raises:
            Malformed: it was not made by ``encode``.
        """
        if text is None and self.may_lack:
            return None
        if self.type == "moment":
            return moment(text)
        try:
            return float(text) if self.type == "number" else _checked(text)
        except (ValueError, TypeError, OverflowError):
            raise not_ours() from None


def moment(text: Any) -> datetime:
    """A moment of a cursor.

    Raises:
        Malformed: it is none.
    """
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        raise not_ours() from None


def _checked(text: Any) -> str:
    if not isinstance(text, str) or "\x00" in text:
        raise ValueError(text)
    text.encode()
    return text


def parse(session: Session, text: str, columns: Columns) -> list[Key]:
    """The keys of a sort such as ``-val/bbox_mAP.max,schedule.lr``; the run's id decides at last.

    Raises:
        Invalid: ``invalid_sort`` or ``unknown_field``.
    """
    if len(text) > LONGEST:
        raise faulty("sort", LONGEST + 1, f"a sort has at most {LONGEST} characters")
    keys: list[Key] = []
    place, number = 0, 0
    while place < len(text):
        match = _KEY.match(text, place)
        if match is None or number >= MOST_KEYS:
            message = "expected a field, with '-' before it to turn it round" if match is None else "at most 3 fields"
            raise faulty("sort", place + 1, message)
        target = resolve(session, "sort", plain_name(match[2]), match.start(2) + 1)
        keys += _keys(target, columns, descending=match[1] == "-", position=match.start(2) + 1)
        place, number = match.end(), number + 1
    keys = keys or parse(session, NEWEST_FIRST, columns)[:-1]
    return [*keys, Key(Run.id, keys[0].descending, "text", may_lack=False)]


def _keys(target: Target, columns: Columns, *, descending: bool, position: int) -> list[Key]:
    if target.kind == "tag":
        raise faulty("sort", position, "a run may have several tags: there is no order by them")
    if target.kind == "own" and target.key in _LONG:
        raise faulty("sort", position, f"{target.key} is a long text: there is no order by it")
    reading = columns.reading(target)
    may_lack = not (target.kind == "own" and target.key in _ALWAYS)
    keys = []
    if reading.number is not None:
        keys.append(Key(reading.number, descending, "number", may_lack))
    if reading.text is not None:
        keys.append(Key(in_order(reading.text), descending, "text", may_lack))
    if reading.moment is not None:
        keys.append(Key(reading.moment, descending, "moment", may_lack))
    return keys


def after(keys: Sequence[Key], values: Sequence[Any]) -> ColumnElement[bool]:
    """Whether a run comes after the one with these values."""
    found: ColumnElement[bool] = false()
    for key, value in reversed(list(zip(keys, values, strict=True))):
        found = or_(key.beyond(value), and_(key.same(value), found))
    if not keys[0].may_lack:
        found = and_(keys[0].not_before(values[0]), found)
    return found
