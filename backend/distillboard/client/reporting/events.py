"""From what a training says to events: the part that every reporter shares, wherever its events go."""

import time
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from distillboard.contracts.artifacts import Epoch
from distillboard.contracts.base import Closed
from distillboard.contracts.events import (
    MAX_VALUES,
    Event,
    FactsEvent,
    LogEvent,
    MetricsEvent,
    ProgressEvent,
    RewindEvent,
    StateEvent,
    Step,
)
from distillboard.contracts.states import Stage

LogLevel = Literal["debug", "info", "warning", "error"]
EndState = Literal["succeeded", "failed", "cancelled"]

MAX_MESSAGE = 20_000
"""Longest log message or reason, in characters; the middle of a longer one is left out."""


class ArtifactLine(Closed):
    """A file that is to be uploaded before anything said after it is sent."""

    type: Literal["artifact"]
    name: str
    kind: str
    step: Step | None = None
    epoch: Epoch | None = Field(None, description="Epochs done; what has one is a checkpoint among several.")
    value: float | None = Field(None, allow_inf_nan=False, description="What says which checkpoint is the best.")
    path: Path


class EventReporter:
    """Builds events and hands them to ``_put``; the twins differ in where they go."""

    def __init__(self) -> None:
        self.ended = False
        self._stop = False

    def request_stop(self) -> None:
        """Ask the training to stop; safe in a signal handler."""
        self._stop = True

    @property
    def stop_requested(self) -> bool:
        """Whether somebody wants the run to stop."""
        return self._stop

    def metrics(self, step: int, values: Mapping[str, float], epoch: float | None = None) -> None:
        """Values by metric key at ``step``, the number of optimizer steps done; non-finite ones are kept."""
        now = time.time()
        for some in _portions(values, MAX_VALUES):
            self._put(MetricsEvent(type="metrics", step=step, time=now, epoch=epoch, values=some))

    def log(self, message: str, level: LogLevel = "info", step: int | None = None) -> None:
        """One line of the run's log."""
        self._put(LogEvent(type="log", time=time.time(), level=level, message=shortened(message), step=step))

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
        event = ProgressEvent(
            type="progress",
            time=time.time(),
            stage=stage,
            step=step,
            total_steps=total_steps,
            epoch=epoch,
            total_epochs=total_epochs,
            eta_seconds=eta_seconds,
        )
        self._put(event)

    def facts(self, values: Mapping[str, Any]) -> None:
        """What does not change over a run; JSON values only."""
        self._put(FactsEvent(type="facts", time=time.time(), values=dict(values)))

    def artifact(self, name: str, kind: str, path: Path, step: int | None = None) -> None:
        """A finished file; it must not change before it was sent."""
        self._put(ArtifactLine(type="artifact", name=name, kind=kind, step=step, path=path.absolute()))

    def checkpoint(self, name: str, path: Path, step: int, epoch: int, value: float | None) -> None:
        """A finished checkpoint among several, of which the server keeps those that the spec says."""
        about = {"kind": "checkpoint", "step": step, "epoch": epoch, "value": value, "path": path.absolute()}
        self._put(ArtifactLine(type="artifact", name=name, **about))

    def rewind(self, step: int) -> None:
        """The training goes on from ``step`` again: what was reported for later steps is superseded."""
        self._put(RewindEvent(type="rewind", time=time.time(), step=step))

    def state(self, state: EndState, code: str | None = None, reason: str | None = None) -> None:
        """How the run ended; said once, by whoever knows first, and nothing after it."""
        if self.ended:
            return
        self.ended = True
        text = None if reason is None else shortened(reason)
        self._put(StateEvent(type="state", time=time.time(), state=state, code=code, reason=text))

    def _put(self, line: Event | ArtifactLine) -> None:
        raise NotImplementedError


def shortened(text: str, limit: int = MAX_MESSAGE) -> str:
    """``text`` within ``limit`` characters; what is left out is left out of the middle."""
    if len(text) <= limit:
        return text
    mark = f"\n… {len(text) - limit} characters left out …\n"
    half = (limit - len(mark)) // 2
    return text[:half] + mark + text[-half:]


def _portions(values: Mapping[str, float], size: int) -> Iterator[dict[str, float]]:
    items = iter(values.items())
    while some := dict(islice(items, size)):
        yield some
