"""The built-in data set ``shapes``: pictures and COCO annotations made from a seed."""

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from distillboard.kit.generated import shapes_folder
from numpy.typing import NDArray
from pycocotools import mask as coco_mask

from distillboard_worker.data.figures import CLASSES
from distillboard_worker.data.scene import Figure, Scene, draw_scene

_JPEG_QUALITY = 95
_SPLITS = {"train": 0, "val": 1}


@dataclass(frozen=True)
class ShapesPaths:
    """Where one data set lies."""

    train_annotations: Path
    val_annotations: Path
    train_images: Path
    val_images: Path


def ensure_shapes(root: Path, *, seed: int = 0, train: int = 3200, val: int = 500, size: int = 128) -> ShapesPaths:
    """Make the data set under ``root`` unless it is there, and say where it is.

    The folder's name holds every parameter and the version of the generator. It is made under a partial name and
    renamed, so it is there whole or not at all, also when two processes make it at once.

    Args:
        root: Folder that holds generated data sets; made if missing.
        seed: Every pixel and box follows from it.
        train: Number of training images.
        val: Number of validation images; they do not depend on ``train``.
        size: Width and height of the images in pixels.

    Returns:
        Paths of the annotation files and the image folders.
    """
    folder = shapes_folder(root, seed=seed, train=train, val=val, size=size)
    if not folder.is_dir():
        _make_whole(folder, seed, {"train": train, "val": val}, size)
    return ShapesPaths(folder / "train.json", folder / "val.json", folder / "train", folder / "val")


def _make_whole(folder: Path, seed: int, counts: dict[str, int], size: int) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=f"{folder.name}.partial-", dir=folder.parent))
    try:
        for split, count in counts.items():
            _make_split(partial, seed, split, count, size)
        partial.chmod(0o755)
        _rename_unless_there(partial, folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _rename_unless_there(partial: Path, folder: Path) -> None:
    """Rename, and accept that another process was quicker: its folder holds the same bytes."""
    try:
        partial.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise


def _make_split(folder: Path, seed: int, split: str, count: int, size: int) -> None:
    (folder / split).mkdir()
    images: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    for index in range(count):
        scene = shapes_scene(seed, split, index, size)
        name = f"{index:06d}.jpg"
        cv2.imwrite(str(folder / split / name), scene.image, [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])
        images.append({"id": index + 1, "file_name": name, "width": size, "height": size})
        annotations += [
            annotation(figure, image_id=index + 1, annotation_id=len(annotations) + number)
            for number, figure in enumerate(scene.figures, start=1)
        ]
    document = {"images": images, "annotations": annotations, "categories": _categories()}
    (folder / f"{split}.json").write_text(json.dumps(document))


def shapes_scene(seed: int, split: str, index: int, size: int) -> Scene:
    """Draw picture ``index`` of a split; it depends on these four arguments and on nothing else."""
    return draw_scene(np.random.Generator(np.random.PCG64([seed, _SPLITS[split], index, size])), size)


def annotation(figure: Figure, *, image_id: int, annotation_id: int) -> dict[str, Any]:
    """COCO annotation of the visible part of a figure: run-length mask, its area in pixels, its bounding box."""
    encoded = coco_mask.encode(np.asfortranarray(figure.visible, dtype=np.uint8))
    return {
        "id": annotation_id,
        "image_id": image_id,
        "category_id": figure.category + 1,
        "segmentation": {"size": list(encoded["size"]), "counts": encoded["counts"].decode("ascii")},
        "area": int(np.count_nonzero(figure.visible)),
        "bbox": _box(figure.visible),
        "iscrowd": 0,
    }


def _box(visible: NDArray[np.bool_]) -> list[int]:
    """Left, top, width and height in pixels of the smallest box round the visible pixels."""
    columns, rows = np.flatnonzero(visible.any(axis=0)), np.flatnonzero(visible.any(axis=1))
    return [int(columns[0]), int(rows[0]), int(columns[-1] - columns[0] + 1), int(rows[-1] - rows[0] + 1)]


def _categories() -> list[dict[str, Any]]:
    return [{"id": index + 1, "name": name, "supercategory": "shape"} for index, name in enumerate(CLASSES)]
