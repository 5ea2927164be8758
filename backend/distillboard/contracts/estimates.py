"""What runs will cost, from what similar ones have cost, and when they would begin."""

from typing import Any, Literal

from pydantic import Field, model_validator

from .base import Closed, View
from .sweeps import MAX_FIELDS, Draw, Stretch, refuse_senseless

Likeness = Literal["job", "models", "student"]
"""How like the finished runs are: ``job``: same models, data set, method, batch, image size, precision and GPUs;
``models``: same student, teacher, data set and GPUs; ``student``: same student, data set and GPUs."""


class EstimateRequest(Closed):
    """Body of ``POST /api/v1/estimates``: what would be submitted as a run, or with ``grid`` or ``draw`` as a sweep."""

    spec: dict[str, Any] = Field(
        description="A job spec, or a recipe's name with what differs.", examples=[{"recipe": "tiny"}]
    )
    grid: dict[str, list[Any]] | None = Field(
        None, max_length=MAX_FIELDS, description="Dotted field -> values, as for a sweep."
    )
    stretches: dict[str, Stretch] = Field(
        default_factory=dict, max_length=MAX_FIELDS, description="Dotted field -> numbers to draw from; with `draw`."
    )
    draw: Draw | None = Field(None, description="As for a sweep: combinations are drawn instead of all made.")

    @model_validator(mode="after")
    def _sweeps_something(self) -> "EstimateRequest":
        if self.grid is None and not self.stretches and self.draw is None:
            return self
        refuse_senseless(self.grid or {}, self.stretches, self.draw)
        return self


class Basis(View):
    """What an estimate of some of the runs rests on."""

    runs: int = Field(description="How many of the runs it is for.")
    likeness: Likeness
    finished: int = Field(description="How many finished runs it is the median of.")
    device: Literal["cpu", "cuda"] = Field(description="What they were trained on.")
    seconds_per_epoch: float = Field(description="Median over the finished runs, everything from start to end counted.")
    sentence: str


class Estimate(View):
    """What runs would cost and when they would begin; a number that nothing supports is null, and a note says why."""

    runs: int
    device: Literal["cpu", "cuda"] | None = Field(None, description="What they would be trained on.")
    device_hours: float | None = Field(
        None, description="Hours of all runs together, times the GPUs of each: GPU hours where device is cuda."
    )
    device_hours_low: float | None = Field(None, description="As if every run went like the fastest similar one.")
    device_hours_high: float | None = Field(None, description="As if every run went like the slowest similar one.")
    starts_in_seconds: float | None = Field(None, description="Until the first of the runs begins.")
    ends_in_seconds: float | None = Field(None, description="Until the last of them has ended.")
    ahead: int = Field(0, description="Runs of the queue that go first.")
    ahead_elsewhere: int = Field(0, description="Runs of other queues that the same workers take first.")
    basis: list[Basis] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list, description="Why something is null, and what was not counted.")


class RunForecast(View):
    """When a waiting run would begin and end as things stand; null where nobody knows."""

    run: str = Field(description="Id of the run.")
    starts_in_seconds: float | None = None
    ends_in_seconds: float | None = None


class LineForecast(View):
    """When the runs of a queue's line would begin, in its order; pre-flights are not counted."""

    runs: list[RunForecast] = Field(default_factory=list)
    note: str = Field("", description="Why some of it is not known, in a sentence.")
