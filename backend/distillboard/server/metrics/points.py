"""Points of many keys as columns: what a batch stores, what a read joins, what thinning cuts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
_SHORT = 2**16


@dataclass(frozen=True)
class Points:
    """Points of one run, all arrays of shape (N,).

    ``slots`` are the run's own numbers of its metric keys, ``times`` seconds since 1970, ``epochs`` NaN where the
    reporter named none.
    """

    slots: Ints
    steps: Ints
    values: Floats
    times: Floats
    epochs: Floats

    def __len__(self) -> int:
        return len(self.slots)

    def take(self, chosen: NDArray[np.bool_] | Ints) -> "Points":
        """The points that a mask or an index array names, in its order."""
        return Points(
            self.slots[chosen], self.steps[chosen], self.values[chosen], self.times[chosen], self.epochs[chosen]
        )

    def between(self, first: int, end: int) -> "Points":
        """The points from one place to before another; no copy."""
        here = slice(first, end)
        return Points(self.slots[here], self.steps[here], self.values[here], self.times[here], self.epochs[here])

    def of(self, slots: Iterable[int]) -> "Points":
        """The points of these keys."""
        return self.take(np.isin(self.slots, np.fromiter(slots, np.int64)))


def empty() -> Points:
    """No points."""
    ints, floats = np.empty(0, np.int64), np.empty(0, np.float64)
    return Points(ints, ints, floats, floats, floats)


def join(parts: Sequence[Points]) -> Points:
    """The points of several batches, in the order they were accepted."""
    if len(parts) < 2:
        return parts[0] if parts else empty()
    return Points(
        np.concatenate([part.slots for part in parts]),
        np.concatenate([part.steps for part in parts]),
        np.concatenate([part.values for part in parts]),
        np.concatenate([part.times for part in parts]),
        np.concatenate([part.epochs for part in parts]),
    )


def by_key(points: Points) -> dict[int, Points]:
    """Each key's points in order of their step; points of one step stay in the order they were accepted."""
    ordered = in_order(points)
    starts = key_starts(ordered)
    bounds = [*starts.tolist(), len(ordered)]
    return {
        slot: ordered.between(first, end)
        for slot, first, end in zip(ordered.slots[starts].tolist(), bounds[:-1], bounds[1:], strict=True)
    }


def in_order(points: Points) -> Points:
    """The points sorted by key and step; those of one step stay in the order they were accepted."""
    slots, steps = points.slots, points.steps
    if len(points) and (slots == slots[0]).all():
        return in_steps(points)
    later = (slots[1:] > slots[:-1]) | ((slots[1:] == slots[:-1]) & (steps[1:] >= steps[:-1]))
    if later.all():
        return points
    if (steps[1:] >= steps[:-1]).all() and slots.max() < _SHORT:  # numpy sorts short numbers by radix, in no time
        return points.take(np.argsort(slots.astype(np.uint16), kind="stable"))
    return points.take(np.lexsort((steps, slots)))


def in_steps(points: Points) -> Points:
    """The points of one key sorted by step; those of one step stay in the order they were accepted."""
    steps = points.steps
    return points if (steps[1:] >= steps[:-1]).all() else points.take(np.argsort(steps, kind="stable"))


def key_starts(ordered: Points) -> Ints:
    """Where each key's points begin among points that are sorted by key."""
    changes = np.ones(len(ordered), bool)
    np.not_equal(ordered.slots[1:], ordered.slots[:-1], out=changes[1:])
    return np.flatnonzero(changes)
