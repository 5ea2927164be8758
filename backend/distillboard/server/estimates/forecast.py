"""When waiting runs begin: slots take them as they become free, each in the order that it serves its queues in."""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Slot:
    """A slot that takes runs.

    Attributes:
        gpus: How many it has; 0 for a processor.
        free_in: Seconds until it is free.
        queues: Those that its worker serves.
        queue: The one that it serves now, to whose end it stays with it.
    """

    gpus: int
    free_in: float
    queues: frozenset[str]
    queue: str | None = None


@dataclass(frozen=True)
class Waiting:
    """A run in a line: the GPUs it asks for, since when it waits, and how long it takes; None when nobody knows."""

    name: str
    queue: str
    gpus: int
    seconds: float | None
    since: float = 0.0


@dataclass(frozen=True)
class Taken:
    """A run and the slot that takes it, in seconds from now; what nobody knows the length of has no end."""

    run: Waiting
    slot: Slot
    start: float

    @property
    def end(self) -> float | None:
        """When it has ended."""
        return None if self.run.seconds is None else self.start + self.run.seconds


def hand_out(slots: Iterable[Slot], lines: Mapping[str, Iterable[Waiting]]) -> Iterator[Taken]:
    """Hand out lines in their order to slots as these become free; in the order of the beginnings.

    A slot stays with its queue until nothing in it fits, as workers do; then it goes to the queue whose first run has
    waited longest. What fits no slot is passed over, as the claim does. A slot that takes a run of unknown length takes
    no other.
    """
    left = {queue: list(line) for queue, line in lines.items()}
    free = [(slot.free_in, number, slot) for number, slot in enumerate(slots)]
    heapq.heapify(free)
    while free:
        now, number, slot = heapq.heappop(free)
        run = _next(slot, left)
        if run is None:
            continue
        left[run.queue].remove(run)
        taken = Taken(run, slot, now)
        yield taken
        if taken.end is not None:
            heapq.heappush(free, (taken.end, number, replace(slot, queue=run.queue)))


def _next(slot: Slot, lines: Mapping[str, Sequence[Waiting]]) -> Waiting | None:
    own = _fitting(slot, lines.get(slot.queue or "", ()))
    if own is not None:
        return own
    others = (_fitting(slot, lines[queue]) for queue in sorted(slot.queues & lines.keys()))
    return min((run for run in others if run is not None), key=lambda run: run.since, default=None)


def _fitting(slot: Slot, line: Iterable[Waiting]) -> Waiting | None:
    return next((run for run in line if run.gpus <= slot.gpus), None)
