"""A metric in five numbers, kept current batch by batch."""

import math
from dataclasses import dataclass, replace

import numpy as np

from .points import Points, by_key


@dataclass(frozen=True)
class MetricSummary:
    """Last value, and lowest and highest finite value, of one key with their steps."""

    last: float = math.nan
    last_step: int = -1
    attempt: int = -1
    min: float | None = None
    min_step: int | None = None
    max: float | None = None
    max_step: int | None = None
    count: int = 0

    def joined(self, later: "MetricSummary") -> "MetricSummary":
        """This summary with that of points accepted after it.

        The last value is the one with the newest step of the newest attempt, whatever order the reports came in; of
        equal extremes the earlier report stands.
        """
        newest = later if (later.attempt, later.last_step) >= (self.attempt, self.last_step) else self
        joined = replace(
            self, last=newest.last, last_step=newest.last_step, attempt=newest.attempt, count=self.count + later.count
        )
        if later.min is not None and (self.min is None or later.min < self.min):
            joined = replace(joined, min=later.min, min_step=later.min_step)
        if later.max is not None and (self.max is None or later.max > self.max):
            joined = replace(joined, max=later.max, max_step=later.max_step)
        return joined


def summarise(points: Points, attempt: int) -> dict[int, MetricSummary]:
    """Summary of every key in ``points``, all of one attempt, by slot."""
    return {slot: _summary(series, attempt) for slot, series in by_key(points).items()}


def _summary(series: Points, attempt: int) -> MetricSummary:
    summary = MetricSummary(
        last=float(series.values[-1]), last_step=int(series.steps[-1]), attempt=attempt, count=len(series)
    )
    finite = np.flatnonzero(np.isfinite(series.values))
    if not len(finite):
        return summary
    values = series.values[finite]
    lowest, highest = finite[np.argmin(values)], finite[np.argmax(values)]
    return replace(
        summary,
        min=float(series.values[lowest]),
        min_step=int(series.steps[lowest]),
        max=float(series.values[highest]),
        max_step=int(series.steps[highest]),
    )
