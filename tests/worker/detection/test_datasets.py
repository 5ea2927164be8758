import json
from pathlib import Path
from typing import Any

import pytest
from distillboard.contracts.catalogue import CocoFiles, DatasetDocument
from distillboard_worker.detection.datasets import locate
from distillboard_worker.detection.errors import DatasetBroken
from worker.detection.documents import SIZE, shapes


def coco(folder: Path, **changes: Any) -> DatasetDocument:
    document = {
        "images": [{"id": 1, "file_name": "a.png", "width": 2000, "height": 100}],
        "categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}],
        "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [0, 0, 5, 5], "area": 25}],
    } | changes
    path = folder / "coco.json"
    path.write_text(json.dumps(document))
    files = CocoFiles(annotations=str(path), images=str(folder))
    return DatasetDocument(name="pets", classes=["cat", "dog"], train=files, val=files)


def test_the_builtin_set_is_made_where_the_cache_is(tmp_path: Path) -> None:
    splits = locate(shapes(train=3, val=2), tmp_path)
    assert (splits.train.count, splits.val.count) == (3, 2)
    assert splits.train.largest == (SIZE, SIZE)
    assert splits.train.annotations.is_relative_to(tmp_path)
    assert not splits.needs_resize
    assert splits.train.masks == splits.train.boxes > 0


def test_large_images_ask_for_a_resize(tmp_path: Path) -> None:
    splits = locate(coco(tmp_path), tmp_path)
    assert splits.needs_resize
    assert splits.train.pixels == 1333 * 100
    assert (splits.train.boxes, splits.train.masks) == (1, 0)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"annotations": []}, "holds no images, or no box"),
        ({"categories": [{"id": 1, "name": "dog"}, {"id": 2, "name": "cat"}]}, "same order"),
        (
            {"categories": [{"id": 1, "name": "cat"}]},
            "lists the classes cat, the data set was registered with cat, dog",
        ),
        ({"images": None}, "it needs the lists images, annotations, categories"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(DatasetBroken, match=message) as failure:
        locate(coco(tmp_path, **changes), tmp_path)
    assert failure.value.code == "dataset_broken"


def test_missing_files_are_told(tmp_path: Path) -> None:
    document = coco(tmp_path)
    assert document.train is not None
    document.train.images = str(tmp_path / "nowhere")
    with pytest.raises(DatasetBroken, match=r"image folder .*nowhere does not exist"):
        locate(document, tmp_path)
    document.train.annotations = str(tmp_path / "missing.json")
    with pytest.raises(DatasetBroken, match=r"missing\.json does not exist"):
        locate(document, tmp_path)
    document.train = None
    with pytest.raises(DatasetBroken, match="names no files for train and val"):
        locate(document, tmp_path)
