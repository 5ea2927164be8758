"""What tells a loss that diverges from one that is merely noisy, and names the part of it that does."""

import math
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from distillboard.contracts.spec import METHOD_TITLES, Guard
from numpy.typing import NDArray

TOTAL = "loss/total"
LEAST_HISTORY = 20
"""Reported steps that must have been seen before anything is called a spike."""
_SIGMA = 1.4826
"""Median absolute deviations in a standard deviation of normal noise."""
_LEAST_SPREAD = 1e-3
"""Of the median: a loss that hardly moves is not a spike when it moves a little."""
_SHOWN = 4


@dataclass(frozen=True)
class Alarm:
    """Something that a healthy training does not do.

    Attributes:
        kind: A value that is no number, or a spike.
        begin: The first step that it was seen at; the weights before it are thought good.
        step: The step at which it was noticed.
        sentence: Which part of the loss at which level, and how far out.
        evidence: What is kept of it: plain data.
    """

    kind: Literal["not_finite", "spike"]
    begin: int
    step: int
    sentence: str
    evidence: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Spike:
    """A loss far above its recent values.

    Attributes:
        key: The part that rose most: the metric key of a term, of a detector's loss or of the total.
        streak: Reported steps in a row that had one, this one included.
    """

    key: str
    value: float
    median: float
    total: float
    total_median: float
    streak: int

    def sentence(self, step: int) -> str:
        """What a person reads."""
        return (
            f"At step {step} the loss is {self.total:.3g}, its recent median is {self.total_median:.3g};"
            f" {told(self.key)} stands out with {self.value:.3g}, median {self.median:.3g}"
        )


class SpikeDetector:
    """Looks for losses that are far above their recent values in every sense of it.

    A value is a spike when it lies more than `z` robust deviations above the median of the window, and above `factor`
    times the median; of a part, when it alone adds at least as much as the whole loss usually is. Spikes do not enter
    the window: one that stays is still one.

    Args:
        settings: The guard's section of the spec.
        warm_up: Steps at the beginning in which nothing is called a spike.
    """

    def __init__(self, settings: Guard, warm_up: int) -> None:
        self._settings = settings
        self._warm_up = warm_up
        self._keys: tuple[str, ...] = ()
        self._window: deque[NDArray[np.float64]] = deque(maxlen=settings.window)
        self.streak = 0

    def look(self, step: int, values: Mapping[str, float]) -> Spike | None:
        """Judge a reported step's losses; all of them are finite."""
        if tuple(values) != self._keys:
            self._keys = tuple(values)
            self._window.clear()
        row = np.fromiter(values.values(), np.float64, len(values))
        spike = None
        if step > self._warm_up and len(self._window) >= LEAST_HISTORY:
            spike = self._judged(row)
        self.streak = 0 if spike is None else self.streak + 1
        if spike is None:
            self._window.append(row)
        return spike

    def _judged(self, row: NDArray[np.float64]) -> Spike | None:
        recent = np.stack(self._window)
        median = np.median(recent, axis=0)
        deviation = _SIGMA * np.median(np.abs(recent - median), axis=0)
        spread = np.maximum(deviation, _LEAST_SPREAD * np.abs(median)) + 1e-12
        total = self._keys.index(TOTAL)
        risen = row - median
        far = (risen > self._settings.z * spread) & (row > self._settings.factor * median)
        weighs = np.array([is_weighed(key) for key in self._keys]) & (risen >= median[total])
        if not (far & weighs).any():
            return None
        place = self._part(risen, row / np.maximum(median, 1e-12))
        return Spike(
            key=self._keys[place],
            value=float(row[place]),
            median=float(median[place]),
            total=float(row[total]),
            total_median=float(median[total]),
            streak=self.streak + 1,
        )

    def _part(self, risen: NDArray[np.float64], times: NDArray[np.float64]) -> int:
        """Where most of the rise comes from; of a level's weighted total, the raw term that grew the most."""
        parts = [place for place, key in enumerate(self._keys) if is_weighed(key) and key != TOTAL]
        most = max(parts, key=lambda place: risen[place], default=self._keys.index(TOTAL))
        level, _, last = self._keys[most].rpartition("/")
        if last != "total":
            return most
        terms = [place for place, key in enumerate(self._keys) if key.startswith(level + "/") and place != most]
        return max(terms, key=lambda place: times[place], default=most)


def is_weighed(key: str) -> bool:
    """Whether a key is part of the sum that is optimised: the total, a detector's loss, a level's weighted total."""
    return key.startswith("loss/det/") or key.endswith("/total")


def not_finite(broken: Mapping[str, int], values: Mapping[str, float]) -> str:
    """Name what became NaN or infinite first.

    Args:
        broken: For every key that is, the step it was seen at first.
        values: What the keys are now.
    """
    begin = min(broken.values())
    first = [key for key, step in broken.items() if step == begin]
    # Raw terms and the detector's parts say more than the sums that they made infinite.
    named = [key for key in first if not key.endswith("/total")] or first
    shown = ", ".join(f"{told(key)} is {_now(values[key])}" for key in named[:_SHOWN])
    return f"At step {begin} {shown}"


def _now(value: float) -> str:
    return "not a number" if math.isfinite(value) else f"{value}"


def told(key: str) -> str:
    """A loss by the names people use: ``the relation term of FGD at level P3``."""
    match key.split("/"):
        case ["loss", "det", *name]:
            return f"the detector's loss '{'/'.join(name)}'"
        case ["loss", method, level, "total"]:
            return f"the loss of {METHOD_TITLES.get(method, method)} at level {level}"
        case ["loss", method, level, term]:
            return f"the {term} term of {METHOD_TITLES.get(method, method)} at level {level}"
        case _:
            return "the total loss"
