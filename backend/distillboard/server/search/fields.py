"""The fields that every run has: its own columns, and those of the job spec by the spec's schema."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import SQLColumnExpression

from distillboard.contracts.names import COCO_BOX, COCO_SEGM, FLOPS, HEADLINE, LATENCY, LATENCY_DEVICE, PARAMETERS
from distillboard.contracts.search import FieldType, FieldView
from distillboard.contracts.spec import JobSpec
from distillboard.contracts.states import RunState, Stage

from ..runs.models import Run
from .values import LABELS

STATISTICS = ("last", "best", "min", "max", "last_step", "best_step", "min_step", "max_step", "count")
"""What a metric's name may be followed by; ``last`` when nothing follows it."""

USUAL_METRICS = (*HEADLINE, *(f"val/{name}" for name in (*COCO_BOX, *COCO_SEGM)), "lr", "grad_norm")
"""Metrics that may be named before any run has reported them."""

USUAL_FACTS = (PARAMETERS, FLOPS, LATENCY, LATENCY_DEVICE)
"""Facts that may be named likewise."""


@dataclass(frozen=True)
class OwnField:
    """A column of a run as a field."""

    type: FieldType
    description: str
    column: SQLColumnExpression[Any]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class SpecField:
    """A field of the job spec."""

    type: FieldType
    description: str = ""
    choices: tuple[str, ...] = field(default=())


TAG = "tag"
"""The field that a run may have several values of."""

OWN: Mapping[str, OwnField] = {
    "id": OwnField("text", "Id of the run.", Run.id),
    "name": OwnField("text", "Name of the run.", Run.name),
    "notes": OwnField("text", "Notes on the run.", Run.notes),
    "engine": OwnField(
        "choice", "Who trains it: Distillboard or a script of one's own.", Run.engine,
        ("mmdet", "external"),
    ),
    "state": OwnField("choice", "Where it stands.", Run.state, tuple(RunState)),
    "stage": OwnField("choice", "What a running one is doing.", Run.stage, tuple(Stage)),
    "code": OwnField("text", "Stable name of the reason it failed.", Run.code),
    "reason": OwnField("text", "Why it failed, in a sentence.", Run.reason),
    "sweep": OwnField("text", "Id of its sweep.", Run.sweep_id),
    "queue": OwnField("text", "Queue it was submitted to.", Run.queue),
    "priority": OwnField("number", "Priority in its queue, now.", Run.priority),
    "worker": OwnField("text", "Worker that has it.", Run.worker),
    "attempt": OwnField("number", "Number of its latest attempt.", Run.attempt),
    "created": OwnField("moment", "When it was submitted.", Run.created),
    "started": OwnField("moment", "When it began.", Run.started),
    "ended": OwnField("moment", "When it ended.", Run.ended),
    "updated": OwnField("moment", "When it last reported or was changed.", Run.updated),
    "archived": OwnField("moment", "When it was archived.", Run.archived),
    "deleted": OwnField("moment", "When it was put into the trash.", Run.deleted),
    "teacher_map": OwnField(
        "number", "The teacher's recorded box mAP on its data set, 0 to 1.", Run.teacher_map
    ),
    "progress.epoch": OwnField("number", "Epochs done.", Run.progress["epoch"].as_float()),
    "progress.step": OwnField("number", "Steps done.", Run.progress["step"].as_float()),
    "progress.eta_seconds": OwnField("number", "Seconds left.", Run.progress["eta_seconds"].as_float()),
}  # fmt: skip

MEASURED: Mapping[str, str] = {
    "duration": "Seconds from its start to its end, or until now.",
    "queue_position": "Place among the queued runs of its queue, from 1.",
}
"""Numbers that no column holds: they are worked out for the list that asks for them."""

ALIASES = {"tags": TAG, "stop": "ended", "start": "started"}


@cache
def spec_fields() -> Mapping[str, SpecField]:
    """Every field of the job spec by its dotted path; one that methods share under one name is one field."""
    schema = JobSpec.model_json_schema()
    found: dict[str, SpecField] = {}
    for path, described in _properties(schema, schema["$defs"], ""):
        if path not in LABELS:
            found[path] = _joined(found[path], described) if path in found else described
    return found


def views() -> Iterator[FieldView]:
    """The fields of every run, as the interface shows them."""
    for name, own in OWN.items():
        yield FieldView(
            name=name, kind="run", type=own.type, description=own.description, choices=[str(one) for one in own.choices]
        )
    for name, description in MEASURED.items():
        yield FieldView(name=name, kind="run", type="number", description=description)
    yield FieldView(name="project", kind="run", type="text", description="Name of its project.")
    yield FieldView(name=TAG, kind="run", type="text", description="Any of its tags.")
    for path, one in spec_fields().items():
        yield FieldView(name=path, kind="spec", type=one.type, description=one.description, choices=list(one.choices))


def _properties(
    schema: Mapping[str, Any], definitions: Mapping[str, Any], prefix: str
) -> Iterator[tuple[str, SpecField]]:
    for name, described in schema.get("properties", {}).items():
        path = f"{prefix}{name}"
        sections = [one for one in _alternatives(described, definitions) if "properties" in one]
        for section in sections:
            yield from _properties(section, definitions, f"{path}.")
        if not sections:
            yield path, _leaf(described, definitions)


def _alternatives(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What a value may be: references resolved, unions spread, null left out."""
    if "$ref" in schema:
        return _alternatives(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    union = schema.get("anyOf") or schema.get("oneOf")
    if union is None:
        return [] if schema.get("type") == "null" else [schema]
    return [one for part in union for one in _alternatives(part, definitions)]


def _leaf(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> SpecField:
    alternatives = _alternatives(schema, definitions)
    types = {_type(one) for one in alternatives}
    choices = tuple(str(value) for one in alternatives for value in one.get("enum", [one.get("const")]) if value)
    only: FieldType = types.pop() if len(types) == 1 else "any"
    return SpecField(only, schema.get("description", ""), choices if only == "choice" else ())


def _type(schema: Mapping[str, Any]) -> FieldType:
    if schema.get("type") == "string":
        return "choice" if "enum" in schema or "const" in schema else "text"
    named: dict[Any, FieldType] = {"number": "number", "integer": "number", "boolean": "flag", "array": "text"}
    return named.get(schema.get("type"), "number" if "const" in schema else "any")


def _joined(first: SpecField, second: SpecField) -> SpecField:
    if first.type != second.type:
        return SpecField("any", first.description)
    choices = tuple(dict.fromkeys((*first.choices, *second.choices)))
    return SpecField(first.type, first.description or second.description, choices)
