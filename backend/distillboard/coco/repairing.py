"""Writes a COCO file anew without the faults that have one remedy; what it was made from stays as it is."""

import json
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from .checking import Source, Told, found_sizes, is_outside
from .headers import Size
from .images import plain_name, problem_of
from .reading import SECTIONS, entries
from .table import is_box, is_id, read_table

CLIPPED = "boxes clipped to their image"
EMPTY = "empty boxes dropped"
MALFORMED = "boxes that are not four finite numbers dropped"
STRAY = "boxes of no image dropped"
UNKNOWN = "boxes of no known category dropped"
NUMBERED = "annotations numbered anew"
RESIZED = "image sizes taken from the files"
RENAMED = "file names written plainly"
REORDERED = "categories put in the order of the other split"


class Sink(Protocol):
    """What a repaired file is written to."""

    def write(self, chunk: bytes, /) -> object:
        """Take some bytes."""


class Repair:
    """The repair of one split; look first, then write.

    Args:
        split: Its name, for whoever hears how far it is.
        source: Where it lies.
        order: Class names in the order that its categories shall have; its own when left out.
        told: Hears how far it is.

    Raises:
        CocoError: its file is no COCO file.
        OSError: it cannot be read.
    """

    def __init__(self, split: str, source: Source, order: Sequence[str] = (), told: Told | None = None) -> None:
        self._source = source
        self._told = told or Told()
        self._split = split
        with source.open() as file:
            self.table = read_table(file, lambda count: self._told.reading(split, count))
        self.table.files |= self.table.roundabout
        self.classes = list(self.table.categories.values())
        self._order = list(order) if sorted(order) == sorted(self.classes) else self.classes
        self._sizes = self._measured()
        self._next = max([key for key in self.table.ids if key > 0], default=0) + 1
        self.changes: Counter[str] = Counter()

    def write(self, target: Sink) -> None:
        """Write the repaired file; ``changes`` then says how often what was done."""
        self.changes.clear()
        if self._order != self.classes:
            self.changes[REORDERED] += 1
        seen: set[int] = set()
        takers: dict[str, Callable[[dict[str, Any]], dict[str, Any] | None]] = {
            "images": self._image,
            "annotations": lambda entry: self._annotation(entry, seen),
        }
        out = _Writer(target)
        with self._source.open() as file:
            for key, entry in entries(file, lambda count: self._told.reading(self._split, count)):
                if key == "categories" and self._order != self.classes:
                    if entry is None:
                        out.value(key, self._categories())
                elif key not in SECTIONS:
                    out.value(key, entry)
                elif entry is None:
                    out.begin(key)
                else:
                    out.entry(takers[key](entry) if key in takers else entry)
        out.close()

    def _measured(self) -> dict[int, tuple[int, int]]:
        found = found_sizes(self._split, self.table, self._source.images, self._told)
        return {key: (size.width, size.height) for key, size in found if isinstance(size, Size)}

    def _categories(self) -> list[dict[str, Any]]:
        """The categories in the wanted order, with all that the file says of them."""
        with self._source.open() as file:
            listed = {entry.get("name"): entry for key, entry in entries(file) if key == "categories" and entry}
        return [listed[name] for name in self._order]

    def _image(self, image: dict[str, Any]) -> dict[str, Any]:
        name, key = image.get("file_name"), _key(image, "id")
        size = None if key is None else self._sizes.get(key)
        if isinstance(name, str) and problem_of(name) is not None and (plain := plain_name(name)) is not None:
            self.changes[RENAMED] += 1
            image = {**image, "file_name": plain}
        if size is not None and (image.get("width"), image.get("height")) != size:
            self.changes[RESIZED] += 1
            image = {**image, "width": size[0], "height": size[1]}
        return image

    def _annotation(self, annotation: dict[str, Any], seen: set[int]) -> dict[str, Any] | None:
        """The annotation as it shall be; None when it is dropped."""
        dropped = self._reason(annotation)
        if dropped is None:
            annotation = self._clipped(annotation)
            dropped = EMPTY if min(annotation["bbox"][2:]) <= 0 else None
        if dropped is not None:
            self.changes[dropped] += 1
            return None
        return self._numbered(annotation, seen)

    def _reason(self, annotation: Mapping[str, Any]) -> str | None:
        box = annotation.get("bbox")
        if not is_box(box):
            return MALFORMED
        if _key(annotation, "image_id") not in self.table.images:
            return STRAY
        if _key(annotation, "category_id") not in self.table.categories:
            return UNKNOWN
        return EMPTY if box[2] <= 0 or box[3] <= 0 else None

    def _clipped(self, annotation: dict[str, Any]) -> dict[str, Any]:
        x, y, width, height = box = annotation["bbox"]
        key = annotation["image_id"]
        size = self._sizes.get(key) or self.table.images[key]
        if not is_outside((x, y, width, height), size):
            return annotation
        self.changes[CLIPPED] += 1
        left, top = max(0, x), max(0, y)
        box = [left, top, max(0, min(x + width, size[0]) - left), max(0, min(y + height, size[1]) - top)]
        area = annotation.get("area")
        own = isinstance(area, int | float) and math.isclose(area, width * height, rel_tol=1e-6)
        return {**annotation, "bbox": box, **({"area": box[2] * box[3]} if own else {})}

    def _numbered(self, annotation: dict[str, Any], seen: set[int]) -> dict[str, Any]:
        key = _key(annotation, "id") or 0  # COCO's evaluation takes the id 0 for no match at all
        if key == 0 or key in seen:
            self.changes[NUMBERED] += 1
            key, self._next = self._next, self._next + 1
            annotation = {**annotation, "id": key}
        seen.add(key)
        return annotation


def _key(entry: Mapping[str, Any], name: str) -> int | None:
    key = entry.get(name)
    return key if is_id(key) else None


class _Writer:
    """A JSON object, written as it comes."""

    def __init__(self, file: Sink) -> None:
        self._file = file
        self._listing = False
        self._first_key = self._first_entry = True
        self._file.write(b"{")

    def begin(self, key: str) -> None:
        """Begin a list."""
        self._key(key)
        self._listing, self._first_entry = True, True
        self._file.write(b"[\n")

    def entry(self, entry: dict[str, Any] | None) -> None:
        """Write an entry of the list; None is left out."""
        if entry is not None:
            self._file.write((b"" if self._first_entry else b",\n") + _json(entry))
            self._first_entry = False

    def value(self, key: str, value: Any) -> None:
        """Write a value of its own."""
        self._key(key)
        self._file.write(_json(value))

    def close(self) -> None:
        """End the object."""
        self._end_list()
        self._file.write(b"}\n")

    def _key(self, key: str) -> None:
        self._end_list()
        self._file.write((b"" if self._first_key else b",\n") + _json(key) + b":")
        self._first_key = False

    def _end_list(self) -> None:
        if self._listing:
            self._file.write(b"]")
        self._listing = False


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode()
