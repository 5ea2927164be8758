"""From a grid to the specs of its runs: every combination, in the order of the grid's fields and values."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.sweeps import MAX_SWEEP_RUNS
from distillboard.contracts.validation import SpecError, merge_spec, parse_spec, set_field

Grid = Mapping[str, Sequence[Any]]
_TITLE = 120


@dataclass(frozen=True)
class Combination:
    """One cell of a grid: what distinguishes it, in words and as a spec."""

    label: str
    document: dict[str, Any]


def expand(base: Mapping[str, Any], grid: Grid) -> list[Combination]:
    """The spec of every combination of ``grid`` laid over ``base``.

    Raises:
        SpecError: naming the grid's field (``grid.method.alpha``) where a field is unknown or a value out of range,
            and the field of ``spec`` where the base itself is at fault.
    """
    _check_size(grid)
    combinations, problems = [], dict[tuple[str, str], FieldProblem]()
    for chosen in _cells(grid):
        document = merge_spec(base, _changes(chosen))
        try:
            parse_spec(document)
        except SpecError as error:
            for problem in error.fields:
                stated = _in_grid(problem, chosen)
                problems.setdefault((stated.field, stated.message), stated)
        else:
            combinations.append(Combination(_label(chosen), document))
    if problems:
        raise SpecError(list(problems.values()))
    return combinations


def run_title(sweep: str, combination: Combination) -> str:
    """Name of a combination's run, cut to what a title may have."""
    title = f"{sweep} · {combination.label}"
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"


def _check_size(grid: Grid) -> None:
    empty = [field for field, values in grid.items() if not values]
    if empty:
        raise SpecError([FieldProblem(field=f"grid.{field}", message="needs at least one value") for field in empty])
    total = math.prod(len(values) for values in grid.values())
    if total > MAX_SWEEP_RUNS:
        message = f"makes {total} runs; a sweep may have {MAX_SWEEP_RUNS}"
        raise SpecError([FieldProblem(field="grid", message=message, hint="take fewer values or split the sweep")])


def _cells(grid: Grid) -> Iterator[dict[str, Any]]:
    return (dict(zip(grid, values, strict=True)) for values in product(*grid.values()))


def _changes(chosen: Mapping[str, Any]) -> dict[str, Any]:
    """One document of all chosen fields, shorter paths first: a whole section before the fields inside it."""
    changes: dict[str, Any] = {}
    for field in sorted(chosen, key=lambda path: path.count(".")):
        set_field(changes, field, chosen[field])
    return changes


def _in_grid(problem: FieldProblem, chosen: Mapping[str, Any]) -> FieldProblem:
    """The problem as one of the grid, where the grid set the field it is about."""
    for field, value in chosen.items():
        if problem.field == field or problem.field.startswith(f"{field}."):
            hint = problem.hint or f"got {value!r:.80}"
            return FieldProblem(field=f"grid.{problem.field}", message=problem.message, hint=hint)
        if field.startswith(f"{problem.field}."):
            return FieldProblem(field=f"grid.{field}", message=problem.message, hint=problem.hint)
    return FieldProblem(field=f"spec.{problem.field}", message=problem.message, hint=problem.hint)


def _label(chosen: Mapping[str, Any]) -> str:
    return ", ".join(f"{_word(field)}={_shown(value)}" for field, value in chosen.items())


def _word(field: str) -> str:
    return field.removesuffix(".name").rpartition(".")[2]


def _shown(value: Any) -> str:
    if isinstance(value, Mapping) and "name" in value:
        return str(value["name"])
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)[:40]
