"""From a filter's tree to SQL that SQLite and PostgreSQL answer alike.

A run that lacks a field fits no comparison with it, and so fits the comparison's opposite: ``a != b`` is
``not a = b``. In SQL such a comparison is NULL, which a conjunction or disjunction drops as it drops false; only below
a negation it has to be made false first.
"""

import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Double, and_, exists, false, func, literal, not_, or_
from sqlalchemy.orm import Session

from distillboard.contracts.validation import nearest

from ..errors import Invalid
from ..runs.models import Run, RunTag
from .columns import Column, Columns, Reading, in_order
from .language import Comparison, Condition, Joined, Negated, Value
from .literals import moment_of, number_of
from .problems import faulty
from .targets import Target, resolve

MOST_SOURCES = 24
"""Different metrics and values of one filter and sort; each is a join."""

_OPPOSITES = {"!=": "=", "not in": "in", "!~": "~"}
_COMPARED: Mapping[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ORDERED = frozenset({"<", "<=", ">", ">="})


@dataclass(frozen=True)
class _Asked:
    """One comparison that is being made into SQL."""

    comparison: Comparison
    operator: str
    target: Target
    now: datetime

    def refusal(self, value: Value, message: str, hint: str | None = None) -> Invalid:
        return faulty("filter", value.position, f"{self.comparison.field.name} {message}", hint)


def condition(session: Session, tree: Condition, columns: Columns, now: datetime) -> ColumnElement[bool]:
    """The SQL of a tree; what it needs is joined through ``columns``.

    Raises:
        Invalid: ``unknown_field``, or ``invalid_filter`` when a value does not fit its field.
    """
    if isinstance(tree, Joined):
        parts = [condition(session, part, columns, now) for part in tree.parts]
        return and_(*parts) if tree.word == "and" else or_(*parts)
    if isinstance(tree, Negated):
        return _opposite(condition(session, tree.inner, columns, now))
    target = resolve(session, "filter", tree.field.name, tree.field.position)
    positive = _OPPOSITES.get(tree.operator, tree.operator)
    asked = _Asked(tree, positive, target, now)
    found = _any_tag(asked) if target.kind == "tag" else _any_value(asked, columns.reading(target))
    if len(columns) > MOST_SOURCES:
        raise faulty("filter", tree.field.position, f"at most {MOST_SOURCES} different metrics and values at once")
    return found if positive == tree.operator else _opposite(found)


def _opposite(found: ColumnElement[bool]) -> ColumnElement[bool]:
    return not_(func.coalesce(found, false()))


def _any_tag(asked: _Asked) -> ColumnElement[bool]:
    if asked.operator in _ORDERED:
        raise asked.refusal(asked.comparison.values[0], "is compared with = != ~ !~ in only")
    return or_(*(_tag(asked, value) for value in asked.comparison.values))


def _tag(asked: _Asked, value: Value) -> ColumnElement[bool]:
    own = exists().where(RunTag.run_id == Run.id)
    if asked.operator == "~":
        return own.where(RunTag.tag.icontains(value.text, autoescape=True))
    return not_(own) if _is_null(value) else own.where(RunTag.tag == value.text)


def _any_value(asked: _Asked, reading: Reading) -> ColumnElement[bool]:
    return or_(*(_compared(asked, reading, value) for value in asked.comparison.values))


def _compared(asked: _Asked, reading: Reading, value: Value) -> ColumnElement[bool]:
    if asked.operator == "~":
        return _contains(asked, reading, value)
    if _is_null(value):
        if asked.operator in _ORDERED:
            raise asked.refusal(value, "can be = null or != null, nothing else of null")
        return reading.missing
    kinds: Mapping[str, Callable[[_Asked, Reading, Value], ColumnElement[bool]]] = {
        "number": _number,
        "moment": _moment,
        "flag": _flag,
        "choice": _choice,
        "text": _text,
        "any": _number_or_text,
    }
    return kinds[asked.target.type](asked, reading, value)


def _is_null(value: Value) -> bool:
    return not value.quoted and value.text.lower() == "null"


def _contains(asked: _Asked, reading: Reading, value: Value) -> ColumnElement[bool]:
    if reading.text is None:
        raise asked.refusal(value, f"is a {asked.target.type}: ~ looks into texts only")
    return reading.text.icontains(value.text, autoescape=True)


def _number(asked: _Asked, reading: Reading, value: Value) -> ColumnElement[bool]:
    number = None if value.quoted else number_of(value.text)
    if number is None:
        raise asked.refusal(value, f"is a number, got '{value.text:.40}'")
    return _against_number(asked, reading, number)


def _against_number(asked: _Asked, reading: Reading, number: float) -> ColumnElement[bool]:
    if not math.isnan(number):
        return _by(asked, reading.number, literal(number, Double))
    return reading.undefined if asked.operator in {"=", "in"} and reading.undefined is not None else false()


def _moment(asked: _Asked, reading: Reading, value: Value) -> ColumnElement[bool]:
    moment = moment_of(value.text, asked.now)
    if moment is None:
        hint = "e.g. 2026-11-01, 2026-11-01T08:30 (UTC), now-7d"
        raise asked.refusal(value, f"is a moment, got '{value.text:.40}'", hint)
    return _by(asked, reading.moment, moment)


def _flag(asked: _Asked, reading: Reading, value: Value) -> ColumnElement[bool]:
    if value.text.lower() not in {"true", "false"}:
        raise asked.refusal(value, f"is true or false, got '{value.text:.40}'")
    if asked.operator in _ORDERED:
        raise asked.refusal(value, "is true or false, neither is more")
    return _by(asked, reading.text, value.text.lower())


def _choice(asked: _Asked, reading: Reading, value: Value) -> ColumnElement[bool]:
    if value.text not in asked.target.choices:
        guess = nearest(value.text[:100], asked.target.choices)
        known = f"did you mean '{guess}'?" if guess else f"known: {', '.join(asked.target.choices)}"
        raise asked.refusal(value, f"is never '{value.text:.40}'", known)
    return _text(asked, reading, value)


def _text(asked: _Asked, reading: Reading, value: Value) -> ColumnElement[bool]:
    if asked.operator in _ORDERED:
        return _by(asked, in_order(reading.text), value.text)
    return _by(asked, reading.text, value.text)


def _number_or_text(asked: _Asked, reading: Reading, value: Value) -> ColumnElement[bool]:
    """Of a field that may be either, a bare number is compared with numbers and everything else with texts."""
    number = None if value.quoted else number_of(value.text)
    if number is None:
        return _text(asked, reading, value)
    return _against_number(asked, reading, number)


def _by(asked: _Asked, column: Column | None, value: object) -> ColumnElement[bool]:
    compared: ColumnElement[bool] = _COMPARED["=" if asked.operator == "in" else asked.operator](column, value)
    return compared
