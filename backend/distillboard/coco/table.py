"""The content of a COCO file in little memory: numbers in arrays, faults counted where they are read."""

import math
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any, TypeGuard

from .images import plain_name, problem_of
from .reading import SECTIONS, CocoError, entries

MAX_EXAMPLES = 5
"""Ids or names a finding shows; it always says how many there are."""
_LARGEST_ID = 2**63 - 1
_LARGEST_NUMBER = 1e9
"""Pixels; far beyond any image, and small enough to reckon with."""


@dataclass
class Examples:
    """How many there are, and the first of them."""

    count: int = 0
    shown: list[str] = field(default_factory=list)

    def add(self, example: object) -> None:
        """Count one more."""
        self.count += 1
        if len(self.shown) < MAX_EXAMPLES:
            self.shown.append(f"{example:.100}" if isinstance(example, str) else f"{example!r:.100}")

    def __str__(self) -> str:
        more = f" and {self.count - len(self.shown)} more" if self.count > len(self.shown) else ""
        return ", ".join(self.shown) + more


@dataclass
class Table:
    """What a COCO file says.

    Attributes:
        images: Size by id, (0, 0) where it states none that can be.
        files: File name by id, of the images whose name can be one.
        roundabout: What the other names come to, of those that stay in the folder.
        categories: Name by id, in the file's order, which is how MMDetection numbers labels.
        names: Those names.
        boxes: Index of the box's four numbers in ``numbers`` is four times its place; ``nan`` where it has none.
        areas: Stated area, or that of the box.
        faults: What was found while reading, by its sentence.
    """

    images: dict[int, tuple[float, float]] = field(default_factory=dict)
    files: dict[int, str] = field(default_factory=dict)
    roundabout: dict[int, str] = field(default_factory=dict)
    categories: dict[int, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    ids: "array[int]" = field(default_factory=lambda: array("q"))
    image_of: "array[int]" = field(default_factory=lambda: array("q"))
    category_of: "array[int]" = field(default_factory=lambda: array("q"))
    numbers: "array[float]" = field(default_factory=lambda: array("d"))
    areas: "array[float]" = field(default_factory=lambda: array("d"))
    crowd: int = 0
    masks: int = 0
    faults: dict[str, Examples] = field(default_factory=dict)

    def fault(self, what: str, example: object) -> None:
        """Note a fault."""
        self.faults.setdefault(what, Examples()).add(example)

    def box(self, place: int) -> tuple[float, float, float, float]:
        """Left, top, width and height of a box in pixels."""
        x, y, width, height = self.numbers[4 * place : 4 * place + 4]
        return x, y, width, height


def read_table(file: IO[bytes], progress: Callable[[int], None] | None = None) -> Table:
    """Read a COCO file.

    Raises:
        CocoError: it is none.
    """
    table, seen = Table(), set()
    takers: dict[str, Callable[[Table, dict[str, Any]], None]] = {
        "images": _take_image,
        "annotations": _take_annotation,
        "categories": _take_category,
    }
    for key, entry in entries(file, progress):
        if key in takers:
            if entry is None:
                seen.add(key)
            elif isinstance(entry, dict):
                takers[key](table, entry)
    missing = [name for name in SECTIONS if name not in seen]
    if missing:
        raise CocoError(f"has no list '{missing[0]}'")
    return table


def _take_image(table: Table, image: dict[str, Any]) -> None:
    key, name = image.get("id"), image.get("file_name")
    if not is_id(key):
        table.fault("images have an id that is no whole number", name)
        return
    if key in table.images:
        table.fault("images have the same id", key)
        return
    size = (image.get("width"), image.get("height"))
    stated = all(is_number(side) and side > 0 for side in size)
    table.images[key] = size if stated else (0, 0)  # type: ignore[assignment]
    problem = problem_of(name)
    if problem is None:
        table.files[key] = name  # type: ignore[assignment]
    else:
        table.fault(f"images have a file name that {problem}", name)
        if isinstance(name, str) and (plain := plain_name(name)) is not None:
            table.roundabout[key] = plain


def _take_category(table: Table, category: dict[str, Any]) -> None:
    key, name = category.get("id"), category.get("name")
    if not is_id(key) or not isinstance(name, str) or not name.strip():
        table.fault("categories have no whole number as id, or no name", name)
    elif key in table.categories:
        table.fault("categories have the same id", key)
    elif name in table.names:
        table.fault("categories have the same name", name)
    else:
        table.categories[key] = name
        table.names.add(name)


def _take_annotation(table: Table, annotation: dict[str, Any]) -> None:
    key, image, category = (annotation.get(name) for name in ("id", "image_id", "category_id"))
    if not is_id(key):
        table.fault("annotations have an id that is no whole number", key)
        key = -1
    box = annotation.get("bbox")
    if not is_box(box):
        table.fault("boxes are not [x, y, width, height]", key)
        box = [math.nan] * 4
    table.ids.append(key)
    table.image_of.append(image if is_id(image) else -_LARGEST_ID)
    table.category_of.append(category if is_id(category) else -_LARGEST_ID)
    table.numbers.extend(box)
    area = annotation.get("area")
    table.areas.append(area if is_number(area) and area > 0 else box[2] * box[3])
    table.crowd += bool(annotation.get("iscrowd"))
    table.masks += bool(annotation.get("segmentation"))


def is_id(value: object) -> TypeGuard[int]:
    """Whether it is a whole number that any reader can keep."""
    return isinstance(value, int) and not isinstance(value, bool) and -_LARGEST_ID < value <= _LARGEST_ID


def is_number(value: object) -> TypeGuard[int | float]:
    """Whether it is a number that can be one of pixels."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _LARGEST_NUMBER**2


def is_box(value: object) -> TypeGuard[list[float]]:
    """Whether it is four finite numbers of pixels."""
    return (
        isinstance(value, list)
        and len(value) == 4
        and all(is_number(number) and abs(number) <= _LARGEST_NUMBER for number in value)
    )
