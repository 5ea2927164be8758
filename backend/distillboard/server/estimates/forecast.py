"""When waiting runs begin: they are handed out in their order, each to the slot that is free first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass
class Slot:
    """A slot that runs are handed to.

    Attributes:
        gpus: How many it has; 0 for a processor.
        free_in: Seconds until it is free.
    """

    gpus: int
    free_in: float


@dataclass(frozen=True)
class Waiting:
    """A run in the line: the GPUs it asks for, and how long it takes."""

    gpus: int
    seconds: float


@dataclass(frozen=True)
class Times:
    """When the first of some runs begins and the last of them ends, in seconds from now."""

    start: float
    end: float


def hand_out(slots: Sequence[Slot], ahead: Iterable[Waiting], runs: Iterable[Waiting]) -> Times | None:
    """Hand out those that are ahead, then the runs in question; None when one of these fits no slot.

    Of those ahead, what fits no slot is passed over, as the claim does.
    """
    for run in ahead:
        _hand(slots, run)
    times = [_hand(slots, run) for run in runs]
    known = [time for time in times if time is not None]
    if not known or len(known) < len(times):
        return None
    return Times(min(time.start for time in known), max(time.end for time in known))


def _hand(slots: Sequence[Slot], run: Waiting) -> Times | None:
    fitting = [slot for slot in slots if slot.gpus >= run.gpus]
    if not fitting:
        return None
    slot = min(fitting, key=lambda one: one.free_in)
    start, slot.free_in = slot.free_in, slot.free_in + run.seconds
    return Times(start, slot.free_in)
