"""Whether the service can do its work, and its meters as Prometheus reads them."""

from prometheus_client import generate_latest
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from distillboard.contracts.base import View
from distillboard.contracts.states import RunState

from ..context import Context
from ..errors import Unavailable
from ..workers import service as workers
from . import repository
from .meters import Meters


class Health(View):
    """The process answers."""

    status: str = "ok"


class Readiness(View):
    """What the service leans on answers."""

    status: str = "ready"
    database: str
    redis: str


def readiness(context: Context) -> Readiness:
    """Ask the database and Redis for a sign of life.

    Raises:
        Unavailable: one of them does not answer.
    """
    try:
        context.database.ping()
    except SQLAlchemyError as error:
        raise Unavailable("not_ready", f"the database does not answer: {str(error).splitlines()[0]}") from error
    if not context.messenger.ping():
        raise Unavailable("not_ready", "Redis does not answer: runs are kept, but no worker is told of them")
    return Readiness(database=context.database.engine.dialect.name, redis="ok")


def exposition(session: Session, meters: Meters) -> bytes:
    """The meters in Prometheus's text form, with the record's present counts."""
    counts = repository.runs_by_state(session)
    for state in RunState:
        meters.runs.labels(state).set(counts.get(state, 0))
    meters.queued.clear()
    for queue, waiting in repository.queued_by_queue(session).items():
        meters.queued.labels(queue).set(waiting)
    meters.workers.set(workers.count_alive(session))
    return generate_latest(meters.registry)
