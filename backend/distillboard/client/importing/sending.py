"""A work directory as a run, in batches whose ids follow from their place: importing twice changes nothing."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from distillboard.client.errors import Conflict, DistillboardError
from distillboard.client.reporting.delivery import batch_id
from distillboard.client.reporting.events import ArtifactLine, shortened
from distillboard.client.reporting.target import Target
from distillboard.client.reporting.waiting import MOST_EVENTS
from distillboard.client.transport import Transport
from distillboard.contracts.events import Event, FactsEvent, LogEvent, MetricsEvent, RewindEvent, StateEvent
from distillboard.contracts.runs import RunView
from distillboard.contracts.spec import ExternalSpec
from distillboard.contracts.states import ENDED

from .work_dir import Start, WorkDir


@dataclass(frozen=True)
class Choice:
    """What of a work directory is taken."""

    name: str | None = None
    tags: tuple[str, ...] = ()
    checkpoints: tuple[str, ...] = ()
    """Of ``best`` and ``last``, those that are uploaded."""
    log: bool = True


def send(work_dir: WorkDir, transport: Transport, choice: Choice) -> tuple[str, bool]:
    """Send a training as a run.

    Returns:
        The run's id, and whether it was imported before.

    Raises:
        DistillboardError: it was imported before under another name or other tags, or lacks a checkpoint asked for.
    """
    identity, files = _identity(work_dir), list(_files(work_dir, choice))
    target = Target(partial(_same, transport), f"import-{identity}", _spec(work_dir, choice))
    try:
        run = target.create()
    except Conflict as error:
        if error.code != "idempotency_conflict":
            raise
        message = f"{work_dir.folder} was imported before under another name or other tags: find it with run list"
        raise DistillboardError(message) from error
    if transport.get(f"/runs/{run}", RunView).state in ENDED:
        return run, True
    for number, events in enumerate(_batches(work_dir, log=choice.log)):
        target.post(events, batch_id(f"{identity}:{number}:{len(events)}"))
    for line in files:
        target.upload(line)
    target.post([_end(work_dir)], batch_id(f"{identity}:end"))
    return run, False


def _same(transport: Transport) -> Transport:
    return transport


def _identity(work_dir: WorkDir) -> str:
    """Stands for this training wherever its folder lies: how it began."""
    first = work_dir.starts[0]
    with (first.folder / "vis_data" / "scalars.json").open("rb") as file:
        beginning = file.readline()
    return hashlib.sha256(first.folder.name.encode() + beginning).hexdigest()[:40]


def _spec(work_dir: WorkDir, choice: Choice) -> dict[str, Any]:
    spec = ExternalSpec(
        engine="external",
        name=choice.name or work_dir.folder.resolve().name[:120],
        tags=[*choice.tags],
        config=work_dir.config,
    )
    return spec.model_dump(mode="json")


def _batches(work_dir: WorkDir, *, log: bool) -> Iterator[list[Event]]:
    for number, start in enumerate(work_dir.starts):
        events = _events(start, log=log)
        if number:
            begin = start.rows[0].time
            yield [RewindEvent(type="rewind", time=begin, step=start.resumed_from)]
        while some := list(islice(events, MOST_EVENTS)):
            yield some
    last = work_dir.starts[-1]
    told = {"imported/folder": str(work_dir.folder.resolve()), "imported/starts": len(work_dir.starts)}
    yield [FactsEvent(type="facts", time=last.rows[-1].time, values=told)]


def _events(start: Start, *, log: bool) -> Iterator[Event]:
    for row in start.rows:
        yield MetricsEvent(type="metrics", step=row.step, time=row.time, epoch=row.epoch, values=row.values)
    for line in start.log.lines if log else ():
        yield LogEvent(type="log", time=line.time, level=line.level, message=shortened(line.message))


def _files(work_dir: WorkDir, choice: Choice) -> Iterable[ArtifactLine]:
    if work_dir.config_file is not None:
        yield ArtifactLine(type="artifact", name="config.py", kind="config", path=work_dir.config_file)
    for which in choice.checkpoints:
        file = work_dir.checkpoint(which)
        if file is None:
            raise DistillboardError(f"{work_dir.folder} has no {which} checkpoint: import it without")
        yield ArtifactLine(type="artifact", name=f"{which}.pth", kind="checkpoint", step=work_dir.last_step, path=file)


def _end(work_dir: WorkDir) -> StateEvent:
    time, total = work_dir.starts[-1].rows[-1].time, work_dir.total_steps
    if total is None or work_dir.last_step >= total:
        return StateEvent(type="state", time=time, state="succeeded")
    reason = f"the training ended at step {work_dir.last_step} of {total}"
    return StateEvent(type="state", time=time, state="cancelled", code="incomplete", reason=reason)
