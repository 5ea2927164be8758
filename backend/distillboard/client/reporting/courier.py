"""Takes what waits to the server, in order, once."""

import logging
import threading
import time
from collections.abc import Callable

from distillboard.client.errors import DistillboardError, Invalid
from distillboard.contracts.events import Event, LogEvent, StateEvent

from .delivery import batch_id, deliver
from .events import ArtifactLine, shortened
from .target import Target
from .waiting import Batch, Item, Upload, Waiting

logger = logging.getLogger(__name__)

LONGEST_SILENCE = 30.0
"""Seconds without a report after which the server is told that the script is there."""


class Courier:
    """Empties a queue into a run.

    Args:
        target: The run.
        waiting: What it has not taken yet.
        changed: Guards the queue, and is notified whenever something was taken. Nothing is sent while it is held.
        gather: Called under the guard before the queue is looked at: appends what was said meanwhile.
    """

    def __init__(
        self, target: Target, waiting: Waiting, changed: threading.Condition, gather: Callable[[], None] | None = None
    ) -> None:
        self.stop_requested = False
        self.refused: Exception | None = None
        """Why something was set aside that the server never takes."""
        self._heard = time.monotonic()
        self._target = target
        self._waiting = waiting
        self._changed = changed
        self._gather = gather or (lambda: None)

    def ship(self) -> None:
        """Send everything that is there.

        Raises:
            Unreachable: the server is away; call again later, nothing is lost.
            Refused: it will never take a report of this run again.
        """
        self._target.create()
        if self._first() is None:
            self._give_a_sign()
        while (item := self._first()) is not None:
            self._send(item)
            with self._changed:
                self._waiting.drop()
                self._changed.notify_all()

    def _give_a_sign(self) -> None:
        """A script that has nothing to say for long is not silent, and hears that it is to stop."""
        if time.monotonic() - self._heard > LONGEST_SILENCE:
            self.stop_requested = self._target.heartbeat().stop_requested
            self._heard = time.monotonic()

    def _first(self) -> Item | None:
        with self._changed:
            self._gather()
            return self._waiting.first()

    def _send(self, item: Item) -> None:
        if isinstance(item, Batch):
            self._deliver(item.events, item.id)
        else:
            self._upload(item)

    def _deliver(self, events: list[Event], identity: str) -> None:
        deliver(events, identity, self._post, Invalid, self._set_aside)

    def _post(self, events: list[Event], identity: str) -> None:
        self.stop_requested = self._target.post(events, batch_id(identity)).stop_requested
        self._heard = time.monotonic()

    def _set_aside(self, event: Event, identity: str, error: Exception) -> None:
        place = self._waiting.folder / "refused.jsonl"
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with place.open("a", encoding="utf-8") as file:
            file.write(event.model_dump_json(exclude_none=True) + "\n")
        self.refused = DistillboardError(f"a report was refused and is kept in {place}: {error}")
        logger.error("run %s: %s", self._target.run, self.refused)
        if isinstance(event, StateEvent) and (event.code or event.reason):
            self._deliver([StateEvent(type="state", time=event.time, state=event.state)], f"{identity}:bare")

    def _upload(self, item: Upload) -> None:
        try:
            self._target.upload(item.file)
        except (OSError, Invalid) as error:
            self.refused = DistillboardError(f"the file {item.file.name} could not be stored: {error}")
            self._deliver([_missing(item.file, error)], f"{item.file.name}:{item.file.path}:{item.file.step}:missing")
        if item.ours:
            item.file.path.unlink(missing_ok=True)


def _missing(file: ArtifactLine, error: Exception) -> LogEvent:
    told = shortened(f"The file {file.name} could not be stored: {error}", 2000)
    return LogEvent(type="log", time=time.time(), level="error", message=told)
