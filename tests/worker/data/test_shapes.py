import hashlib
import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
import pytest
from distillboard_worker.data.figures import CLASSES
from distillboard_worker.data.shapes import ShapesPaths, ensure_shapes
from pycocotools import mask as coco_mask

SIZE = 128
DIGEST = "5308bca348dcfdcc1d860832305b2d5390b3070b17b8e0883b1c95a12a60bd36"


@pytest.fixture(scope="module")
def paths(tmp_path_factory) -> ShapesPaths:
    return ensure_shapes(tmp_path_factory.mktemp("shapes"), seed=0, train=12, val=500, size=SIZE)


@pytest.fixture(scope="module")
def val(paths) -> dict:
    return json.loads(paths.val_annotations.read_text())


def digest(paths: ShapesPaths) -> str:
    """Digest of the annotations and of every decoded pixel."""
    state = hashlib.sha256(paths.train_annotations.read_bytes() + paths.val_annotations.read_bytes())
    for folder in (paths.train_images, paths.val_images):
        for file in sorted(folder.iterdir()):
            state.update(cv2.imread(str(file)).tobytes())
    return state.hexdigest()


def test_same_seed_gives_the_same_bytes_on_every_machine(paths, tmp_path):
    small = ensure_shapes(tmp_path, seed=0, train=4, val=4, size=SIZE)
    assert digest(small) == DIGEST
    assert (small.val_images / "000003.jpg").read_bytes() == (paths.val_images / "000003.jpg").read_bytes()


def test_another_seed_gives_another_data_set(tmp_path):
    one, other = (ensure_shapes(tmp_path, seed=seed, train=1, val=1, size=SIZE) for seed in (1, 2))
    assert digest(one) != digest(other)


def test_every_listed_image_is_there(paths, val):
    assert len(val["images"]) == 500
    for image in val["images"]:
        assert (paths.val_images / image["file_name"]).is_file()
        assert (image["width"], image["height"]) == (SIZE, SIZE)


def test_boxes_lie_inside_and_frame_the_masks(val):
    for annotation in val["annotations"]:
        x, y, width, height = annotation["bbox"]
        assert min(x, y) >= 0
        assert width > 0 < height
        assert x + width <= SIZE >= y + height
        assert coco_mask.toBbox(annotation["segmentation"]).tolist() == annotation["bbox"]


def test_area_is_that_of_the_visible_mask(val):
    for annotation in val["annotations"]:
        assert annotation["area"] == coco_mask.area(annotation["segmentation"])


def test_ids_are_unique_and_refer_to_what_exists(val):
    assert len({annotation["id"] for annotation in val["annotations"]}) == len(val["annotations"])
    assert {annotation["image_id"] for annotation in val["annotations"]} <= {image["id"] for image in val["images"]}


def test_categories_are_the_classes_in_order(val):
    assert [category["name"] for category in val["categories"]] == list(CLASSES)


def test_val_holds_every_class_often(val):
    counts = Counter(annotation["category_id"] for annotation in val["annotations"])
    assert set(counts) == set(range(1, len(CLASSES) + 1))
    assert min(counts.values()) >= 100


def test_val_holds_all_three_coco_sizes(val):
    areas = np.array([annotation["area"] for annotation in val["annotations"]])
    small, large = areas < 32**2, areas > 96**2
    assert small.sum() >= 300
    assert large.sum() >= 60
    assert (~small & ~large).sum() >= 300


def test_second_call_keeps_the_files(paths):
    before = paths.val_annotations.stat().st_mtime_ns
    again = ensure_shapes(paths.val_annotations.parents[1], seed=0, train=12, val=500, size=SIZE)
    assert again == paths
    assert again.val_annotations.stat().st_mtime_ns == before


def test_makers_at_the_same_time_leave_one_whole_data_set(tmp_path):
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: ensure_shapes(tmp_path, train=6, val=6, size=64), range(4)))
    assert len(set(results)) == 1
    assert len(list(tmp_path.iterdir())) == 1
    assert len(list(results[0].train_images.iterdir())) == 6


def test_a_failure_leaves_nothing_behind(tmp_path, monkeypatch):
    def no_space(self: Path, text: str) -> int:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "write_text", no_space)
    with pytest.raises(OSError, match="no space"):
        ensure_shapes(tmp_path, train=2, val=2, size=64)
    assert list(tmp_path.iterdir()) == []
