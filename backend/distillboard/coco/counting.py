"""What a split holds: boxes by class, by size, by image."""

import math
from bisect import bisect_right
from collections import Counter
from typing import Literal

from distillboard.contracts.catalogue import COUNT_BOUNDS, SIDE_BOUNDS, SplitFacts

from .table import Table

_SMALL, _MEDIUM = 32**2, 96**2


def count(table: Table) -> SplitFacts:
    """Count what a table holds."""
    per_class, per_image = Counter(table.category_of), Counter(table.image_of)
    in_images = [per_image[key] for key in table.images]
    return SplitFacts(
        images=len(table.images),
        boxes=len(table.ids),
        masks=table.masks,
        crowd=table.crowd,
        images_without_boxes=in_images.count(0),
        classes={name: per_class[key] for key, name in table.categories.items()},
        areas=_areas(table),
        sides=_histogram([math.sqrt(area) for area in table.areas if area > 0], SIDE_BOUNDS, below=True),
        boxes_per_image=_histogram(in_images, COUNT_BOUNDS, below=False),
    )


def size_of(area: float) -> Literal["S", "M", "L"]:
    """COCO's size of an area in pixels: S below 32², M below 96², L."""
    return "S" if area < _SMALL else "M" if area < _MEDIUM else "L"


def _areas(table: Table) -> dict[str, int]:
    found = Counter(size_of(area) for area in table.areas if area > 0)
    return {size: found[size] for size in ("S", "M", "L")}


def _histogram(values: list[float] | list[int], bounds: tuple[int, ...], *, below: bool) -> list[int]:
    """How many values lie between bounds; with a bin for those ``below`` the first."""
    found = Counter(bisect_right(bounds, value) for value in values)
    return [found[index] for index in range(0 if below else 1, len(bounds) + 1)]
