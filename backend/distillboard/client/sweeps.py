"""Sweeps from a script: a grid over any spec field."""

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
        self, spec: Mapping[str, Any], grid: Mapping[str, Sequence[Any]], *, name: str | None = None
    ) -> SweepView:
        """Submit every combination of ``grid`` as a run of ``spec``; all of them are made, or none.

        Args:
            spec: A job spec, or ``{"recipe": name, ...}`` with what differs from the recipe.
            grid: Dotted field -> values, e.g. ``{"method.alpha": [1e-3, 2e-3], "schedule.seed": [0, 1]}``.
            name: A name one can read.
        """
        body = {"name": name, "spec": dict(spec), "grid": {field: list(values) for field, values in grid.items()}}
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
