"""Checks a data set in COCO format: what a training would stumble over, found before it is queued."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import IO

from distillboard.contracts.catalogue import CheckFinding, CheckReport

from .counting import count
from .headers import Size
from .images import Images, sizes
from .reading import CocoError
from .table import Examples, Table, read_table

EMPTY_TOLERATED = 0.001
"""Share of a split's boxes that may be empty."""
_ROUNDING = 1
"""Pixels by which a box may leave its image: what rounding costs."""
REPAIR = "'distillboard dataset repair' makes a version without them"
_HINTS = {
    "images have the same id": "give every image an id of its own",
    "boxes are not [x, y, width, height]": "four finite numbers; " + REPAIR,
    "annotations have an id that is no whole number": REPAIR,
}


@dataclass(frozen=True)
class Source:
    """One split as it is to be read.

    Attributes:
        open: Opens its annotation file.
        images: Where its images lie.
    """

    open: Callable[[], AbstractContextManager[IO[bytes]]]
    images: Images


class Told:
    """Hears how far a check is; does nothing."""

    def reading(self, split: str, count: int) -> None:
        """So many more bytes of a split's annotations were read."""

    def looking(self, split: str, count: int, total: int) -> None:
        """So many more of a split's images were looked at."""


def check_dataset(
    sources: Mapping[str, Source], *, checked_by: str, told: Told | None = None
) -> tuple[list[str], CheckReport]:
    """Check the splits of a data set.

    Args:
        sources: ``{"train": source, "val": source}``.
        checked_by: Who says so.
        told: Hears how far the check is.

    Returns:
        Class names in the order in which their categories are listed, and the report; the report is not ``ok`` when a
        training could not run on these files, or would learn something else than they say.
    """
    report, listed = CheckReport(checked_by=checked_by), []
    for split, source in sources.items():
        table = _read(split, source, report, told or Told())
        if table is not None:
            listed.append(list(table.categories.values()))
            _check(split, table, source.images, report, told or Told())
            report.splits[split] = count(table)
    classes = listed[0] if listed else []
    if any(other != classes for other in listed):
        _add(report, "error", "categories", _difference(listed), "give both files the same list, in the same order")
    return classes, report


def _difference(listed: list[list[str]]) -> str:
    same = all(sorted(other) == sorted(listed[0]) for other in listed)
    return f"the splits have {'the same categories in another order' if same else 'different categories'}"


def _read(split: str, source: Source, report: CheckReport, told: Told) -> Table | None:
    field = f"{split}.annotations"
    try:
        with source.open() as file:
            return read_table(file, lambda count: told.reading(split, count))
    except OSError as error:
        _add(report, "error", field, f"cannot be read: {error}", "give a COCO JSON file")
    except CocoError as error:
        _add(report, "error", field, str(error), "is it a COCO detection file?")
    return None


def _check(split: str, table: Table, images: Images, report: CheckReport, told: Told) -> None:
    field = f"{split}.annotations"
    for what, examples in table.faults.items():
        _fault(report, "error", field, what, examples, _HINTS.get(what))
    _fault(report, "error", field, "annotations have the same id", _repeated(table), REPAIR)
    if 0 in table.ids:
        message = "an annotation has the id 0, which COCO's evaluation takes for no match"
        _add(report, "warning", field, message, REPAIR)
    _check_boxes(split, table, report)
    _check_files(split, table, images, report, told)
    if not table.images:
        _add(report, "error", field, "there is not one image in it", "nothing can be learnt from it")
    if not table.ids:
        _add(report, "error", field, "there is not one box in it", "nothing can be learnt from it")
    used = set(table.category_of)
    unused = _examples(name for key, name in table.categories.items() if key not in used)
    _fault(report, "warning", f"{split}.categories", "classes have no box", unused, None)


def _check_boxes(split: str, table: Table, report: CheckReport) -> None:
    strays, unknown, empty, outside = Examples(), Examples(), Examples(), Examples()
    for place, key in enumerate(table.ids):
        size = table.images.get(table.image_of[place])
        if size is None:
            strays.add(key)
        if table.category_of[place] not in table.categories:
            unknown.add(key)
        box = table.box(place)
        if box[2] <= 0 or box[3] <= 0:
            empty.add(key)
        elif size is not None and is_outside(box, size):
            outside.add(key)
    field = f"{split}.annotations"
    _fault(report, "error", field, "boxes belong to no image", strays, REPAIR)
    _fault(report, "error", field, "boxes are of no known category", unknown, REPAIR)
    _fault(report, "error", field, "boxes reach out of their image", outside, f"{REPAIR}: it clips them")
    # Empty boxes are left out of a training; many are a fault of whoever wrote the file, but COCO itself has two.
    tolerated = empty.count <= len(table.ids) * EMPTY_TOLERATED
    _fault(report, "warning" if tolerated else "error", field, "boxes are empty", empty, REPAIR)


def _check_files(split: str, table: Table, images: Images, report: CheckReport, told: Told) -> None:
    missing, broken, other, lying = Examples(), Examples(), Examples(), Examples()
    for key, found in found_sizes(split, table, images, told):
        name, stated = table.files[key], table.images[key]
        if found is None:
            missing.add(name)
        elif isinstance(found, str):
            broken.add(f"{name}: {found}")
        elif stated != (found.width, found.height):
            other.add(f"{name} is {found.width} x {found.height}, not {stated[0]:g} x {stated[1]:g}")
            if found.turned and stated == (found.height, found.width):
                lying.add(name)
    field = f"{split}.annotations"
    _fault(report, "error", field, "images have no file", missing, "is the folder the right one?")
    _fault(report, "error", field, "images cannot be read", broken, "replace the files")
    hint = "'distillboard dataset repair' makes a version that states the files' sizes"
    if lying.count:
        hint = f"{lying.count} are turned by their EXIF tag, as in a training: do their boxes fit them? If so, {hint}"
    _fault(report, "error", field, "images are of another size than they should be", other, hint)
    twice = _examples(name for name, count in Counter(table.files.values()).items() if count > 1)
    _fault(report, "warning", field, "files belong to several images", twice, None)


def found_sizes(split: str, table: Table, images: Images, told: Told) -> Iterator[tuple[int, Size | str | None]]:
    """What the files of a split's images say, by the images' ids."""
    total = len(table.files)
    found = sizes(images, table.files.values(), lambda count: told.looking(split, count, total))
    return zip(table.files, found, strict=True)


def is_outside(box: tuple[float, float, float, float], size: tuple[float, float]) -> bool:
    """Whether a box leaves its image by more than rounding costs; one of unknown size is left by none."""
    x, y, width, height = box
    if size == (0, 0):
        return False
    right, bottom = x + width - size[0], y + height - size[1]
    return x < -_ROUNDING or y < -_ROUNDING or right > _ROUNDING or bottom > _ROUNDING


def _repeated(table: Table) -> Examples:
    return _examples(key for key, number in Counter(table.ids).items() if number > 1 and key != -1)


def _examples(found: Iterator[object]) -> Examples:
    examples = Examples()
    for one in found:
        examples.add(one)
    return examples


def _fault(report: CheckReport, severity: str, field: str, what: str, examples: Examples, hint: str | None) -> None:  # noqa: PLR0913, PLR0917
    if examples.count:
        _add(report, severity, field, f"{examples.count} {what}: {examples}", hint)


def _add(report: CheckReport, severity: str, field: str, message: str, hint: str | None) -> None:
    finding = {"severity": severity, "field": field, "message": message, "hint": hint}
    report.findings.append(CheckFinding.model_validate(finding))
