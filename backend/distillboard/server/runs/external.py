"""Runs of scripts that Distillboard did not launch: they begin at once, may fall silent, and may go on after a crash.

Nobody claims such a run, so nothing fences it: whoever knows its id may report. Its silence is counted from its last
report or heartbeat. One that was silent too long counts as failed, and is running again as soon as it reports:
silence is not a verdict.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from distillboard.contracts.projects import Resumed
from distillboard.contracts.states import RunState

from ..errors import Conflict
from ..metrics import repository as metrics
from . import repository
from .models import Run

SILENT = "silent"
"""The code of a run that nothing was heard of."""
_MOST_AT_ONCE = 200


def begin(session: Session, run: Run) -> None:
    """Note the first attempt of a new run."""
    repository.add_attempt_of_script(session, run)


def resume(session: Session, run_id: str, step: int | None) -> Resumed:
    """Let a restarted script go on with its run as another attempt; points beyond the step are superseded.

    Raises:
        NotFound: there is no such run.
        Conflict: ``not_external``, ``run_deleted``, or ``run_ended`` when it has succeeded.
    """
    run = repository.locked(session, run_id)
    if run.queue is not None:
        raise Conflict("not_external", f"run '{run.name}' is trained by workers: retry it instead")
    repository.refuse_deleted(run)
    if run.state == RunState.SUCCEEDED:
        raise Conflict("run_ended", f"run '{run.name}' has succeeded: make a new run to train on")
    step = metrics.newest_step(session, run_id) if step is None else step
    attempts = repository.attempts(session, run_id) or [repository.add_attempt_of_script(session, run)]
    repository.follow_attempt(session, attempts[-1], step, "lost")
    run.attempt = attempts[-1].number + 1
    _go_on(session, run)
    return Resumed(attempt=run.attempt, step=step)


def revive(session: Session, run_id: str) -> bool:
    """Let a run that counted as silent run again because it was heard of; False for any other."""
    run = repository.locked(session, run_id)
    if run.queue is not None or run.code != SILENT or run.deleted is not None:
        return False
    repository.reopen_attempt(session, run_id, run.attempt)
    _go_on(session, run)
    session.flush()
    return True


def _go_on(session: Session, run: Run) -> None:
    run.state, run.ended, run.code, run.reason, run.stop_requested = RunState.RUNNING, None, None, None, False
    run.lease_expires = None
    repository.touch(session, run)


def silent(session: Session, now: datetime, patience: timedelta) -> Sequence[Run]:
    """Own scripts' runs of which nothing was heard for ``patience``, some of them, locked."""
    query = (
        select(Run)
        .where(
            Run.state == RunState.RUNNING,
            Run.queue.is_(None),
            Run.updated < now - patience,
            or_(Run.lease_expires.is_(None), Run.lease_expires < now),
        )
        .limit(_MOST_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    return session.scalars(query).all()
