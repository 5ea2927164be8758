"""Points of many keys as columns: what a batch stores, what a read joins, what thinning cuts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from distillboard.contracts.events import MetricsEvent

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


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

    def of(self, slots: Iterable[int]) -> "Points":
        """The points of these keys."""
        return self.take(np.isin(self.slots, np.fromiter(slots, np.int64)))


def empty() -> Points:
    """No points."""
    ints, floats = np.empty(0, np.int64), np.empty(0, np.float64)
    return Points(ints, ints, floats, floats, floats)


def join(parts: Sequence[Points]) -> Points:
    """The points of several batches, in the order they were accepted."""
    if not parts:
        return empty()
    return Points(
        np.concatenate([part.slots for part in parts]),
        np.concatenate([part.steps for part in parts]),
        np.concatenate([part.values for part in parts]),
        np.concatenate([part.times for part in parts]),
        np.concatenate([part.epochs for part in parts]),
    )


def from_events(events: Sequence[MetricsEvent], slots: Mapping[str, int]) -> Points:
    """The points of a batch's metrics events; ``slots`` numbers every key in them."""
    counts = [len(event.values) for event in events]
    total = sum(counts)
    return Points(
        np.fromiter((slots[key] for event in events for key in event.values), np.int64, total),
        np.repeat(np.array([event.step for event in events], np.int64), counts),
        np.fromiter((value for event in events for value in event.values.values()), np.float64, total),
        np.repeat(np.array([event.time for event in events], np.float64), counts),
        np.repeat(np.array([np.nan if event.epoch is None else event.epoch for event in events], np.float64), counts),
    )


def by_key(points: Points) -> dict[int, Points]:
    """Each key's points in order of their step; points of one step stay in the order they were accepted."""
    order = np.lexsort((points.steps, points.slots))
    ordered = points.take(order)
    slots, starts = np.unique(ordered.slots, return_index=True)
    bounds = [*starts.tolist(), len(ordered)]
    return {
        int(slot): ordered.take(np.arange(first, end))
        for slot, first, end in zip(slots, bounds[:-1], bounds[1:], strict=True)
    }
