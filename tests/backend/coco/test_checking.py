"""A data set is checked: what a training would stumble over is found, counted and told."""

import copy
import json

import pytest
from distillboard.coco.checking import Source, check_dataset
from distillboard.coco.images import Folder
from support.pictures import coco, jpeg_head, png, write_split


@pytest.fixture
def check(tmp_path):
    """Check one split made of this content."""

    def run(content: object):
        return check_splits(tmp_path, train=content)

    return run


def check_splits(folder, **contents):
    sources = {}
    for name, content in contents.items():
        file = write_split(folder, name, content)
        sources[name] = Source(lambda file=file: file.open("rb"), Folder(folder))
    return check_dataset(sources, checked_by="test")


def broken(change) -> dict:
    content = copy.deepcopy(coco())
    change(content)
    return content


def test_a_sound_data_set_passes_and_is_counted(check):
    classes, report = check(coco())
    assert classes == ["disk", "star"]
    assert report.ok
    assert report.findings == []
    split = report.splits["train"]
    assert (split.images, split.boxes, split.images_without_boxes) == (1, 2, 0)
    assert split.classes == {"disk": 1, "star": 1}
    assert split.areas == {"S": 2, "M": 0, "L": 0}
    assert (sum(split.sides), split.sides[1]) == (2, 2)
    assert split.boxes_per_image == [0, 0, 1, 0, 0, 0, 0, 0, 0]


def test_classes_are_in_the_order_of_the_file_which_numbers_the_labels(check):
    classes, _ = check(broken(lambda content: content["categories"].reverse()))
    assert classes == ["star", "disk"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda c: c["images"].append({"id": 2, "file_name": "no.png"}), "1 images have no file: no.png"),
        (lambda c: c["images"].append(c["images"][0]), "1 images have the same id: 1"),
        (lambda c: c["images"][0].update(id="1"), "1 images have an id that is no whole number: a.png"),
        (lambda c: c["annotations"].append(c["annotations"][0]), "1 annotations have the same id: 1"),
        (lambda c: c["annotations"][0].update(id=10**30), "1 annotations have an id that is no whole number"),
        (lambda c: c["annotations"][0].update(bbox=[0, 0, 0, 5]), "1 boxes are empty: 1"),
        (lambda c: c["annotations"][0].update(bbox=[95, 0, 10, 5]), "1 boxes reach out of their image: 1"),
        (lambda c: c["annotations"][0].update(bbox=[0, 0, 5]), "1 boxes are not [x, y, width, height]: 1"),
        (lambda c: c["annotations"][0].update(bbox=[0, 0, 5, "5"]), "1 boxes are not [x, y, width, height]: 1"),
        (lambda c: c["annotations"][0].update(bbox=[0, 0, 5, True]), "1 boxes are not [x, y, width, height]: 1"),
        (lambda c: c["annotations"][0].update(bbox=[0, 0, 5, 10**400]), "1 boxes are not [x, y, width, height]: 1"),
        (lambda c: c["annotations"][0].update(category_id=9), "1 boxes are of no known category: 1"),
        (lambda c: c["annotations"][0].update(category_id=[]), "1 boxes are of no known category: 1"),
        (lambda c: c["annotations"][0].update(image_id=9), "1 boxes belong to no image: 1"),
        (lambda c: c.update(annotations=[]), "there is not one box in it"),
        (lambda c: c.update(images=[]), "there is not one image in it"),
        (lambda c: c.pop("categories"), "has no list 'categories'"),
        (lambda c: c["categories"].append({"id": 3, "name": "star"}), "1 categories have the same name: star"),
        (lambda c: c["images"][0].update(width=50, height=100), "1 images are of another size than they should be"),
        (lambda c: c["images"][0].update(width=-1), "1 images are of another size than they should be"),
        (lambda c: c["images"][0].update(file_name="../a.png"), "1 images have a file name that leaves the folder"),
        (lambda c: c["images"][0].update(file_name="/etc/passwd"), "1 images have a file name that leaves the folder"),
        (lambda c: c["images"][0].update(file_name="a\\b"), "1 images have a file name that holds control characters"),
        (lambda c: c["images"][0].update(file_name=5), "1 images have a file name that is no text"),
        (lambda c: c["images"][0].update(file_name="train.json"), "1 images cannot be read: train.json: it is no JPEG"),
    ],
)
def test_a_fault_is_found_and_counted(check, change, message):
    _, report = check(broken(change))
    assert not report.ok
    assert any(finding.message.startswith(message) for finding in report.findings), report.findings


def test_a_number_that_json_does_not_have_is_no_coco_file(check):
    _, report = check(broken(lambda c: c["annotations"][0].update(bbox=[0, 0, 5, float("nan")])))
    assert [finding.message for finding in report.findings] == ["is no JSON: NaN is no number of JSON"]


def test_an_empty_box_in_a_thousand_is_a_warning_only(check):
    def crowd(content):
        content["annotations"] = [{**content["annotations"][n % 2], "id": n + 1} for n in range(1000)]
        content["annotations"][7]["bbox"] = [0, 0, 0, 5]

    _, report = check(broken(crowd))
    assert report.ok
    assert [finding.message for finding in report.findings] == ["1 boxes are empty: 8"]


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content["annotations"].pop(),
        lambda content: content["annotations"][0].update(id=0),
    ],
)
def test_what_a_training_bears_is_a_warning_only(check, change):
    _, report = check(broken(change))
    assert report.ok
    assert [finding.severity for finding in report.findings] == ["warning"]


def test_an_image_that_lies_on_its_side_is_told_from_one_of_another_size(tmp_path):
    content = broken(lambda c: c["images"][0].update(file_name="b.jpg"))
    (tmp_path / "b.jpg").write_bytes(jpeg_head(100, 50, orientation=8))
    _, report = check_splits(tmp_path, train=content)
    assert "b.jpg is 50 x 100, not 100 x 50" in report.findings[0].message
    assert "turned by their EXIF tag" in (report.findings[0].hint or "")


def test_many_examples_are_counted_and_cut(check):
    content = broken(lambda c: c["images"].extend({"id": i, "file_name": f"{i}.png"} for i in range(2, 10)))
    _, report = check(content)
    assert report.findings[0].message == "8 images have no file: 2.png, 3.png, 4.png, 5.png, 6.png and 3 more"


def test_crowds_masks_and_larger_objects_are_counted(tmp_path):
    (tmp_path / "big.png").write_bytes(png(400, 400))
    content = broken(lambda c: c["images"].append({"id": 2, "file_name": "big.png", "width": 400, "height": 400}))
    content["annotations"] += [
        {"id": 3, "image_id": 2, "category_id": 1, "bbox": [0, 0, 50, 50], "segmentation": [[0, 0, 50, 0, 50, 50]]},
        {"id": 4, "image_id": 2, "category_id": 1, "bbox": [0, 0, 300, 300], "area": 100, "iscrowd": 1},
        {"id": 5, "image_id": 2, "category_id": 1, "bbox": [0, 0, 300, 300]},
    ]
    _, report = check_splits(tmp_path, train=content)
    split = report.splits["train"]
    assert (split.crowd, split.masks) == (1, 1)
    assert split.areas == {"S": 3, "M": 1, "L": 1}, "COCO's sizes go by the stated area"


def test_what_is_no_coco_file_is_one_sentence(check, tmp_path):
    _, report = check([1, 2])
    assert report.findings[0].message == "is no COCO file: '[' comes where '{' belongs"
    missing = Source(lambda: (tmp_path / "none.json").open("rb"), Folder(tmp_path))
    _, report = check_dataset({"train": missing}, checked_by="test")
    assert report.findings[0].message.startswith("cannot be read")


def test_splits_must_agree_on_their_categories(tmp_path):
    _, report = check_splits(tmp_path, train=coco(), val=broken(lambda c: c["categories"].pop()))
    assert "the splits have different categories" in [finding.message for finding in report.findings]
    _, report = check_splits(tmp_path, train=coco(), val=broken(lambda c: c["categories"].reverse()))
    assert [finding.message for finding in report.findings] == ["the splits have the same categories in another order"]


def test_a_report_travels(check):
    _, report = check(broken(lambda c: c["annotations"][0].update(bbox=[0, 0, 5])))
    assert json.loads(report.model_dump_json())["splits"]["train"]["boxes"] == 2
