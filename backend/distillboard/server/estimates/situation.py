"""What an estimate looks at: who takes runs, what waits there and in the queues beside, and what has finished."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from distillboard.contracts.queues import MAX_WAITING

from ..queues import lines
from ..queues.waiting import Scene, scene
from ..runs.models import Run
from . import repository
from .forecast import Slot, Waiting
from .occupancy import devices, rivals, slots_of
from .similar import Forecast, History, Job


@dataclass(frozen=True)
class Situation:
    """A queue as it stands.

    Attributes:
        queue: Its name.
        now: Who is there.
        line: What waits in it, at most one more than ``MAX_WAITING``.
        beside: What waits in the other queues that the same workers serve.
        history: What has finished.
    """

    queue: str
    now: Scene
    line: Sequence[Run]
    beside: Mapping[str, Sequence[Run]]
    history: History

    def forecast(self, job: Job, queue: str) -> Forecast | None:
        """How long a run takes on the workers of a queue."""
        return self.history.forecast(job, devices(self.now, queue, job.gpus))

    def waiting(self, runs: Iterable[Run]) -> list[Waiting]:
        """Runs of a line, with how long each takes."""
        return [self._waiting(run, Job(run.spec, run.inputs or {})) for run in runs]

    def lines_beside(self) -> dict[str, list[Waiting]]:
        """The lines of the other queues, with how long each run takes."""
        return {queue: self.waiting(line) for queue, line in self.beside.items()}

    def slots(self, session: Session) -> list[Slot] | None:
        """The slots that take these runs, as ``slots_of``."""
        return slots_of(session, self.now, self.queue, self.beside.keys(), self.history)

    def _waiting(self, run: Run, job: Job) -> Waiting:
        known = self.forecast(job, str(run.queue))
        return Waiting(run.id, str(run.queue), job.gpus, seconds(job, known), run.queued.timestamp())


def look(session: Session, queue: str, datasets: Collection[str] = ()) -> Situation:
    """A queue as it stands, with the history of runs on these data sets and on those of what waits."""
    now = scene(session)
    line = lines.line(session, queue, "training", MAX_WAITING + 1)
    beside = lines.waiting_in(session, rivals(now, queue), MAX_WAITING)
    waiting = [*line, *(run for runs in beside.values() for run in runs)]
    known = {*datasets, *(run.dataset for run in waiting if run.dataset)}
    return Situation(queue, now, line, beside, History(repository.finished(session, known)))


def seconds(job: Job, known: Forecast | None) -> float | None:
    """How long a run takes; None when nobody knows."""
    return None if known is None else known.per_epoch * job.epochs
