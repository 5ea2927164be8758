"""The order of a queue's line: a run is moved between two others, or to another priority."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.queues import Move
from distillboard.contracts.states import RunState

from ..errors import Conflict, Invalid
from ..runs import repository as runs
from ..runs.models import Run
from . import lines

GAP = 1_000_000
"""Between the rank of a run at an end of the line and its neighbour's: room to halve 20 times, and far less than the
nanoseconds until the next run is queued."""


@dataclass(frozen=True)
class _Place:
    priority: int
    rank: int


def move(session: Session, run_id: str, wanted: Move) -> Run:
    """Put a waiting run before or behind another one, or at an end of its line; it takes on their priority.

    Raises:
        NotFound: there is no such run.
        Conflict: ``not_waiting`` when it does not wait, or the other one does not any more.
        Invalid: ``other_line`` when the other run waits in another queue, or is the run itself.
    """
    # In one order always: two moves that name each other's runs do not wait for each other.
    lines.lock(session, [run_id, *(other for other in (wanted.before, wanted.after) if other)])
    run = runs.locked(session, run_id)
    if run.state != RunState.QUEUED:
        raise _not_waiting(run)
    place = _end(session, run, wanted.to) if wanted.to else _beside(session, run, wanted)
    if (run.priority, run.rank) != (place.priority, place.rank):
        run.priority, run.rank = place.priority, place.rank
        runs.touch(session, run)
    return run


def prioritise(session: Session, run_id: str, priority: int) -> Run:
    """Give a run that waits or is paused another priority; its rank among its new equals is the one it has.

    Raises:
        NotFound: there is no such run.
        Conflict: ``not_waiting`` when it runs already or has ended.
    """
    run = runs.locked(session, run_id)
    if run.state not in (RunState.QUEUED, RunState.PAUSED):
        raise _not_waiting(run)
    if run.priority != priority:
        run.priority = priority
        runs.touch(session, run)
    return run


def _end(session: Session, run: Run, end: str) -> _Place:
    """The front or back of the line; a run that stands there alone in its priority stays."""
    other = lines.first(session, run) if end == "front" else lines.last(session, run)
    ahead = end == "front"
    if other is None or (run.priority > other.priority if ahead else run.priority < other.priority):
        return _Place(run.priority, run.rank)
    return _Place(other.priority, other.rank - GAP if ahead else other.rank + GAP)


def _beside(session: Session, run: Run, wanted: Move) -> _Place:
    field = "before" if wanted.before is not None else "after"
    other = _neighbour(session, run, str(wanted.before or wanted.after), field)
    low, high = _gap(session, run, other, field)
    if high - low < 2:
        lines.spread(session, other, GAP)
        low, high = _gap(session, run, other, field)
    return _Place(other.priority, (low + high) // 2)


def _gap(session: Session, run: Run, other: Run, field: str) -> tuple[int, int]:
    """The ranks between which the run is to stand: that of ``other`` and of whoever is on its one side."""
    if field == "before":
        edge = lines.ahead_of(session, run, other)
        return (other.rank - 2 * GAP if edge is None else edge), other.rank
    edge = lines.behind(session, run, other)
    return other.rank, (other.rank + 2 * GAP if edge is None else edge)


def _neighbour(session: Session, run: Run, other_id: str, field: str) -> Run:
    if other_id == run.id:
        raise _refused(field, f"run '{run.name}' cannot stand {field} itself", "name another run of its queue")
    other = lines.waiting_run(session, other_id)
    if other is None:
        message = f"there is no waiting run '{other_id}' to stand {field}: it may have been handed out by now"
        hint = "look at the queue again"
        raise Conflict("not_waiting", message, [FieldProblem(field=field, message=message, hint=hint)])
    if (other.queue, lines.work_of(other)) != (run.queue, lines.work_of(run)):
        message = f"run '{other.name}' waits in another line than run '{run.name}'"
        raise _refused(field, message, f"name a run that waits in queue '{run.queue}'")
    return other


def _refused(field: str, message: str, hint: str) -> Invalid:
    return Invalid("other_line", message, [FieldProblem(field=field, message=message, hint=hint)])


def _not_waiting(run: Run) -> Conflict:
    return Conflict("not_waiting", f"run '{run.name}' is {run.state}: it has no place in a line")
