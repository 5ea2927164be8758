"""From a grid to the specs of its runs: every combination, in the order of the grid's fields and values."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.sweeps import MAX_SWEEP_RUNS
from distillboard.contracts.validation import SpecError, merge_spec, set_field

Grid = Mapping[str, Sequence[Any]]
_TITLE = 120


@dataclass(frozen=True)
class Combination:
    """One cell of a grid: its value of every field, and the submission they make."""

    chosen: Mapping[str, Any]
    document: dict[str, Any]

    @property
    def label(self) -> str:
        """What distinguishes it from the others, e.g. ``alpha=0.001, seed=1``."""
        return ", ".join(f"{_word(field)}={_shown(value)}" for field, value in self.chosen.items())


def expand(base: Mapping[str, Any], grid: Grid) -> Iterator[Combination]:
    """Every combination of ``grid`` laid over ``base``, in the order of its fields and values.

    Raises:
        SpecError: a field has no values, or there are more combinations than a sweep may have.
    """
    _check_size(grid)
    for values in product(*grid.values()):
        chosen = dict(zip(grid, values, strict=True))
        yield Combination(chosen, merge_spec(base, changes(chosen)))


def run_title(sweep: str, combination: Combination) -> str:
    """Name of a combination's run, cut to what a title may have."""
    title = f"{sweep} · {combination.label}"
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"


def in_grid(problem: FieldProblem, chosen: Mapping[str, Any]) -> FieldProblem:
    """A run's problem in the sweep's words: ``grid.<field>`` where the grid set it, else ``spec.<field>``."""
    for field, value in chosen.items():
        if problem.field == field or problem.field.startswith(f"{field}."):
            hint = problem.hint or f"got {value!r:.80}"
            return FieldProblem(field=f"grid.{problem.field}", message=problem.message, hint=hint)
        if field.startswith(f"{problem.field}."):
            return FieldProblem(field=f"grid.{field}", message=problem.message, hint=problem.hint)
    return FieldProblem(field=f"spec.{problem.field}", message=problem.message, hint=problem.hint)


def refuse_empty(grid: Grid) -> None:
    """Refuse fields without values.

    Raises:
        SpecError: naming each of them.
    """
    empty = [field for field, values in grid.items() if not values]
    if empty:
        raise SpecError([FieldProblem(field=f"grid.{field}", message="needs at least one value") for field in empty])


def _check_size(grid: Grid) -> None:
    refuse_empty(grid)
    total = math.prod(len(values) for values in grid.values())
    if total > MAX_SWEEP_RUNS:
        message = f"makes {total} runs; a sweep may have {MAX_SWEEP_RUNS}"
        raise SpecError([FieldProblem(field="grid", message=message, hint="take fewer values or split the sweep")])


def changes(chosen: Mapping[str, Any]) -> dict[str, Any]:
    """One document of all chosen fields, shorter paths first: a whole section before the fields inside it."""
    changes: dict[str, Any] = {}
    for field in sorted(chosen, key=lambda path: path.count(".")):
        set_field(changes, field, chosen[field])
    return changes


def _word(field: str) -> str:
    return field.removesuffix(".name").rpartition(".")[2]


def _shown(value: Any) -> str:
    if isinstance(value, Mapping) and "name" in value:
        return str(value["name"])
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)[:40]
