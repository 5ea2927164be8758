"""What a training reports, in batches that may safely be sent twice."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from .base import Closed, Number, View
from .states import Stage

Step = Annotated[int, Field(ge=0, le=2**62)]
Seconds = Annotated[float, Field(ge=0, le=1e11)]
"""Seconds since 1970-01-01 UTC."""
MetricKey = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]{1,200}$")]

MAX_EVENTS = 10_000
"""Most events in one batch."""
MAX_VALUES = 10_000
"""Most values in one metrics event."""


class MetricsEvent(Closed):
    """Values of several metrics at one step."""

    type: Literal["metrics"]
    step: Step = Field(description="Optimizer steps done since the run's beginning.")
    time: Seconds
    epoch: float | None = Field(None, ge=0, allow_inf_nan=False)
    values: dict[MetricKey, Number] = Field(max_length=MAX_VALUES)


class LogEvent(Closed):
    """One line of the training's log."""

    type: Literal["log"]
    time: Seconds
    level: Literal["debug", "info", "warning", "error"] = "info"
    message: str = Field(max_length=20_000)
    step: Step | None = None


class ProgressEvent(Closed):
    """What the training is doing and how far it is."""

    type: Literal["progress"]
    time: Seconds
    stage: Stage
    step: Step = 0
    total_steps: Step | None = None
    epoch: float = Field(0, ge=0, allow_inf_nan=False)
    total_epochs: int | None = Field(None, ge=0)
    eta_seconds: float | None = Field(None, ge=0, allow_inf_nan=False)


class StateEvent(Closed):
    """How the run ended. The last event of a run."""

    type: Literal["state"]
    time: Seconds
    state: Literal["succeeded", "failed", "cancelled"]
    code: str | None = Field(None, max_length=100, description="Stable name of the reason, for programs.")
    reason: str | None = Field(None, max_length=20_000, description="One sentence for a person.")


class FactsEvent(Closed):
    """What does not change over a run: parameters, device, versions, the teacher's measured mAP."""

    type: Literal["facts"]
    time: Seconds
    values: dict[MetricKey, Any] = Field(max_length=200)


class RewindEvent(Closed):
    """The training went back to an earlier step by itself; points beyond it are superseded, none is deleted."""

    type: Literal["rewind"]
    time: Seconds
    step: Step = Field(description="The step it went on from.")


Event = Annotated[
    MetricsEvent | LogEvent | ProgressEvent | StateEvent | FactsEvent | RewindEvent, Field(discriminator="type")
]


class EventBatch(Closed):
    """Body of ``POST /api/v1/runs/{id}/events``; sending the same ``batch`` id again changes nothing."""

    batch: Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F-]{32,36}$")]
    events: list[Event] = Field(max_length=MAX_EVENTS, description="A rewind may only be the first of them.")

    @model_validator(mode="after")
    def _rewind_comes_first(self) -> "EventBatch":
        if any(isinstance(event, RewindEvent) for event in self.events[1:]):
            raise ValueError("events: what was reported before a rewind and after it are two batches")
        return self


class EventsAccepted(View):
    """Answer to a batch."""

    accepted: int
    duplicate: bool = False
    stop_requested: bool = False
    pause_requested: bool = Field(False, description="Stop at the next checkpoint and release the run.")
