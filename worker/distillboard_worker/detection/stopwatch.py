"""Measures a block on its own device without making anybody wait for a GPU."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

import torch


class Stopwatch:
    """Seconds of the last block: wall time on a CPU, event time on a GPU."""

    def __init__(self) -> None:
        self._seconds: float | None = None
        self._events: tuple[Any, Any] | None = None

    def __deepcopy__(self, memo: dict[int, Any]) -> "Stopwatch":
        """A copied model measures for itself; events of a GPU cannot be copied."""
        return Stopwatch()

    @contextmanager
    def on(self, device: torch.device) -> Iterator[None]:
        """Measure a block that computes on a device."""
        if device.type == "cuda":
            self._events = _event(), _event()
            self._events[0].record()
            yield
            self._events[1].record()
        else:
            start = perf_counter()
            yield
            self._seconds = perf_counter() - start

    @property
    def seconds(self) -> float | None:
        """Seconds of the last block; None before the first one, and while the GPU has not reached its end."""
        if self._events is not None and self._events[1].query():
            self._seconds = self._events[0].elapsed_time(self._events[1]) / 1000
            self._events = None
        return self._seconds if self._events is None else None


def _event() -> Any:
    return torch.cuda.Event(enable_timing=True)  # type: ignore[no-untyped-call]
