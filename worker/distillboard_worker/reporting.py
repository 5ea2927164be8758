"""How a training reports: one small interface with a spool file, an in-memory and a null twin."""

import os
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Annotated, Any, Protocol

from distillboard.client.reporting.events import (
    MAX_MESSAGE,
    ArtifactLine,
    EndState,
    EventReporter,
    LogLevel,
    shortened,
)
from distillboard.contracts.events import Event, MetricsEvent
from distillboard.contracts.states import Stage
from pydantic import Field, TypeAdapter

__all__ = [
    "MAX_MESSAGE",
    "SPOOL_LINE",
    "ArtifactLine",
    "EndState",
    "LogLevel",
    "MemoryReporter",
    "NullReporter",
    "Reporter",
    "RunFailed",
    "SpoolReporter",
    "Stopped",
    "shortened",
]


class Stopped(Exception):  # noqa: N818 - not an error: the training did what it was asked
    """Raised by a training at a step boundary once ``reporter.stop_requested`` is true; the run ends as cancelled."""


class RunFailed(Exception):  # noqa: N818 - named after the state it leads to
    """Raised by a training that cannot go on for a reason it can name.

    Args:
        code: Stable name of the reason, for programs, e.g. ``"classes_differ"``.
        reason: One sentence for a person that says what to change.
    """

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


SpoolLine = Annotated[Event | ArtifactLine, Field(discriminator="type")]
SPOOL_LINE: TypeAdapter[Event | ArtifactLine] = TypeAdapter(SpoolLine)
"""Reads one line of a spool."""


class Reporter(Protocol):
    """What a training says while it runs. Every call returns at once; nothing waits for the network."""

    def metrics(self, step: int, values: Mapping[str, float], epoch: float | None = None) -> None:
        """Values by metric key at ``step``, the number of optimizer steps done; non-finite ones are kept."""

    def log(self, message: str, level: LogLevel = "info", step: int | None = None) -> None:
        """One line of the run's log."""

    def progress(  # noqa: PLR0913, PLR0917 - the fields of one event
        self,
        stage: Stage,
        step: int = 0,
        total_steps: int | None = None,
        epoch: float = 0,
        total_epochs: int | None = None,
        eta_seconds: float | None = None,
    ) -> None:
        """What the training is doing and how far it is."""

    def facts(self, values: Mapping[str, Any]) -> None:
        """What does not change over a run; JSON values only."""

    def artifact(self, name: str, kind: str, path: Path, step: int | None = None) -> None:
        """A finished file under the run's folder; it must not change afterwards and is removed once it was sent."""

    def checkpoint(self, name: str, path: Path, step: int, epoch: int, value: float | None) -> None:
        """A finished checkpoint among several, of which the spec's ``evaluation.keep`` says how many are kept.

        Args:
            name: What the run calls it.
            path: The file; it is removed once it was sent.
            step: Optimizer steps done.
            epoch: Epochs done.
            value: What says which is the best, larger is better; None where there is nothing to measure.
        """

    def rewind(self, step: int) -> None:
        """The training goes on from ``step`` again: what was reported for later steps is superseded."""

    def state(self, state: EndState, code: str | None = None, reason: str | None = None) -> None:
        """How the run ended; said once, by whoever knows first, and nothing after it."""

    @property
    def stop_requested(self) -> bool:
        """Whether somebody wants the run to stop: looked at after every step."""


class SpoolReporter(EventReporter):
    """Appends every event to a file as one JSON line in one write, so a killed trainer loses nothing it said.

    Args:
        path: The spool; made when it is missing, appended to otherwise.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def close(self) -> None:
        """Close the file; nothing may be reported afterwards."""
        os.close(self._fd)

    def __enter__(self) -> "SpoolReporter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _put(self, line: Event | ArtifactLine) -> None:
        data = memoryview(line.model_dump_json(exclude_none=True).encode() + b"\n")
        with self._lock:
            while data:  # a full disk or a signal may cut a write short
                data = data[os.write(self._fd, data) :]


class MemoryReporter(EventReporter):
    """Keeps what was reported, for tests and notebooks."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Event | ArtifactLine] = []

    def series(self, key: str) -> list[tuple[int, float]]:
        """Step and value of every point of ``key``, in the order they came."""
        events = (line for line in self.lines if isinstance(line, MetricsEvent))
        return [(event.step, event.values[key]) for event in events if key in event.values]

    def artifacts(self, kind: str | None = None) -> list[ArtifactLine]:
        """The files that were handed in."""
        files = (line for line in self.lines if isinstance(line, ArtifactLine))
        return [line for line in files if kind in (None, line.kind)]

    def _put(self, line: Event | ArtifactLine) -> None:
        self.lines.append(line)


class NullReporter(EventReporter):
    """Checks what is reported and keeps nothing."""

    def _put(self, line: Event | ArtifactLine) -> None:
        """Nobody listens."""
