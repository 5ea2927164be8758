"""When the runs of a line would begin: it is handed out as it stands to the slots as they become free."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from distillboard.contracts.estimates import LineForecast, RunForecast
from distillboard.contracts.queues import MAX_WAITING

from ..queues import lines
from ..queues.waiting import Scene, scene
from ..runs.models import Run
from . import repository
from .forecast import Slot, Waiting, hand_out
from .occupancy import devices, slots_of, taking
from .similar import History, Job


def forecast(session: Session, queue: str) -> LineForecast:
    """When the waiting runs of a queue would begin and end; a queue that nobody knows has none."""
    now = scene(session)
    line = lines.line(session, queue, "training", MAX_WAITING)
    obstacle = now.obstacle(queue, 0)
    if not line or obstacle is not None:
        note = f"nothing begins: the line waits for {obstacle}" if line else ""
        return LineForecast(runs=[RunForecast(run=run.id) for run in line], note=note)
    history = History(repository.finished(session, {run.dataset for run in line if run.dataset}))
    slots = slots_of(session, taking(now, queue), history)
    if slots is None:
        note = "nobody knows how long what is trained now will take: no finished run is like it"
        return LineForecast(runs=[RunForecast(run=run.id) for run in line], note=note)
    found = list(_handed_out(line, slots, history, now))
    return LineForecast(runs=found, note=_note(line, found))


def _handed_out(line: Sequence[Run], slots: Sequence[Slot], history: History, now: Scene) -> Iterator[RunForecast]:
    """Each run's times; behind one whose length nobody knows there are none."""
    lost = False
    for run in line:
        job = Job(run.spec, run.inputs or {})
        known = None if lost else history.forecast(job, devices(now, str(run.queue), job.gpus))
        fits = any(slot.gpus >= job.gpus for slot in slots)
        if known is None or not fits:
            # When it begins is known all the same: it is the first whose end is not.
            start = min((slot.free_in for slot in slots if slot.gpus >= job.gpus), default=None)
            yield RunForecast(run=run.id, starts_in_seconds=None if lost else start)
            lost = lost or fits
            continue
        times = hand_out(slots, [], [Waiting(job.gpus, known.per_epoch * job.epochs)])
        ends = None if times is None else times.end
        yield RunForecast(run=run.id, starts_in_seconds=None if times is None else times.start, ends_in_seconds=ends)


def _note(line: Sequence[Run], found: Sequence[RunForecast]) -> str:
    unknown = next((run for run, one in zip(line, found, strict=True) if one.ends_in_seconds is None), None)
    if unknown is None:
        return ""
    return f"how long '{unknown.name}' takes is not known: no finished run is like it, or no slot is large enough"
