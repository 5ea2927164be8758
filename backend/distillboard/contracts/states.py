"""The life of a run: a small, pure state machine."""

from enum import StrEnum


class RunState(StrEnum):
    """Where a run stands. ``stage`` says what a running one is doing."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    PRUNED = "pruned"


class Stage(StrEnum):
    """What a running run is doing."""

    STARTING = "starting"
    PREFLIGHT = "preflight"
    TRAINING = "training"
    EVALUATING = "evaluating"
    EXPORTING = "exporting"


ENDED = frozenset({RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED, RunState.PRUNED})

_NEXT: dict[RunState, frozenset[RunState]] = {
    RunState.QUEUED: frozenset({RunState.RUNNING, RunState.PAUSED, RunState.CANCELLED, RunState.FAILED}),
    RunState.RUNNING: frozenset({RunState.QUEUED, RunState.PAUSED, *ENDED}),
    RunState.PAUSED: frozenset({RunState.QUEUED, RunState.CANCELLED}),
    RunState.SUCCEEDED: frozenset(),
    RunState.FAILED: frozenset({RunState.QUEUED}),
    RunState.CANCELLED: frozenset({RunState.QUEUED}),
    RunState.PRUNED: frozenset(),
}


def may_follow(old: RunState, new: RunState) -> bool:
    """Whether a run in state ``old`` may go to ``new``; a failed or cancelled run may be queued again (retry)."""
    return new in _NEXT[old]
