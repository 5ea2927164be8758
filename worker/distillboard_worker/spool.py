"""Reading a spool while a trainer still writes it: whole lines only, in portions one request can carry."""

import logging
import os
from dataclasses import dataclass
from pathlib import Path

from distillboard.contracts.events import Event, RewindEvent, StateEvent
from pydantic import ValidationError

from distillboard_worker.reporting import SPOOL_LINE, ArtifactLine

logger = logging.getLogger(__name__)

MOST_EVENTS = 2000
MOST_BYTES = 1 << 20


@dataclass(frozen=True)
class Portion:
    """Events that lie between two byte offsets of the spool."""

    start: int
    end: int
    events: list[Event]


@dataclass(frozen=True)
class Upload:
    """A file whose turn has come."""

    end: int
    artifact: ArtifactLine


class Spool:
    """The reading end of a spool file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offset = 0

    def peek(self) -> Portion | Upload | None:
        """The next thing to send, or None when everything was taken; the same again until ``advance``."""
        start = end = self._offset
        events: list[Event] = []
        for raw in self._lines():
            line = _parse(raw)
            if isinstance(line, ArtifactLine | RewindEvent) and events:
                break  # a rewind begins a batch of its own: what came before it belongs to the attempt before
            if isinstance(line, ArtifactLine):
                return Upload(end + len(raw), line)
            end += len(raw)
            if line is not None:
                events.append(line)
            if len(events) == MOST_EVENTS:
                break
        self._offset = start if events else end  # damaged lines alone are not asked about again
        return Portion(start, end, events) if events else None

    def advance(self, end: int) -> None:
        """Go on from byte ``end``."""
        self._offset = end

    def _lines(self) -> list[bytes]:
        try:
            with self._path.open("rb") as file:
                file.seek(self._offset)
                data = file.read(MOST_BYTES)
                if not data.endswith(b"\n"):
                    data += file.readline()
        except FileNotFoundError:
            return []
        lines = data.splitlines(keepends=True)
        return lines if data.endswith(b"\n") else lines[:-1]


def mend_end(path: Path) -> None:
    """Close a line that a killed writer left open, so that others may append."""
    with path.open("a+b") as file:
        if file.tell() > 0:
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                file.write(b"\n")


def is_ended(path: Path) -> bool:
    """Whether the last whole line says how the run ended."""
    with path.open("a+b") as file:
        file.seek(max(0, file.tell() - MOST_BYTES))
        lines = file.read().splitlines(keepends=True)
    whole = [line for line in lines[-2:] if line.endswith(b"\n")]
    return bool(whole) and isinstance(_parse(whole[-1]), StateEvent)


def _parse(raw: bytes) -> Event | ArtifactLine | None:
    try:
        return SPOOL_LINE.validate_json(raw)
    except ValidationError as error:
        logger.warning("a damaged line of the spool is left out: %r (%s)", raw[:200], error)
        return None
