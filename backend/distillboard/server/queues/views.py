"""Queues as the API shows them."""

from sqlalchemy.orm import Session

from distillboard.contracts.leases import RunningRun, Work
from distillboard.contracts.queues import MAX_WAITING, QueueDetail, QueueView, WaitingRun
from distillboard.contracts.states import RunState
from distillboard.contracts.stream import QueueMessage, WaitingReason

from ..errors import NotFound
from ..runs.models import Attempt, Run
from . import lines
from .waiting import Scene, scene

_WORKS: tuple[Work, ...] = ("preflight", "training")


def queues(session: Session) -> list[QueueView]:
    """Every queue that a run waits in, a worker serves or somebody paused, by name."""
    return _queues(session, scene(session))


def standing(session: Session) -> list[QueueMessage]:
    """Every queue with what its runs wait for; the cost is that of what waits and runs now, not of history."""
    now, asked = scene(session), lines.asked_gpus(session)
    return [
        QueueMessage(
            queue=queue,
            waiting_for=[
                WaitingReason(gpus=gpus, waiting_for=now.wanting(queue.name, gpus))
                for gpus in asked.get(queue.name, [])
            ],
        )
        for queue in _queues(session, now)
    ]


def _queues(session: Session, now: Scene) -> list[QueueView]:
    counts = lines.counts(session)
    served = {queue for server in now.servers for queue in server.report.queues}
    return [QueueView(**_facts(name, counts.get(name, {}), now)) for name in sorted({*counts, *served, *now.paused})]


def brief(session: Session, name: str) -> QueueView:
    """A queue in numbers, also one that nobody knows."""
    return QueueView(**_facts(name, lines.counts(session, name).get(name, {}), scene(session)))


def queue(session: Session, name: str) -> QueueDetail:
    """A queue with what runs where and the line in its order.

    Raises:
        NotFound: no run waits in it, no worker serves it and nobody paused it.
    """
    now, counts = scene(session), lines.counts(session, name)
    active = [running_view(run, attempt) for run, attempt in lines.running(session, MAX_WAITING, queue=name)]
    line = [waiting_view(run, place, now) for work in _WORKS for place, run in _line(session, name, work)]
    facts = _facts(name, counts.get(name, {}), now)
    if not (counts or active or line or facts["workers"] or facts["paused"]):
        raise NotFound("unknown_queue", f"there is no queue '{name}': no run waits in it and no worker serves it")
    return QueueDetail(**facts, active=active, line=line)


def running_view(run: Run, attempt: Attempt) -> RunningRun:
    """A run that a worker has."""
    return RunningRun(
        run=run.id,
        name=run.name,
        work=lines.work_of(run),
        queue=str(run.queue),
        worker=run.worker,
        slot=attempt.slot,
        attempt=run.attempt,
        stage=run.stage,
        priority=run.priority,
        gpus=run.gpus,
        started=attempt.started,
        progress=run.progress,
        stop_requested=run.stop_requested,
        pause_requested=run.pause_requested,
    )


def waiting_view(run: Run, place: int, now: Scene) -> WaitingRun:
    """A run in its line."""
    return WaitingRun(
        run=run.id,
        name=run.name,
        work=lines.work_of(run),
        position=place,
        priority=run.priority,
        gpus=run.gpus,
        queued=run.queued,
        waiting_for=now.reason(run) or "",
    )


def _line(session: Session, name: str, work: Work) -> list[tuple[int, Run]]:
    return list(enumerate(lines.line(session, name, work, MAX_WAITING), 1))


def _facts(name: str, counts: dict[str, int], now: Scene) -> dict[str, object]:
    return {
        "name": name,
        "paused": name in now.paused,
        "paused_since": now.paused.get(name),
        "running": counts.get(RunState.RUNNING, 0),
        "waiting": counts.get(RunState.QUEUED, 0),
        "held": counts.get(RunState.PAUSED, 0),
        "workers": [server.name for server in now.serving(name)],
    }
