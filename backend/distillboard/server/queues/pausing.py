"""Pausing: a queue that hands out nothing, a run that is held, and their return."""

from sqlalchemy.orm import Session

from distillboard.contracts.states import RunState

from ..errors import Conflict
from ..kit import outbox
from ..kit.base import utc_now
from ..runs import repository as runs
from ..runs import service as life
from ..runs.models import PREFLIGHT, Run
from . import lines

_MOST_TICKETS = 8


def pause_queue(session: Session, name: str) -> None:
    """Hand out nothing of a queue from now on; what runs goes on."""
    lines.pause(session, name, utc_now())
    outbox.queues_changed(session)


def resume_queue(session: Session, name: str) -> None:
    """Hand out runs again, and tell the workers so."""
    lines.resume(session, name)
    outbox.queues_changed(session)
    waiting = lines.counts(session, name).get(name, {}).get(RunState.QUEUED, 0)
    for _ in range(min(waiting, _MOST_TICKETS)):
        outbox.ticket(session, name)


def pause_run(session: Session, run_id: str) -> Run:
    """Hold a run: a waiting one at once, a running one at its next checkpoint, from which it goes on when resumed.

    Raises:
        NotFound: there is no such run.
        Conflict: it has ended, is a pre-flight, or its own script runs it.
    """
    run = _own(session, run_id)
    if run.state == RunState.QUEUED:
        life.hold(session, run)
    elif run.state == RunState.RUNNING and not run.pause_requested:
        run.pause_requested = True
        runs.touch(session, run)
    elif run.state not in (RunState.RUNNING, RunState.PAUSED):
        raise Conflict("run_ended", f"run '{run.name}' has {run.state} already: there is nothing to pause")
    return run


def resume_run(session: Session, run_id: str) -> Run:
    """Queue a held run again, at the place it had; one that has not stopped yet just goes on.

    Raises:
        NotFound: there is no such run.
        Conflict: ``not_paused`` when it has ended, or its own script runs it.
    """
    run = _own(session, run_id)
    if run.state == RunState.PAUSED:
        life.requeue(session, run)
    elif run.state == RunState.RUNNING and run.pause_requested:
        run.pause_requested = False
        runs.touch(session, run)
    elif run.state not in (RunState.RUNNING, RunState.QUEUED):
        message = f"run '{run.name}' is {run.state}, not paused: a failed or cancelled run is retried instead"
        raise Conflict("not_paused", message)
    return run


def _own(session: Session, run_id: str) -> Run:
    """A run that this service trains, locked."""
    run = runs.locked(session, run_id)
    if run.queue is None:
        raise Conflict("external_run", f"run '{run.name}' belongs to your own script: stop that instead")
    if run.engine == PREFLIGHT:
        raise Conflict("preflight", "a pre-flight takes seconds: cancel it instead")
    return run
