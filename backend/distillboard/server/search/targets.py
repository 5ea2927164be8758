"""What the name of a field stands for: a column, a value of the document, a metric's statistic, the tags."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from sqlalchemy.orm import Session

from distillboard.contracts.names import larger_is_better
from distillboard.contracts.search import FieldType
from distillboard.contracts.validation import nearest

from ..errors import Invalid
from . import repository
from .fields import ALIASES, MEASURED, OWN, STATISTICS, TAG, USUAL_FACTS, USUAL_METRICS, spec_fields
from .problems import faulty

MOST_GUESSES = 1000
"""Known names of each kind that an unknown one is compared with."""
FACTS = "facts."
CONFIG = "config."

Kind = Literal["own", "measured", "project", "tag", "value", "metric"]


@dataclass(frozen=True)
class Target:
    """Where a field's values lie, and of which type they are.

    ``key`` is a column's name, a value's path, or a metric's key; ``statistic`` says what of the metric.
    """

    kind: Kind
    key: str
    type: FieldType
    statistic: str = ""
    choices: tuple[str, ...] = ()


def resolve(session: Session, parameter: str, name: str, position: int) -> Target:
    """What a name stands for.

    Raises:
        Invalid: ``unknown_field``, with the nearest known one.
    """
    target = _fixed(name) or _reported(session, name)
    if target is None:
        raise _unknown(session, parameter, name, position)
    return target


def _fixed(name: str) -> Target | None:
    """A field that every run has, whatever was reported."""
    name = ALIASES.get(name, name)
    if name in OWN:
        return Target("own", name, OWN[name].type, choices=OWN[name].choices)
    if name in MEASURED:
        return Target("measured", name, "number")
    if name in {"project", TAG}:
        return Target("project" if name == "project" else "tag", name, "text")
    path = name.removeprefix("spec.")
    described = spec_fields().get(path)
    return None if described is None else Target("value", path, described.type, choices=described.choices)


def _reported(session: Session, name: str) -> Target | None:
    """A metric, a fact, or a value of an own script's configuration that some run has."""
    path = name.removeprefix("spec.")
    if path.startswith((CONFIG, FACTS, "inputs.")):
        known = path.removeprefix(FACTS) in USUAL_FACTS or repository.has_value(session, path)
        return Target("value", path, "any") if known else None
    readings = _readings(name.removeprefix("metrics."))
    for key, statistic in readings:
        if key in USUAL_METRICS:
            return _metric(key, statistic)
    for key, statistic in readings:
        if repository.has_metric(session, key):
            return _metric(key, statistic)
    fact = f"{FACTS}{name}"
    known = name in USUAL_FACTS or repository.has_value(session, fact)
    return Target("value", fact, "any") if known else None


def _metric(key: str, statistic: str) -> Target:
    """The best value is the largest or the smallest, as the metric's name says."""
    extreme = "max" if larger_is_better(key) else "min"
    return Target("metric", key, "number", statistic.replace("best", extreme))


def _readings(name: str) -> list[tuple[str, str]]:
    """The name as a whole metric, then as one followed by a statistic."""
    key, _, statistic = name.rpartition(".")
    return [(name, "last"), *([(key, statistic)] if key and statistic in STATISTICS else [])]


def _unknown(session: Session, parameter: str, name: str, position: int) -> Invalid:
    guess = _nearest(session, name)
    hint = f"did you mean '{guess}'?" if guess else "GET /api/v1/runs/fields lists the known ones"
    return faulty(parameter, position, f"unknown field '{name}'", hint, code="unknown_field")


def _nearest(session: Session, name: str) -> str | None:
    if len(name) > 200:
        return None
    names = list(_known_names(session))
    key, _, statistic = name.rpartition(".")
    if key and statistic in STATISTICS:
        metrics = [*USUAL_METRICS, *repository.metric_keys(session, MOST_GUESSES)]
        guess = nearest(key, metrics)
        if guess is not None:
            return f"{guess}.{statistic}"
    return nearest(name, names)


def _known_names(session: Session) -> Iterable[str]:
    values = repository.value_keys(session, MOST_GUESSES)
    metrics = repository.metric_keys(session, MOST_GUESSES)
    facts = (value.removeprefix(FACTS) for value in values)
    return chain(OWN, MEASURED, ("project", TAG), spec_fields(), USUAL_METRICS, metrics, facts, USUAL_FACTS)
