"""Samples of a data set: some images of a split with their boxes, drawn by a seed, and what the split holds."""

import math
import random
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from distillboard.coco.counting import count, size_of
from distillboard.coco.reading import CocoError
from distillboard.coco.table import Table, read_table
from distillboard.contracts.catalogue import DatasetDocument, SplitFacts
from distillboard.contracts.samples import MOST_BOXES, Sample, SampleBox, SampleSheet, Split

from ..errors import Conflict, NotFound
from .pictures import picture
from .places import Annotations, Places

MOST_BYTES = 128 << 20
"""Of an annotation file that is read for a page; COCO's val has 20 MB."""
_KEPT = 4
_reading = Lock()


@dataclass(frozen=True)
class Asked:
    """What samples are asked for; the same gives the same."""

    split: Split
    count: int
    seed: int
    label: str | None = None


def sheet(places: Places, document: DatasetDocument, asked: Asked) -> SampleSheet:
    """Some images of a split with their boxes; a sheet without any says why.

    Raises:
        NotFound: ``unknown_split``, or ``unknown_class`` for a class that the split does not have.
    """
    try:
        annotations = places.find(document, asked.split).annotations
        table, facts = _content(annotations)
    except Conflict as error:
        return SampleSheet(split=asked.split, visible=False, reason=error.message)
    ids = _candidates(table, asked.label)
    chosen = random.Random(asked.seed).sample(ids, min(asked.count, len(ids)))
    samples = _samples(table, chosen)
    return SampleSheet(split=asked.split, visible=True, total=len(ids), facts=facts, samples=samples)


def image(places: Places, document: DatasetDocument, split: Split, name: str, width: int) -> bytes:
    """A picture of one image, at most ``width`` pixels wide.

    Raises:
        NotFound: ``unknown_image``.
        Conflict: ``files_elsewhere``.
        Invalid: ``unreadable_image``.
    """
    place = places.find(document, split)
    try:
        with place.image(name) as file:
            return picture(file, width)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError):
        raise NotFound("unknown_image", f"'{split}' of data set '{document.name}' has no image '{name:.200}'") from None


def _content(annotations: Annotations) -> tuple[Table, SplitFacts]:
    if annotations.size > MOST_BYTES:
        size = f"{annotations.size >> 20} MiB"
        raise Conflict("too_large_to_show", f"its annotations have {size}; up to {MOST_BYTES >> 20} MiB are read here")
    # Several pages that open at once wait for one reading.
    with _reading:
        try:
            return _read(annotations)
        except (CocoError, OSError) as error:
            raise Conflict("not_coco", f"its annotation file {error}") from error


@lru_cache(_KEPT)
def _read(annotations: Annotations) -> tuple[Table, SplitFacts]:
    with annotations.open() as file:
        table = read_table(file)
    return table, count(table)


def _candidates(table: Table, label: str | None) -> list[int]:
    """Ids of the images that can be shown."""
    if label is None:
        return list(table.files)
    wanted = {key for key, name in table.categories.items() if name == label}
    if not wanted:
        raise NotFound("unknown_class", f"the split has no class '{label:.100}'")
    pairs = zip(table.image_of, table.category_of, strict=True)
    return list(dict.fromkeys(image for image, category in pairs if category in wanted and image in table.files))


def _samples(table: Table, ids: list[int]) -> list[Sample]:
    places: dict[int, list[int]] = {key: [] for key in ids}
    for place, key in enumerate(table.image_of):
        if key in places:
            places[key].append(place)
    return [_sample(table, key, of_it) for key, of_it in places.items()]


def _sample(table: Table, key: int, places: list[int]) -> Sample:
    width, height = table.images[key]
    boxes = [_box(table, place) for place in places[:MOST_BOXES] if not math.isnan(table.box(place)[0])]
    named = {"file": table.files[key], "image_id": key, "width": width, "height": height}
    return Sample(**named, boxes=boxes, boxes_total=len(places))


def _box(table: Table, place: int) -> SampleBox:
    x, y, width, height = table.box(place)
    label = table.categories.get(table.category_of[place], "")
    return SampleBox(x=x, y=y, width=width, height=height, label=label, area=size_of(table.areas[place]))
