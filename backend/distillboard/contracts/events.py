"""What a training reports, in batches that may safely be sent twice."""

import math
from collections.abc import Sequence
from itertools import groupby
from typing import Annotated, Any, Literal, Self

from pydantic import AllowInfNan, Field, StringConstraints, WithJsonSchema, field_serializer, model_validator

from .base import Closed, Number, View, encode_number
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


_Value = Annotated[
    float, AllowInfNan(True), WithJsonSchema({"anyOf": [{"type": "number"}, {"enum": ["nan", "inf", "-inf"]}]})
]
"""A ``Number`` without a call for each: pydantic itself reads the names of non-finite values."""


class TableEvent(Closed):
    """Values of the same metrics at several steps: what as many metrics events say, in half the bytes."""

    type: Literal["table"]
    keys: list[MetricKey] = Field(min_length=1, max_length=MAX_VALUES)
    steps: list[Step] = Field(
        min_length=1, max_length=MAX_EVENTS, description="Optimizer steps done, one for each row."
    )
    times: list[Seconds] = Field(max_length=MAX_EVENTS, description="One for each row.")
    epochs: list[Annotated[float, Field(ge=0, allow_inf_nan=False)] | None] | None = Field(
        None, max_length=MAX_EVENTS, description="One for each row; left out when the reporter knows none."
    )
    values: list[list[_Value]] = Field(max_length=MAX_EVENTS, description="Rows of one value for each key.")

    @model_validator(mode="after")
    def _is_a_table(self) -> Self:
        if len(set(self.keys)) < len(self.keys):
            raise ValueError("keys: each may be there once")
        for name, column in (("times", self.times), ("epochs", self.epochs), ("values", self.values)):
            if column is not None and len(column) != len(self.steps):
                raise ValueError(f"{name}: there are {len(column)} for {len(self.steps)} steps")
        if any(len(row) != len(self.keys) for row in self.values):
            raise ValueError(f"values: each row needs {len(self.keys)} values, one for each key")
        return self

    @field_serializer("values")
    def _named_values(self, values: list[list[float]]) -> list[list[float | str]]:
        return [row if all(map(math.isfinite, row)) else [encode_number(value) for value in row] for row in values]  # type: ignore[misc]


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
    MetricsEvent | TableEvent | LogEvent | ProgressEvent | StateEvent | FactsEvent | RewindEvent,
    Field(discriminator="type"),
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


def as_tables(events: Sequence[Event]) -> list[Event]:
    """The same events with every row of metrics events that name the same keys as one table."""
    found: list[Event] = []
    for keys, group in groupby(events, _keys_of):
        some = list(group)
        found += [_table(keys, some)] if keys else some
    return found


def _keys_of(event: Event) -> tuple[str, ...]:
    return tuple(event.values) if isinstance(event, MetricsEvent) else ()


def _table(keys: Sequence[str], events: Sequence[Any]) -> TableEvent:
    epochs = [event.epoch for event in events]
    return TableEvent(
        type="table",
        keys=list(keys),
        steps=[event.step for event in events],
        times=[event.time for event in events],
        epochs=None if all(epoch is None for epoch in epochs) else epochs,
        values=[list(event.values.values()) for event in events],
    )
