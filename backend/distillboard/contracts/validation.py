"""From a raw document to a spec, or to field problems a person can act on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from difflib import get_close_matches
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .problems import FieldProblem
from .spec import ExternalSpec, JobSpec, Spec

_SPEC: TypeAdapter[JobSpec | ExternalSpec] = TypeAdapter(Spec)


class SpecError(ValueError):
    """A document does not describe a run; ``fields`` says where and how to mend it."""

    def __init__(self, fields: list[FieldProblem]) -> None:
        super().__init__("; ".join(f"{problem.field}: {problem.message}" for problem in fields))
        self.fields = fields


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name closest to ``name``, or None when nothing is close."""
    by_folded = {entry.casefold(): entry for entry in known}
    close = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.5)
    return by_folded[close[0]] if close else None


def parse_spec(raw: Mapping[str, Any]) -> JobSpec | ExternalSpec:
    """Validate a complete spec.

    Raises:
        SpecError: with one problem per faulty field.
    """
    document = {"engine": "mmdet", **raw}
    try:
        return _SPEC.validate_python(document)
    except ValidationError as error:
        raise SpecError(field_problems(error.errors(), Spec)) from None


def merge_spec(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """``base`` with ``changes`` laid over it; sections merge field by field.

    A section whose ``name`` changes (another method) is replaced whole: its fields mean something else.
    """
    merged = deepcopy(dict(base))
    for key, value in changes.items():
        old = merged.get(key)
        if (
            isinstance(old, Mapping)
            and isinstance(value, Mapping)
            and value.get("name", old.get("name")) == old.get("name")
        ):
            merged[key] = merge_spec(old, value)
        else:
            merged[key] = deepcopy(value)
    return merged


def set_field(document: dict[str, Any], path: str, value: Any) -> None:
    """Set a dotted field, e.g. ``schedule.seed``, making the sections on its way."""
    *sections, field = path.split(".")
    for section in sections:
        inner = document.get(section)
        if not isinstance(inner, dict):
            inner = document[section] = {}
        document = inner
    document[field] = value


def field_problems(errors: Sequence[ErrorDetails], annotation: Any) -> list[FieldProblem]:
    """Pydantic's errors in this project's words: dotted field, message, and how to mend it."""
    return [_field_problem(error, annotation) for error in errors]


def _field_problem(error: ErrorDetails, annotation: Any) -> FieldProblem:
    path, siblings = _locate(error["loc"], annotation)
    if error["type"] == "extra_forbidden":
        return _unknown_field(path, siblings)
    if error["type"] == "union_tag_invalid":
        return _unknown_tag(path, error)
    if error["type"] == "value_error":
        return _stated_problem(path, error)
    hint = f"got {error['input']!r:.80}" if error["type"] not in {"missing", "union_tag_not_found"} else None
    return FieldProblem(field=".".join(path) or "body", message=error["msg"], hint=hint)


def _stated_problem(path: list[str], error: ErrorDetails) -> FieldProblem:
    text = str(error.get("ctx", {}).get("error", error["msg"]))
    field, colon, message = text.partition(": ")
    if colon and field.isidentifier():
        return FieldProblem(field=".".join([*path, field]), message=message)
    return FieldProblem(field=".".join(path) or "body", message=text)


def _unknown_field(path: list[str], siblings: set[str]) -> FieldProblem:
    guess = nearest(path[-1], siblings)
    hint = f"did you mean '{guess}'?" if guess else f"known fields: {', '.join(sorted(siblings))}"
    return FieldProblem(field=".".join(path), message=f"unknown field '{path[-1]}'", hint=hint)


def _unknown_tag(path: list[str], error: ErrorDetails) -> FieldProblem:
    """A ``name`` or ``engine`` that no alternative carries, such as a method nobody has heard of."""
    context = error.get("ctx", {})
    discriminator, tag = context["discriminator"].strip("'"), str(context["tag"])
    known = re.findall(r"'([^']*)'", context["expected_tags"])
    guess = nearest(tag, known)
    hint = f"did you mean '{guess}'? " if guess else ""
    noun = path[-1] if path and discriminator == "name" else discriminator
    return FieldProblem(
        field=".".join([*path, discriminator]),
        message=f"unknown {noun} '{tag}'",
        hint=f"{hint}known: {', '.join(known)}",
    )


def _locate(loc: tuple[int | str, ...], annotation: Any) -> tuple[list[str], set[str]]:
    """The dotted path of ``loc`` without union tags, and the fields known where it ends."""
    path: list[str] = []
    models = _models(annotation)
    siblings = _fields(models)
    for part in loc:
        chosen = [model for model in models if part in _tags(model)]
        if chosen and part not in siblings:
            models, siblings = chosen, _fields(chosen)
            continue
        path.append(str(part))
        siblings = _fields(models)
        models = _inner_models(models, part)
    return path, siblings


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) is Annotated:
        return _models(get_args(annotation)[0])
    return [model for argument in get_args(annotation) for model in _models(argument)]


def _inner_models(models: list[type[BaseModel]], part: int | str) -> list[type[BaseModel]]:
    if isinstance(part, int):
        return models
    return [
        inner
        for model in models
        for name, field in model.model_fields.items()
        if part in (name, field.alias)
        for inner in _models(field.annotation)
    ]


def _fields(models: list[type[BaseModel]]) -> set[str]:
    return {field.alias or name for model in models for name, field in model.model_fields.items()}


def _tags(model: type[BaseModel]) -> set[Any]:
    """What names this model in a discriminated union: the literals of its ``name``, ``engine`` or ``type``."""
    fields = (model.model_fields.get(name) for name in ("name", "engine", "type"))
    return {tag for field in fields if field is not None for tag in get_args(field.annotation)}
