"""Curves of many runs in one answer: ``POST /api/v1/series``, in columns."""

import math
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from .base import Closed, Moment, Number, View
from .events import MetricKey

MAX_RUNS = 50
"""Most runs of one request."""
MAX_KEYS = 1000
"""Most keys of one request."""

Axis = Literal["step", "epoch", "time", "relative"]
"""What a curve is drawn over: optimizer steps, epochs, seconds since 1970, or seconds since the run began."""

Bound = Annotated[float, Field(allow_inf_nan=False)]
RunId = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class SeriesRequest(Closed):
    """Which curves, over what, and how many points of each."""

    runs: list[RunId] = Field(min_length=1, max_length=MAX_RUNS, examples=[["k3m9x2", "p7q1z8"]])
    keys: list[MetricKey] = Field(min_length=1, max_length=MAX_KEYS, examples=[["loss/total", "val/bbox_mAP"]])
    x: Axis = Field("step", description="What orders the points, what `range` is in and what the buckets divide.")
    range: tuple[Bound, Bound] | None = Field(
        None, description="Only points from low to high, both included; exact once they are no more than `max_points`."
    )
    log_x: bool = Field(False, description="Buckets that are equally wide on a logarithmic axis.")
    max_points: int = Field(2000, ge=10, le=20_000, description="Most points of one series; peaks survive thinning.")
    attempt: int | None = Field(
        None, ge=1, le=2**31 - 1, description="The curves as this attempt left them, before later ones superseded them."
    )

    @model_validator(mode="after")
    def _range_ascends(self) -> "SeriesRequest":
        if self.range is not None and not self.range[0] <= self.range[1]:
            raise ValueError("range: the first number is its low end, the second its high end")
        if self.range is not None and math.isinf(self.range[1] - self.range[0]):
            raise ValueError("range: the ends are further apart than a double can say")
        return self


class Resume(View):
    """Where a later attempt of a run began."""

    attempt: int
    step: int | None = Field(description="The step it went on from; null when it began anew.")
    time: Moment


class RunCurves(View):
    """What the curves of one run share."""

    run: str
    revision: int = Field(description="The live stream goes on from here.")
    origin: float | None = Field(description="Seconds since 1970 of zero on the relative axis; null without points.")
    resumes: list[Resume]


class Columns(View):
    """One thinned curve in columns of equal length, in order of the axis."""

    run: str
    key: str
    steps: list[int]
    values: list[Number] = Field(description='Non-finite values are `"nan"`, `"inf"` and `"-inf"`.')
    times: list[float] = Field(description="Seconds since 1970.")
    epochs: list[float] | None = Field(None, description="Only over epochs; points without one are left out.")
    total: int = Field(description="Points before thinning: of the whole curve, or within `range`.")
    thinned: bool = Field(description="Whether points were left out; narrow `range` to see them all.")


class SeriesAnswer(View):
    """The curves of several runs on one grid; a run that has no points of a key has no series of it."""

    x: Axis
    runs: list[RunCurves]
    series: list[Columns]
