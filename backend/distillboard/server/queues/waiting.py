"""What a run in a line waits for, in a sentence that readers see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from distillboard.contracts.leases import SlotReport, WorkerReport
from distillboard.contracts.states import RunState

from ..kit.base import utc_now
from ..runs.models import PREFLIGHT, Run
from ..workers import repository as workers
from ..workers.models import ALIVE, Worker
from .models import PausedQueue

_SHOWN_WORKERS = 3


@dataclass(frozen=True)
class Server:
    """A worker that is there."""

    name: str
    draining: bool
    report: WorkerReport


@dataclass(frozen=True)
class Scene:
    """Who is there to take runs, and which queues hand out nothing."""

    servers: Sequence[Server]
    paused: dict[str, datetime]

    def serving(self, queue: str) -> list[Server]:
        """The workers that serve a queue."""
        return [server for server in self.servers if queue in server.report.queues]

    def reason(self, run: Run) -> str | None:
        """What a run waits for; None when it does not wait."""
        if run.state == RunState.PAUSED:
            return "somebody to resume it: it is paused"
        if run.state != RunState.QUEUED or run.queue is None:
            return None
        return self.wanting(run.queue, run.gpus, is_preflight=run.engine == PREFLIGHT)

    def wanting(self, queue: str, gpus: int, *, is_preflight: bool = False) -> str:
        """What a run that is queued waits for."""
        return self.obstacle(queue, gpus, is_preflight=is_preflight) or "a free slot"

    def obstacle(self, queue: str, gpus: int, *, is_preflight: bool = False) -> str | None:
        """What keeps a run from being handed out even to a free slot."""
        if queue in self.paused:
            return f"queue '{queue}' to be resumed: it is paused"
        serving = self.serving(queue)
        if not serving:
            return f"a worker: none that is there serves queue '{queue}'"
        taking = [server for server in serving if not server.draining]
        if not taking:
            return f"a worker that takes runs: {_named(serving)} of queue '{queue}' {_are(serving)} drained"
        largest = max((gpus_of(slot) for server in taking for slot in server.report.slots), default=0)
        if not is_preflight and gpus > largest:
            return f"a slot with {gpus} GPU{'s' * (gpus > 1)}: the largest of queue '{queue}' has {largest}"
        return None


def scene(session: Session) -> Scene:
    """Who takes runs now, and which queues are paused."""
    paused = session.execute(select(PausedQueue.name, PausedQueue.since).limit(500))
    servers = [_server(worker) for worker in workers.alive(session, utc_now() - ALIVE)]
    return Scene(servers, {name: since for name, since in paused})  # noqa: C416


def gpus_of(slot: SlotReport) -> int:
    """GPUs of a slot."""
    return slot.device.count if slot.device.kind == "cuda" else 0


def _server(worker: Worker) -> Server:
    return Server(worker.name, worker.draining, WorkerReport.model_validate(worker.report))


def _named(servers: Sequence[Server]) -> str:
    names = ", ".join(f"'{server.name}'" for server in servers[:_SHOWN_WORKERS])
    more = len(servers) - _SHOWN_WORKERS
    return names if more <= 0 else f"{names} and {more} more"


def _are(servers: Sequence[Server]) -> str:
    return "is" if len(servers) == 1 else "are"
