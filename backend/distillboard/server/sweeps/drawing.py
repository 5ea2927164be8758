"""Random combinations of a sweep's fields: the same seed draws the same ones, none of them twice."""

import json
import math
import random
from collections.abc import Iterator, Mapping
from typing import Any

from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.sweeps import Draw, Stretch
from distillboard.contracts.validation import SpecError, merge_spec

from .grid import Combination, Grid, changes, expand, refuse_empty

_DIGITS = 4
"""Significant digits of a drawn number: it is told apart, and can be read and typed again."""
_TRIES = 50
"""Draws for each combination that is wanted before there seem to be no more."""


def combinations(
    base: Mapping[str, Any], grid: Grid, stretches: Mapping[str, Stretch], draw: Draw | None
) -> Iterator[Combination]:
    """What a sweep makes: every combination of its grid, or those that are drawn.

    Raises:
        SpecError: a field has no values, or there are too many or too few combinations.
    """
    return expand(base, grid) if draw is None else drawn(base, grid, stretches, draw)


def drawn(base: Mapping[str, Any], grid: Grid, stretches: Mapping[str, Stretch], draw: Draw) -> Iterator[Combination]:
    """``draw.count`` different combinations laid over ``base``, in the order they were drawn.

    Raises:
        SpecError: a field has no values, or there are not that many combinations.
    """
    refuse_empty(grid)
    source = random.Random(draw.seed)
    seen: set[str] = set()
    for _ in range(_TRIES * draw.count):
        if len(seen) == draw.count:
            return
        chosen = {field: source.choice(values) for field, values in grid.items()}
        chosen |= {field: number(stretch, source) for field, stretch in stretches.items()}
        name = json.dumps(chosen, sort_keys=True)
        if name not in seen:
            seen.add(name)
            yield Combination(chosen, merge_spec(base, changes(chosen)))
    if len(seen) < draw.count:
        message = f"asks for {draw.count} combinations where {len(seen)} different ones were found"
        raise SpecError([FieldProblem(field="draw.count", message=message, hint="widen the space or draw fewer")])


def number(stretch: Stretch, source: random.Random) -> float | int:
    """A number of a stretch, rounded to what people read."""
    if stretch.log:
        value = math.exp(source.uniform(math.log(stretch.low), math.log(stretch.high)))
    else:
        value = source.uniform(stretch.low, stretch.high)
    if stretch.whole:
        return round(min(max(value, math.ceil(stretch.low)), math.floor(stretch.high)))
    return min(max(float(f"{value:.{_DIGITS}g}"), stretch.low), stretch.high)
