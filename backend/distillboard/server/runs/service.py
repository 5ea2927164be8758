"""The life of a run: created once, cancelled, retried, ended."""

import time
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import Recipe
from distillboard.contracts.runs import RunCreated, RunView
from distillboard.contracts.states import ENDED, RunState, may_follow

from ..errors import Conflict
from ..kit import outbox
from ..kit.base import utc_now
from ..kit.ids import new_id
from ..kit.text import clean, digest
from . import repository, views
from .models import IdempotencyKey, Run
from .submission import refuse_unstorable, submit


def create(
    session: Session, recipes: Mapping[str, Recipe], raw: Mapping[str, Any], key: str | None
) -> tuple[RunCreated, bool]:
    """Keep a submission as a run; with the same idempotency key there is only ever one, and False beside it.

    Raises:
        SpecError, Invalid: something is wrong with the submission.
        Conflict: the key came with another body before.
    """
    if key is None:
        return _created(submit(session, recipes, raw)), True
    refuse_unstorable(raw)
    claim = IdempotencyKey(key=key, body_digest=digest(raw), run_id=new_id(), created=utc_now())
    if repository.reserve_key(session, claim):
        return _created(submit(session, recipes, raw, run_id=claim.run_id)), True
    earlier = repository.used_key(session, key)
    if earlier.body_digest != claim.body_digest:
        raise Conflict("idempotency_conflict", f"the key '{key}' came with another body before; take a new one")
    return _created(repository.get(session, earlier.run_id)), False


def _created(run: Run) -> RunCreated:
    return RunCreated(id=run.id, name=run.name)


def view(session: Session, run_id: str) -> RunView:
    """A run with everything."""
    return views.view(session, repository.get(session, run_id))


def cancel(session: Session, run_id: str) -> RunView:
    """Stop a run: a waiting one at once, a running one at its next step.

    Raises:
        Conflict: it ended otherwise before.
    """
    run = repository.locked(session, run_id)
    state = RunState(run.state)
    if state is RunState.RUNNING:
        _ask_to_stop(session, run)
    elif state not in ENDED:
        end(session, run, RunState.CANCELLED, "cancelled", "cancelled while it waited")
    elif state is not RunState.CANCELLED:
        raise Conflict("run_ended", f"run '{run.name}' has {state} already: there is nothing to cancel")
    return views.view(session, run)


def _ask_to_stop(session: Session, run: Run) -> None:
    if not run.stop_requested:
        run.stop_requested = True
        repository.touch(session, run)


def retry(session: Session, run_id: str) -> RunView:
    """Queue a failed or cancelled run again; it goes on from its last checkpoint.

    Raises:
        Conflict: it is not in a state to be retried, or its own script runs it.
    """
    run = repository.locked(session, run_id)
    if run.queue is None:
        raise Conflict("external_run", f"run '{run.name}' belongs to your own script: start that again")
    repository.refuse_deleted(run)
    if not may_follow(RunState(run.state), RunState.QUEUED) or RunState(run.state) not in ENDED:
        message = f"run '{run.name}' is {run.state}: only a failed or cancelled run can be retried"
        raise Conflict("not_retryable", message)
    run.tries, run.ended = 0, None
    run.code = run.reason = run.worker = None
    run.rank = time.time_ns()
    requeue(session, run)
    return views.view(session, run)


def requeue(session: Session, run: Run) -> None:
    """Put a run back into its queue, at the place that its rank gives it."""
    run.state, run.stage, run.queued, run.pause_requested = RunState.QUEUED, None, utc_now(), False
    run.lease_digest = run.lease_expires = None
    _moved(session, run)
    if run.queue is not None:
        outbox.ticket(session, run.queue)


def hold(session: Session, run: Run) -> None:
    """Take a run out of its queue's line until somebody resumes it; an attempt that was not given back is lost."""
    repository.close_attempts(session, run.id, "lost")
    run.state, run.stage, run.worker, run.pause_requested = RunState.PAUSED, None, None, False
    run.lease_digest = run.lease_expires = None
    _moved(session, run)


def rewind(session: Session, run: Run, step: int) -> None:
    """Note that a run's holder went back to a step: from now on it is another attempt, by the same worker.

    Points beyond the step belong to the attempt before, which ends here as ``rewound``: they are superseded as those of
    a lost attempt are. It is no new try: what ``max_attempts`` counts stays as it is.

    A script of somebody's own goes back as it likes: its first attempt, which no claim wrote down, is written then.

    Raises:
        Conflict: ``not_claimed`` when nobody holds the run.
    """
    attempts = repository.attempts(session, run.id)
    if run.queue is None and not attempts:
        attempts = [repository.add_attempt_of_script(session, run)]
    elif run.queue is not None and (run.lease_digest is None or not attempts):
        raise Conflict("not_claimed", f"run '{run.name}' is held by no worker: there is no attempt that could go back")
    repository.follow_attempt(session, attempts[-1], step)
    run.attempt = attempts[-1].number + 1


def end(session: Session, run: Run, state: RunState, code: str | None = None, reason: str | None = None) -> None:
    """Note how a run ended; its lease and its attempt end with it.

    Raises:
        Conflict: a run in its present state cannot end so.
    """
    if not may_follow(RunState(run.state), state):
        raise Conflict("run_ended", f"run '{run.name}' is {run.state}: it cannot become {state}")
    run.state, run.stage, run.stop_requested, run.ended = state, None, False, utc_now()
    run.pause_requested = False
    run.lease_digest = run.lease_expires = None
    run.code = None if code is None else clean(code)
    run.reason = None if reason is None else clean(reason)
    repository.close_attempts(session, run.id, state)
    _moved(session, run)


def _moved(session: Session, run: Run) -> None:
    """Note that a run changed, and with it what its queue holds."""
    repository.touch(session, run)
    if run.queue is not None:
        outbox.queues_changed(session)
