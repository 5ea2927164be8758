"""Sweeps from a script: a grid over any spec field, or combinations drawn at random."""

import builtins
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from distillboard.contracts.runs import RunView
from distillboard.contracts.sweeps import SweepPage, SweepView

from .runs import Runs
from .transport import Transport


class Sweeps:
    """The sweeps of a server."""

    def __init__(self, transport: Transport, runs: Runs) -> None:
        self._transport = transport
        self._runs = runs

    def create(
        self,
        spec: Mapping[str, Any],
        grid: Mapping[str, Sequence[Any]] | None = None,
        *,
        stretches: Mapping[str, Mapping[str, Any]] | None = None,
        draw: Mapping[str, int] | None = None,
        name: str | None = None,
    ) -> SweepView:
        """Submit combinations of fields' values as runs of ``spec``; all of them are made, or none.

        Without ``draw`` every combination of ``grid`` is made.

        Args:
            spec: A job spec, or ``{"recipe": name, ...}`` with what differs from the recipe.
            grid: Dotted field -> values, e.g. ``{"method.alpha": [1e-3, 2e-3], "schedule.seed": [0, 1]}``.
            stretches: Dotted field -> numbers to draw from, e.g.
                ``{"schedule.lr": {"low": 1e-4, "high": 1e-2, "log": True}}``.
            draw: How many random combinations of both are made, e.g. ``{"count": 20, "seed": 0}``; the same seed
                draws the same ones.
            name: A name one can read.
        """
        body = {
            "name": name,
            "spec": dict(spec),
            "grid": {field: list(values) for field, values in (grid or {}).items()},
            "stretches": {field: dict(stretch) for field, stretch in (stretches or {}).items()},
            "draw": None if draw is None else dict(draw),
        }
        return self._transport.post("/sweeps", SweepView, key=uuid.uuid4().hex, json=body)

    def get(self, sweep: str) -> SweepView:
        """A sweep with its runs as they stand now."""
        return self._transport.get(f"/sweeps/{sweep}", SweepView)

    def list(self) -> list[SweepView]:
        """The sweeps, newest first."""
        return self._transport.get("/sweeps", SweepPage).sweeps

    def cancel(self, sweep: str) -> SweepView:
        """Cancel what has not ended."""
        return self._transport.post(f"/sweeps/{sweep}/cancel", SweepView)

    def wait(
        self,
        sweep: str,
        *,
        timeout: float | None = None,
        on_update: Callable[[RunView], None] | None = None,
        progress: bool = False,
    ) -> builtins.list[RunView]:
        """Wait until every run of the sweep has ended, and return them in the grid's order; see ``Runs.wait``."""
        runs = [run.id for run in self.get(sweep).runs]
        return self._runs.wait_all(runs, timeout=timeout, on_update=on_update, progress=progress)
