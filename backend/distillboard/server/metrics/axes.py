"""What a curve is drawn over: its points in order of step, epoch or time, and the part of it within a range."""

from dataclasses import dataclass

import numpy as np

from distillboard.contracts.series import Axis

from .points import Floats, Ints, Points


@dataclass(frozen=True)
class Line:
    """Points of one key of one run and their place on the axis, ``x`` of shape (N,), ascending."""

    points: Points
    x: Ints | Floats

    def __len__(self) -> int:
        return len(self.x)

    def within(self, low: float, high: float) -> "Line":
        """The part from ``low`` to ``high``, both included."""
        first, end = int(np.searchsorted(self.x, low, "left")), int(np.searchsorted(self.x, high, "right"))
        return Line(_part(self.points, first, end), self.x[first:end])


def line(points: Points, axis: Axis, origin: float = 0.0) -> Line:
    """Points in order of their step as a line over an axis.

    Args:
        points: Points of one key of one run.
        axis: What they are laid over; over epochs, points without one are left out.
        origin: Zero of the relative axis, in seconds since 1970.
    """
    if axis == "step":
        return Line(points, points.steps)
    if axis == "epoch":
        known = ~np.isnan(points.epochs)
        points = points if known.all() else points.take(known)
        return _ascending(points, points.epochs)
    return _ascending(points, points.times - origin if axis == "relative" else points.times)


def _ascending(points: Points, x: Floats) -> Line:
    if (x[1:] >= x[:-1]).all():
        return Line(points, x)
    order = np.argsort(x, kind="stable")
    return Line(points.take(order), x[order])


def _part(points: Points, first: int, end: int) -> Points:
    columns = (points.slots, points.steps, points.values, points.times, points.epochs)
    slots, steps, values, times, epochs = (column[first:end] for column in columns)
    return Points(slots, steps, values, times, epochs)  # type: ignore[arg-type]
