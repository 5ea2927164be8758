"""A repaired file has no fault that has one remedy, and says what was changed."""

import copy
import io
import json
from collections import Counter

from distillboard.coco import repairing
from distillboard.coco.checking import Source, check_dataset
from distillboard.coco.images import Folder
from distillboard.coco.repairing import Repair
from support.pictures import coco, write_split


def source(file, folder):
    return Source(lambda: file.open("rb"), Folder(folder))


def repaired(folder, content, order=()):
    file = write_split(folder, "train", content)
    before = file.read_bytes()
    repair = Repair("train", source(file, folder), order)
    out = io.BytesIO()
    repair.write(out)
    assert file.read_bytes() == before, "never in place"
    again = folder / "repaired.json"
    again.write_bytes(out.getvalue())
    return json.loads(out.getvalue()), repair.changes, check_dataset({"train": source(again, folder)}, checked_by="t")


def test_what_is_sound_stays_as_it_is(tmp_path):
    content = coco(info={"year": 2026}, licenses=[{"id": 1}])
    written, changes, _ = repaired(tmp_path, content)
    assert written == content
    assert changes == Counter()


def test_every_repairable_fault_is_gone_and_counted(tmp_path):
    content = copy.deepcopy(coco())
    content["images"][0].update(width=10, height=None, file_name="./a.png", licence="kept")
    content["annotations"] += [
        {"id": 3, "image_id": 1, "category_id": 1, "bbox": [95, -5, 20, 15], "area": 300, "attributes": {"kept": 1}},
        {"id": 4, "image_id": 1, "category_id": 1, "bbox": [200, 200, 20, 20]},
        {"id": 5, "image_id": 1, "category_id": 1, "bbox": [5, 5, 0, 20]},
        {"id": 6, "image_id": 9, "category_id": 1, "bbox": [5, 5, 1, 2]},
        {"id": 7, "image_id": 1, "category_id": [], "bbox": [5, 5, 1, 2]},
        {"id": 8, "image_id": 1, "category_id": 1, "bbox": [5, 5, 1]},
        {"id": 1, "image_id": 1, "category_id": 1, "bbox": [5, 5, 1, 2]},
        {"id": 0, "image_id": 1, "category_id": 1, "bbox": [5, 5, 1, 2]},
    ]
    written, changes, (_, report) = repaired(tmp_path, content)
    assert changes == {
        repairing.RENAMED: 1,
        repairing.RESIZED: 1,
        repairing.CLIPPED: 2,
        repairing.EMPTY: 2,
        repairing.STRAY: 1,
        repairing.UNKNOWN: 1,
        repairing.MALFORMED: 1,
        repairing.NUMBERED: 2,
    }
    assert report.findings == []
    assert written["images"] == [{"id": 1, "file_name": "a.png", "width": 100, "height": 50, "licence": "kept"}]
    clipped = written["annotations"][2]
    assert (clipped["bbox"], clipped["area"], clipped["attributes"]) == ([95, 0, 5, 10], 50, {"kept": 1})
    assert [annotation["id"] for annotation in written["annotations"]] == [1, 2, 3, 9, 10]


def test_what_cannot_be_repaired_stays_a_fault(tmp_path):
    content = coco()
    content["images"].append({"id": 2, "file_name": "gone.png", "width": 5, "height": 5})
    _, changes, (_, report) = repaired(tmp_path, content)
    assert changes == Counter()
    assert [finding.message for finding in report.findings] == ["1 images have no file: gone.png"]


def test_categories_take_the_order_of_the_other_split(tmp_path):
    written, changes, (classes, _) = repaired(tmp_path, coco(), order=["star", "disk"])
    assert classes == ["star", "disk"]
    assert changes == {repairing.REORDERED: 1}
    assert written["annotations"] == coco()["annotations"]
