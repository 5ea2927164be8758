"""What a script could not send before it ended, sent afterwards."""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from distillboard.client.transport import Transport

from .courier import Courier
from .pipe import ENVELOPE, clear_up
from .target import Envelope, Target
from .waiting import Waiting


@dataclass(frozen=True)
class Leftover:
    """The reports of one process that wait in a folder."""

    folder: Path
    envelope: Envelope

    @property
    def is_alive(self) -> bool:
        """Whether the process that wrote them still runs, and sends them itself."""
        try:
            os.kill(self.envelope.pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True


def found(root: Path) -> Iterator[Leftover]:
    """The folders under ``root`` where reports wait, in order of their names."""
    for file in sorted(root.rglob(ENVELOPE)):
        yield Leftover(file.parent, Envelope.model_validate_json(file.read_text(encoding="utf-8")))


def send(leftover: Leftover, token: str | None) -> str:
    """Send a folder's reports to the server they were meant for, and remove it; the run's id.

    Sending what has arrived already changes nothing.

    Raises:
        Unreachable: the server is still away; what was not sent stays.
        Refused: it does not take reports of this run any more; what was not sent stays.
        DistillboardError: some were refused and are kept in ``refused.jsonl`` there.
    """
    letter = leftover.envelope
    target = Target(
        partial(Transport, letter.url, token, retries=0), letter.key, letter.spec, letter.run, letter.resume_from
    )
    waiting = Waiting(leftover.folder, limit=0)
    courier = Courier(target, waiting, threading.Condition(threading.RLock()))
    try:
        courier.ship()
    finally:
        target.close()
    clear_up(leftover.folder)
    if courier.refused is not None:
        raise courier.refused
    return target.run or ""
