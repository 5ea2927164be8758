"""Queues from a script: what runs where, what waits, and in which order."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from distillboard.contracts.estimates import Estimate, LineForecast
from distillboard.contracts.queues import QueueDetail, QueueView
from distillboard.contracts.runs import RunView

from .transport import Transport


class Queues:
    """The queues of a server."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> list[QueueView]:
        """Every queue that a run waits in, a worker serves or somebody paused."""
        return self._transport.get("/queues", list[QueueView])

    def get(self, queue: str = "default") -> QueueDetail:
        """A queue with what runs where and its line."""
        return self._transport.get(f"/queues/{queue}", QueueDetail)

    def forecast(self, queue: str = "default") -> LineForecast:
        """When the runs of a queue's line would begin and end."""
        return self._transport.get(f"/queues/{queue}/forecast", LineForecast)

    def pause(self, queue: str = "default") -> QueueView:
        """Hand out nothing of a queue until it is resumed; what runs goes on."""
        return self._transport.post(f"/queues/{queue}/pause", QueueView)

    def resume(self, queue: str = "default") -> QueueView:
        """Hand out runs of a queue again."""
        return self._transport.post(f"/queues/{queue}/resume", QueueView)

    def move(
        self,
        run: str,
        *,
        before: str | None = None,
        after: str | None = None,
        to: Literal["front", "back"] | None = None,
    ) -> RunView:
        """Put a waiting run before or after another one, or at the front or back; it takes on their priority.

        Raises:
            Conflict: it was handed out by now, or the other one was.
        """
        body = {"before": before, "after": after, "to": to}
        return self._transport.post(f"/runs/{run}/move", RunView, json=body)

    def prioritise(self, run: str, priority: int) -> RunView:
        """Change the priority of a waiting or paused run, -100 to 100; higher goes first."""
        return self._transport.put(f"/runs/{run}/priority", RunView, json={"priority": priority})

    def pause_run(self, run: str) -> RunView:
        """Hold a run: a waiting one at once, a running one at its next checkpoint."""
        return self._transport.post(f"/runs/{run}/pause", RunView)

    def unpause_run(self, run: str) -> RunView:
        """Queue a held run again, at the place it had."""
        return self._transport.post(f"/runs/{run}/unpause", RunView)

    def estimate(
        self,
        spec: Mapping[str, Any],
        grid: Mapping[str, Sequence[Any]] | None = None,
        *,
        stretches: Mapping[str, Mapping[str, Any]] | None = None,
        draw: Mapping[str, int] | None = None,
    ) -> Estimate:
        """What a run, or a sweep of it, would cost and when it would begin; nothing is submitted.

        ``grid``, ``stretches`` and ``draw`` are those of ``Sweeps.create``.
        """
        body = {
            "spec": dict(spec),
            "grid": None if grid is None else {field: builtins.list(values) for field, values in grid.items()},
            "stretches": {field: dict(stretch) for field, stretch in (stretches or {}).items()},
            "draw": None if draw is None else dict(draw),
        }
        return self._transport.post("/estimates", Estimate, json=body)
