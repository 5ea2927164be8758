"""From points to what an answer shows of them: laid over an axis, cut to a range, thinned on one grid."""

from collections.abc import Sequence
from dataclasses import dataclass

from distillboard.contracts.series import Axis

from .axes import Line, line
from .points import Points
from .thinning import thin

MAX_ANSWER_POINTS = 400_000
"""Most points of one answer; with many series each gets its share."""
LEAST_POINTS = 10
"""The share of a series however many there are."""


@dataclass(frozen=True)
class Lens:
    """How curves are looked at; ``window`` is from low to high in the axis' unit."""

    axis: Axis = "step"
    window: tuple[float, float] | None = None
    log_x: bool = False
    max_points: int = 2000


@dataclass(frozen=True)
class Sample:
    """What is shown of a curve, and how many points it was made of."""

    points: Points
    total: int

    @property
    def thinned(self) -> bool:
        """Whether points were left out."""
        return len(self.points) < self.total


def sample(curves: Sequence[tuple[Points, float]], lens: Lens) -> list[Sample]:
    """Curves through a lens, each in order of its axis.

    Args:
        curves: Points of one key of one run in order of their step, and zero of the relative axis for that run.
        lens: How they are looked at.
    """
    lines = [_line(points, origin, lens) for points, origin in curves]
    share = max(LEAST_POINTS, min(lens.max_points, MAX_ANSWER_POINTS // max(1, len(lines))))
    thinned = thin(lines, share, log_x=lens.log_x)
    return [Sample(points, len(whole)) for points, whole in zip(thinned, lines, strict=True)]


def _line(points: Points, origin: float, lens: Lens) -> Line:
    whole = line(points, lens.axis, origin)
    return whole if lens.window is None else whole.within(*lens.window)
