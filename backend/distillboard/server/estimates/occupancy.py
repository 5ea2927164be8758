"""Which slots runs are handed to, when they will be free, and which other queues they serve."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from distillboard.contracts.queues import MAX_WAITING

from ..kit.base import utc_now
from ..queues import lines
from ..queues.waiting import Scene, Server, gpus_of
from ..runs.models import PREFLIGHT, Attempt, Run
from .forecast import Slot
from .similar import History, Job


def taking(now: Scene, queue: str) -> list[Server]:
    """The workers that take runs of a queue."""
    return [server for server in now.serving(queue) if not server.draining]


def devices(now: Scene, queue: str, gpus: int) -> set[str]:
    """The kinds of device that a queue's runs are handed to; a run that asks for GPUs goes to GPUs."""
    slots = [slot for server in taking(now, queue) for slot in server.report.slots]
    return {"cuda"} if gpus else {slot.device.kind for slot in slots if gpus_of(slot) >= gpus}


def rivals(now: Scene, queue: str) -> set[str]:
    """The other queues whose runs the same workers take, or workers that share a queue with these; none is paused."""
    found, new = {queue}, {queue}
    while new:
        new = {other for name in new for server in taking(now, name) for other in server.report.queues} - found
        found |= new
    return found - {queue} - now.paused.keys()


def slots_of(session: Session, now: Scene, queue: str, others: Collection[str], history: History) -> list[Slot] | None:
    """The slots that take runs of a queue or of ``others``, with the seconds until each is free.

    None when nobody knows that of a slot that takes runs of the queue itself; others that nobody knows of are left out.
    """
    servers = [server for server in now.servers if not server.draining and _serves(server, {queue, *others})]
    running = {
        (str(run.worker), attempt.slot): (run, attempt)
        for run, attempt in lines.running(session, MAX_WAITING, workers=[server.name for server in servers])
        if run.engine != PREFLIGHT
    }
    found = []
    for server in servers:
        for slot in server.report.slots:
            has = running.get((server.name, slot.index))
            seconds = 0.0 if has is None else _left(*has, history)
            if seconds is not None:
                serving = None if has is None else has[0].queue
                found.append(Slot(gpus_of(slot), seconds, frozenset(server.report.queues), serving))
            elif queue in server.report.queues:
                return None
    return found


def _serves(server: Server, queues: set[str]) -> bool:
    return not queues.isdisjoint(server.report.queues)


def _left(run: Run, attempt: Attempt, history: History) -> float | None:
    """Seconds until a run ends: as it says itself, else as long as similar ones took."""
    said = run.progress.get("eta_seconds")
    if said is not None:
        return max(0.0, float(said) - (utc_now() - run.updated).total_seconds())
    job = Job(run.spec, run.inputs or {})
    forecast = history.forecast(job, {attempt.device["kind"]})
    if forecast is None:
        return None
    return max(0.0, forecast.per_epoch * job.epochs - (utc_now() - attempt.started).total_seconds())
