"""Where a data set lies and whether a detector can be trained on it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from distillboard.contracts.catalogue import CocoFiles, DatasetDocument

from distillboard_worker.data.shapes import ensure_shapes
from distillboard_worker.detection.errors import DatasetBroken

LONG_SIDE, SHORT_SIDE = 1333, 800
"""The field's customary input size in pixels; a data set with larger images is scaled to it."""


@dataclass(frozen=True)
class Split:
    """One split in COCO format and what its file says about it.

    Attributes:
        boxes: Objects of the data set's classes.
        largest: Largest long and short side of its images in pixels.
        masks: How many of the objects have a mask.
    """

    annotations: Path
    images: Path
    count: int
    boxes: int
    largest: tuple[int, int]
    masks: int = 0

    @property
    def pixels(self) -> int:
        """Of its largest image, as a network sees it."""
        return min(self.largest[0], LONG_SIDE) * min(self.largest[1], SHORT_SIDE)


@dataclass(frozen=True)
class Splits:
    """The two splits of a data set."""

    classes: tuple[str, ...]
    train: Split
    val: Split

    @property
    def needs_resize(self) -> bool:
        """Whether any image is larger than the customary input size."""
        sides = (self.train.largest, self.val.largest)
        return any(long > LONG_SIDE or short > SHORT_SIDE for long, short in sides)


def locate(document: DatasetDocument, cache_dir: Path) -> Splits:
    """Find a data set's files, making the built-in one if it is not there yet.

    Raises:
        DatasetBroken: Files are missing or unreadable, or hold no boxes of the document's classes.
    """
    train, val = _builtin(document, cache_dir) if document.builtin else _files(document)
    return Splits(tuple(document.classes), _split(train, document.classes), _split(val, document.classes))


def _builtin(document: DatasetDocument, cache_dir: Path) -> tuple[CocoFiles, CocoFiles]:
    paths = ensure_shapes(cache_dir / "datasets", **document.parameters)
    return (
        CocoFiles(annotations=str(paths.train_annotations), images=str(paths.train_images)),
        CocoFiles(annotations=str(paths.val_annotations), images=str(paths.val_images)),
    )


def _files(document: DatasetDocument) -> tuple[CocoFiles, CocoFiles]:
    if document.train is None or document.val is None:
        raise DatasetBroken(f"data set '{document.name}' names no files for train and val; register it with both")
    return document.train, document.val


def _split(files: CocoFiles, classes: Sequence[str]) -> Split:
    coco = _read(Path(files.annotations))
    if not Path(files.images).is_dir():
        raise DatasetBroken(f"the image folder {files.images} does not exist on this worker")
    ids = _category_ids(coco, classes, files.annotations)
    objects = [annotation for annotation in coco["annotations"] if annotation["category_id"] in ids]
    if not objects or not coco["images"]:
        raise DatasetBroken(f"{files.annotations} holds no images, or no box of the classes {', '.join(classes)}")
    return Split(
        annotations=Path(files.annotations),
        images=Path(files.images),
        count=len(coco["images"]),
        boxes=len(objects),
        largest=_largest(coco["images"]),
        masks=sum(bool(annotation.get("segmentation")) for annotation in objects),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        coco = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise DatasetBroken(f"the annotation file {path} does not exist on this worker") from None
    except ValueError as error:
        raise DatasetBroken(f"{path} is not JSON: {error}") from None
    if not isinstance(coco, dict) or not all(isinstance(coco.get(key), list) for key in _TABLES):
        raise DatasetBroken(f"{path} is not a COCO file: it needs the lists {', '.join(_TABLES)}")
    return coco


_TABLES = ("images", "annotations", "categories")


def _category_ids(coco: dict[str, Any], classes: Sequence[str], path: str) -> set[int]:
    """Ids of ``classes``; MMDetection numbers labels in the file's order, so that must be the document's order."""
    found = {category["name"]: category["id"] for category in coco["categories"] if category["name"] in classes}
    if list(found) != list(classes):
        raise DatasetBroken(
            f"{path} lists the classes {', '.join(found) or 'none'}, the data set was registered with"
            f" {', '.join(classes)}; both must hold the same names in the same order"
        )
    return set(found.values())


def _largest(images: Sequence[dict[str, Any]]) -> tuple[int, int]:
    sides = [sorted((image["width"], image["height"])) for image in images]
    return max(long for _, long in sides), max(short for short, _ in sides)
