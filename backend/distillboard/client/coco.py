"""Checks a data set in COCO format where it lies: what a training would stumble over, found before it is queued."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from distillboard.contracts.catalogue import CheckFinding, CheckReport, CocoFiles

MAX_EXAMPLES = 5
"""Ids or names a finding shows; it always says how many there are."""
EMPTY_TOLERATED = 0.001
"""Share of a split's boxes that may be empty."""
_SECTIONS = ("images", "annotations", "categories")


def check_dataset(splits: Mapping[str, CocoFiles]) -> tuple[list[str], CheckReport]:
    """Check the splits of a data set.

    Args:
        splits: ``{"train": files, "val": files}``.

    Returns:
        Class names in the order of their category ids, and the report; the report is not ``ok`` when a training
        could not run on these files, or would learn something else than they say.
    """
    report = CheckReport(checked_by="command line")
    classes: dict[str, list[str]] = {}
    for split, files in splits.items():
        content = _read(split, files, report)
        if content is not None:
            classes[split] = _classes(content)
            _check_split(split, files, content, report)
    named = next(iter(classes.values()), [])
    if any(other != named for other in classes.values()):
        _add(report, "error", "categories", "the splits have different categories", "give both files the same list")
    return named, report


def _read(split: str, files: CocoFiles, report: CheckReport) -> dict[str, Any] | None:
    try:
        content = json.loads(Path(files.annotations).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        _add(report, "error", f"{split}.annotations", f"cannot be read: {error}", "give a COCO JSON file")
        return None
    missing = [name for name in _SECTIONS if not isinstance(content, dict) or not isinstance(content.get(name), list)]
    if missing:
        _add(report, "error", f"{split}.annotations", f"has no list '{missing[0]}'", "is it a COCO detection file?")
        return None
    return dict(content)


def _check_split(split: str, files: CocoFiles, content: dict[str, Any], report: CheckReport) -> None:
    images, boxes = content["images"], content["annotations"]
    report.facts[split] = {"images": len(images), "boxes": len(boxes)}
    sizes = {image.get("id"): (image.get("width"), image.get("height")) for image in images}
    categories = {category.get("id") for category in content["categories"]}
    findings: list[tuple[str, list[Any], str]] = [
        ("images have the same id", _repeated(images), "give every image an id of its own"),
        ("images have no file", list(_without_file(images, Path(files.images))), "is the folder the right one?"),
        ("annotations have the same id", _repeated(boxes), "give every annotation an id of its own"),
        ("boxes belong to no image", _ids(box for box in boxes if box.get("image_id") not in sizes), "drop them"),
        ("boxes are of no known category", _ids(box for box in boxes if box.get("category_id") not in categories), ""),
        ("boxes are not [x, y, width, height]", _ids(box for box in boxes if not _is_box(box)), "four finite numbers"),
        ("boxes reach out of their image", _ids(box for box in boxes if _is_box(box) and _is_outside(box, sizes)), ""),
    ]
    for what, examples, hint in findings:
        if examples:
            _add(report, "error", f"{split}.annotations", f"{len(examples)} {what}: {_some(examples)}", hint)
    _check_empty(split, boxes, report)
    if not boxes:
        _add(report, "error", f"{split}.annotations", "there is not one box in it", "nothing can be learnt from it")
    used = {box.get("category_id") for box in boxes}
    unused = [str(category.get("name")) for category in content["categories"] if category.get("id") not in used]
    if unused:
        _add(report, "warning", f"{split}.categories", f"{len(unused)} classes have no box: {_some(unused)}", "")


def _check_empty(split: str, boxes: list[dict[str, Any]], report: CheckReport) -> None:
    """Empty boxes are left out of a training; many are a fault of whoever wrote the file, but COCO itself has two."""
    empty = _ids(box for box in boxes if _is_box(box) and _is_empty(box))
    if empty:
        severity = "warning" if len(empty) <= len(boxes) * EMPTY_TOLERATED else "error"
        _add(report, severity, f"{split}.annotations", f"{len(empty)} boxes are empty: {_some(empty)}", "drop them")


def _classes(content: dict[str, Any]) -> list[str]:
    by_id = sorted(content["categories"], key=lambda category: category.get("id", 0))
    return [str(category.get("name")) for category in by_id]


def _repeated(entries: list[dict[str, Any]]) -> list[Any]:
    return [name for name, count in Counter(entry.get("id") for entry in entries).items() if count > 1]


def _ids(entries: Iterable[dict[str, Any]]) -> list[Any]:
    return [entry.get("id") for entry in entries]


def _without_file(images: list[dict[str, Any]], folder: Path) -> Iterator[str]:
    for image in images:
        name = str(image.get("file_name"))
        if not (folder / name).is_file():
            yield name


def _is_box(annotation: dict[str, Any]) -> bool:
    box = annotation.get("bbox")
    return (
        isinstance(box, list)
        and len(box) == 4
        and all(isinstance(value, int | float) and abs(value) < float("inf") for value in box)
    )


def _is_empty(annotation: dict[str, Any]) -> bool:
    return bool(annotation["bbox"][2] <= 0 or annotation["bbox"][3] <= 0)


def _is_outside(annotation: dict[str, Any], sizes: Mapping[Any, tuple[Any, Any]]) -> bool:
    """Whether a box leaves its image by more than the pixel that rounding costs."""
    width, height = sizes.get(annotation.get("image_id"), (None, None))
    if not isinstance(width, int | float) or not isinstance(height, int | float):
        return False
    x, y, w, h = annotation["bbox"]
    return bool(x < -1 or y < -1 or x + w > width + 1 or y + h > height + 1)


def _some(examples: list[Any]) -> str:
    more = f" and {len(examples) - MAX_EXAMPLES} more" if len(examples) > MAX_EXAMPLES else ""
    return ", ".join(map(str, examples[:MAX_EXAMPLES])) + more


def _add(report: CheckReport, severity: str, field: str, message: str, hint: str) -> None:
    finding = {"severity": severity, "field": field, "message": message, "hint": hint or None}
    report.findings.append(CheckFinding.model_validate(finding))
