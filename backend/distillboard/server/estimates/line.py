"""When the runs of a line would begin: it is handed out as it stands to the slots as they become free."""

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from distillboard.contracts.estimates import LineForecast, RunForecast
from distillboard.contracts.queues import MAX_WAITING

from ..runs.models import Run
from .forecast import Taken, hand_out
from .situation import Situation, look


def forecast(session: Session, queue: str) -> LineForecast:
    """When the waiting runs of a queue would begin and end; a queue that nobody knows has none."""
    there = look(session, queue)
    line = there.line[:MAX_WAITING]
    obstacle = there.now.obstacle(queue, 0)
    if not line or obstacle is not None:
        return _unknown(line, f"nothing begins: the line waits for {obstacle}" if line else "")
    slots = there.slots(session)
    if slots is None:
        return _unknown(line, "nobody knows how long what is trained now will take: no finished run is like it")
    taken = hand_out(slots, {queue: there.waiting(line), **there.lines_beside()})
    times = _times(queue, taken)
    found = [times.get(run.id, RunForecast(run=run.id)) for run in line]
    return LineForecast(runs=found, note=_note(there, line, found))


def _unknown(line: Sequence[Run], note: str) -> LineForecast:
    return LineForecast(runs=[RunForecast(run=run.id) for run in line], note=note)


def _times(queue: str, taken: Iterable[Taken]) -> dict[str, RunForecast]:
    """The times of a queue's runs, up to the first of unknown length that one of its slots takes."""
    found = {}
    for one in taken:
        if one.run.queue == queue:
            times = RunForecast(run=one.run.name, starts_in_seconds=one.start, ends_in_seconds=one.end)
            found[one.run.name] = times
        if one.end is None and queue in one.slot.queues:
            break
    return found


def _note(there: Situation, line: Sequence[Run], found: Sequence[RunForecast]) -> str:
    unknown = next((run for run, one in zip(line, found, strict=True) if one.ends_in_seconds is None), None)
    if unknown is None:
        return ""
    beside = ", or of a run of another queue that goes first" if there.beside else ""
    return (
        f"how long '{unknown.name}' takes is not known: no finished run is like it{beside}, or no slot is large enough"
    )
