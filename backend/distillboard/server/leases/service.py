"""The fence: only the holder of the current token may report on a run."""

import hmac
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from distillboard.contracts.leases import LeaseAnswer
from distillboard.contracts.runs import RunView
from distillboard.contracts.states import RunState

from ..errors import StaleLease
from ..kit.base import utc_now
from ..kit.text import sha256
from ..runs import repository as runs
from ..runs import service as life
from ..runs import views
from ..runs.models import Run
from ..settings import Settings


def holder(session: Session, run_id: str, token: str | None) -> Run:
    """The run whose lease ``token`` is, locked for this transaction; an external run needs no token.

    A lease that ran out but that nobody took over is still its holder's: silence is not a verdict.

    Raises:
        NotFound: there is no such run.
        StaleLease: the run ended or was handed on.
    """
    run = runs.locked(session, run_id)
    if run.queue is not None and not is_held(run.state, run.lease_digest, token):
        raise StaleLease(run_id)
    return run


def is_held(state: str, digest: str | None, token: str | None) -> bool:
    """Whether a run in this state, whose holder's token has this digest, is held by ``token``."""
    return state == RunState.RUNNING and hmac.compare_digest(sha256(token or ""), digest or "")


def renew(run: Run, settings: Settings) -> None:
    """Let the lease last one full term from now; an external run has none, but its silence is counted from now."""
    if run.lease_digest is not None:
        run.lease_expires = expiry(settings)
    elif run.queue is None and run.state == RunState.RUNNING:
        run.lease_expires = utc_now() + timedelta(seconds=settings.external_silence_seconds)


def expiry(settings: Settings) -> datetime:
    """When a lease ends that is renewed now."""
    return utc_now() + timedelta(seconds=settings.lease_seconds)


def heartbeat(session: Session, settings: Settings, run_id: str, token: str | None) -> LeaseAnswer:
    """Take a sign of life and say whether the run is to stop."""
    run = holder(session, run_id, token)
    renew(run, settings)
    return LeaseAnswer(
        stop_requested=run.stop_requested, pause_requested=run.pause_requested, lease_seconds=settings.lease_seconds
    )


def release(session: Session, run_id: str, token: str | None) -> RunView:
    """Take a run back from a worker that stops in good order: the attempt does not count."""
    run = holder(session, run_id, token)
    if run.stop_requested:
        life.end(session, run, RunState.CANCELLED, "cancelled", "cancelled while it was running")
    elif run.queue is not None:
        runs.close_attempts(session, run.id, "released")
        run.tries, run.worker = max(0, run.tries - 1), None
        if run.pause_requested:
            life.hold(session, run)
        else:
            life.requeue(session, run)
    return views.view(session, run)
