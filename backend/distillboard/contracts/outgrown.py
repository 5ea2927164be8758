"""Specs that an older or a newer version wrote: what of them is still known, and what is not."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Annotated, Any

from pydantic import ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from .problems import FieldProblem
from .spec import ExternalSpec, JobSpec, Spec
from .validation import SpecError, parse_spec

_NAMING = frozenset({"dataset", "engine", "model", "name", "to"})
"""Fields that say what is meant: without one of them it would be another run, so they are never taken out."""
_ROUNDS = 4
"""Taking a field out may bring further problems to light, but not for long."""


def salvage(document: Mapping[str, Any]) -> tuple[dict[str, Any], list[FieldProblem]]:
    """What of ``document`` this version knows, and a problem for each field that was taken out of it.

    What is wrong and cannot be taken out, such as a model that is missing, stays as it is.
    """
    kept, left = deepcopy(dict(document)), list[FieldProblem]()
    for _ in range(_ROUNDS):
        taken = [problem for problem in _problems(kept) if _take_out(kept, problem.field.split("."))]
        if not taken:
            break
        left += taken
    return kept, left


def _problems(document: Mapping[str, Any]) -> list[FieldProblem]:
    try:
        parse_spec(document)
    except SpecError as error:
        return error.fields
    return []


def _take_out(document: dict[str, Any], path: list[str]) -> bool:
    """Take a field out; of a list the whole list. False where there is nothing to be taken."""
    *sections, field = path
    for section in sections:
        inner = document.get(section)
        if not isinstance(inner, dict):
            field = section
            break
        document = inner
    if field in _NAMING or document.get(field) is None:
        return False
    del document[field]
    return True


def _as_far_as_known(value: Any, validate: ValidatorFunctionWrapHandler) -> JobSpec | ExternalSpec:
    try:
        found: JobSpec | ExternalSpec = validate(value)
    except ValidationError:
        if not isinstance(value, Mapping):
            raise
        found = validate(salvage(value)[0])
    return found


KeptSpec = Annotated[Spec, WrapValidator(_as_far_as_known)]
"""The spec of a run that exists: a reader leaves out what its own version does not know."""
