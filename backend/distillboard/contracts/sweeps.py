"""Many runs from one spec: a grid over any of its fields, or combinations drawn at random."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, model_validator

from .base import Closed, Moment, View
from .runs import RunView
from .spec import Title

MAX_SWEEP_RUNS = 500
"""Most runs one sweep may make."""
MAX_FIELDS = 10
"""Most fields one sweep may vary."""

Bound = Annotated[float, Field(allow_inf_nan=False)]


class Stretch(Closed):
    """Numbers that a random sweep draws from, ends included."""

    low: Bound
    high: Bound
    log: bool = Field(False, description="Every ratio is as likely as any other, instead of every difference.")
    whole: bool = Field(False, description="Whole numbers only.")

    @model_validator(mode="after")
    def _ascends(self) -> "Stretch":
        if not self.low < self.high:
            raise ValueError("low has to be below high")
        if self.log and self.low <= 0:
            raise ValueError("a logarithmic stretch begins above zero")
        return self


class Draw(Closed):
    """How many combinations are drawn; the same seed draws the same ones."""

    count: int = Field(ge=1, le=MAX_SWEEP_RUNS)
    seed: int = Field(0, ge=0, le=2**31 - 1)


def refuse_senseless(grid: Mapping[str, Any], stretches: Mapping[str, Stretch], draw: Draw | None) -> None:
    """Refuse a space that nothing can be made of.

    Raises:
        ValueError: it has no field, one of them twice, or stretches that nothing is drawn from.
    """
    if not grid and not stretches:
        raise ValueError("grid: name at least one field and its values")
    if stretches and draw is None:
        raise ValueError("stretches: say in draw how many combinations are drawn from them")
    if both := sorted(grid.keys() & stretches.keys()):
        raise ValueError(f"stretches: {both[0]} has values in grid already")


class NewSweep(Closed):
    """Body of ``POST /api/v1/sweeps``: every combination of ``grid``, or ``draw.count`` random ones, become runs."""

    name: Title | None = None
    spec: dict[str, Any] = Field(description="A job spec, or a recipe's name with what differs.")
    grid: dict[str, list[Any]] = Field(
        default_factory=dict,
        max_length=MAX_FIELDS,
        description="Dotted field -> values, e.g. {'method.alpha': [0.001, 0.002], 'schedule.seed': [0, 1]}.",
    )
    stretches: dict[str, Stretch] = Field(
        default_factory=dict,
        max_length=MAX_FIELDS,
        description="Dotted field -> numbers to draw from; with `draw` only.",
    )
    draw: Draw | None = Field(None, description="Draw combinations instead of making them all.")

    @model_validator(mode="after")
    def _makes_sense(self) -> "NewSweep":
        refuse_senseless(self.grid, self.stretches, self.draw)
        return self


class SweepView(View):
    """A sweep and its runs."""

    id: str
    name: str
    created: Moment
    spec: dict[str, Any]
    grid: dict[str, list[Any]]
    stretches: dict[str, Stretch] = Field(default_factory=dict)
    draw: Draw | None = Field(None, description="Null where every combination was made.")
    runs: list[RunView]


class SweepPage(View):
    """Sweeps, newest first."""

    sweeps: list[SweepView]
