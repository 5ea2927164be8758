"""Many runs from one spec: a grid over any of its fields."""

from typing import Any

from pydantic import Field

from .base import Closed, Moment, View
from .runs import RunView
from .spec import Title


class NewSweep(Closed):
    """Body of ``POST /api/v1/sweeps``: every combination of ``grid`` becomes a run of ``spec``."""

    name: Title | None = None
    spec: dict[str, Any] = Field(description="A job spec, or a recipe's name with what differs.")
    grid: dict[str, list[Any]] = Field(
        min_length=1,
        max_length=10,
        description="Dotted field -> values, e.g. {'method.alpha': [0.001, 0.002], 'schedule.seed': [0, 1]}.",
    )


class SweepView(View):
    """A sweep and its runs."""

    id: str
    name: str
    created: Moment
    spec: dict[str, Any]
    grid: dict[str, list[Any]]
    runs: list[RunView]


class SweepPage(View):
    """Sweeps, newest first."""

    sweeps: list[SweepView]


MAX_SWEEP_RUNS = 500
"""Most runs one sweep may make."""
