"""What a script said and the server has not taken yet: in order, in memory, and on disk while the server is away."""

import uuid
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from distillboard.client.errors import SpoolFull
from distillboard.contracts.base import Closed
from distillboard.contracts.events import Event, RewindEvent

from .events import ArtifactLine

MOST_EVENTS = 2000
"""Most events of one batch."""


class Batch(Closed):
    """Events that are sent together, under an id of their own."""

    type: Literal["batch"] = "batch"
    id: str
    events: list[Event]


class Upload(Closed):
    """A file that is sent in its turn."""

    type: Literal["upload"] = "upload"
    file: ArtifactLine
    ours: bool = Field(False, description="The reporter wrote it, and removes it once it was sent.")


Item = Batch | Upload
_ITEM: TypeAdapter[Item] = TypeAdapter(Annotated[Item, Field(discriminator="type")])


@dataclass
class _Place:
    number: int
    item: Item | None
    """None when it lies on disk."""
    size: int = 0
    """Bytes on disk."""


class Waiting:
    """A queue whose far end is on disk: one file for each item, named by its number.

    It never drops anything by itself. When the disk's share is used up, ``store`` says so and what is in memory stays.

    Args:
        folder: Where the files lie; made when it is first needed. What an earlier process left there comes first.
        limit: Most bytes that they may have.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder = folder
        self._limit = limit
        self._places: deque[_Place] = deque(_found(folder))
        self._next = self._places[-1].number + 1 if self._places else 1
        self._full_at: int | None = None
        self.stored_bytes = sum(place.size for place in self._places)
        """What lies on disk."""
        self.events_in_memory = 0
        """Events that a killed process would take with it."""

    def __len__(self) -> int:
        return len(self._places)

    def add(self, item: Item) -> None:
        """Append an item, in memory."""
        self._places.append(_Place(self._next, item))
        self._next += 1
        self.events_in_memory += _events(item)

    def first(self) -> Item | None:
        """The oldest item; the same again until it is dropped."""
        if not self._places:
            return None
        place = self._places[0]
        return place.item or _ITEM.validate_json(self._file(place).read_bytes())

    def drop(self) -> None:
        """Forget the oldest item: the server has it."""
        place = self._places.popleft()
        self.events_in_memory -= _events(place.item)
        self.stored_bytes -= place.size
        self._file(place).unlink(missing_ok=True)

    def store(self, *, beyond_limit: bool = False) -> None:
        """Move what is in memory to disk, oldest first.

        Args:
            beyond_limit: Store everything, for the process ends.

        Raises:
            SpoolFull: not all of it fits; what does not is still in memory.
        """
        if self._full_at == self.stored_bytes and not beyond_limit:
            raise self._full()
        for place in self._places:
            if place.item is not None:
                body = _ITEM.dump_json(place.item, exclude_none=True)
                if self.stored_bytes + len(body) > self._limit and not beyond_limit:
                    self._full_at = self.stored_bytes
                    raise self._full()
                self._write(place, body)

    def _full(self) -> SpoolFull:
        return SpoolFull(
            f"{self.stored_bytes} bytes of reports wait in {self.folder}, and no more than {self._limit} may:"
            " bring the server back, or raise DISTILLBOARD_SPOOL_LIMIT_BYTES"
        )

    def _write(self, place: _Place, body: bytes) -> None:
        file = self._file(place)
        partial = file.with_suffix(".partial")
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            partial.write_bytes(body)
            partial.replace(file)
        except OSError as error:
            raise SpoolFull(f"reports cannot be kept in {self.folder}: {error}") from error
        self.events_in_memory -= _events(place.item)
        self.stored_bytes += len(body)
        place.item, place.size = None, len(body)

    def _file(self, place: _Place) -> Path:
        return self.folder / f"{place.number:08d}.json"


def items(said: list[Event | ArtifactLine], ours: Path) -> list[Item]:
    """Divide what was said into batches and uploads.

    A rewind begins a batch of its own: what came before it belongs to the attempt before.

    Args:
        said: Events and files in their order.
        ours: Folder of the files that the reporter wrote itself.
    """
    found: list[Item] = []
    events: list[Event] = []
    for line in said:
        if events and (isinstance(line, ArtifactLine | RewindEvent) or len(events) == MOST_EVENTS):
            found.append(new_batch(events))
            events = []
        if isinstance(line, ArtifactLine):
            found.append(Upload(file=line, ours=line.path.is_relative_to(ours)))
        else:
            events.append(line)
    return [*found, new_batch(events)] if events else found


def new_batch(events: list[Event]) -> Batch:
    """Events under a new id."""
    return Batch(id=str(uuid.uuid4()), events=events)


def _found(folder: Path) -> list[_Place]:
    files = sorted(folder.glob("[0-9]*.json"))
    return [_Place(int(file.stem), None, file.stat().st_size) for file in files]


def _events(item: Item | None) -> int:
    return len(item.events) if isinstance(item, Batch) else 0
