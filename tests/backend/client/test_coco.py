"""A data set is checked where it lies."""

import copy
import json

import pytest
from distillboard.client.coco import check_dataset
from distillboard.contracts.catalogue import CocoFiles

GOOD = {
    "images": [{"id": 1, "file_name": "a.png", "width": 100, "height": 50}],
    "categories": [{"id": 2, "name": "dog"}, {"id": 1, "name": "cat"}],
    "annotations": [
        {"id": 1, "image_id": 1, "category_id": 1, "bbox": [0, 0, 10, 10]},
        {"id": 2, "image_id": 1, "category_id": 2, "bbox": [90, 40, 10.4, 10]},
    ],
}


@pytest.fixture
def check(tmp_path):
    """Check one split made of this content."""

    def run(content: object):
        (tmp_path / "a.png").touch()
        file = tmp_path / "train.json"
        file.write_text(json.dumps(content))
        return check_dataset({"train": CocoFiles(annotations=str(file), images=str(tmp_path))})

    return run


def broken(change) -> dict:
    content = copy.deepcopy(GOOD)
    change(content)
    return content


def test_a_sound_data_set_passes_and_its_classes_are_in_the_order_of_their_ids(check):
    classes, report = check(GOOD)
    assert classes == ["cat", "dog"]
    assert report.ok
    assert report.findings == []
    assert report.facts == {"train": {"images": 1, "boxes": 2}}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda c: c["images"].append({"id": 2, "file_name": "no.png"}), "1 images have no file: no.png"),
        (lambda c: c["images"].append(c["images"][0]), "1 images have the same id: 1"),
        (lambda c: c["annotations"].append(c["annotations"][0]), "1 annotations have the same id: 1"),
        (lambda c: c["annotations"][0].update(bbox=[0, 0, 0, 5]), "1 boxes are empty: 1"),
        (lambda c: c["annotations"][0].update(bbox=[95, 0, 10, 5]), "1 boxes reach out of their image: 1"),
        (lambda c: c["annotations"][0].update(bbox=[0, 0, 5]), "1 boxes are not [x, y, width, height]: 1"),
        (
            lambda c: c["annotations"][0].update(bbox=[0, 0, 5, float("inf")]),
            "1 boxes are not [x, y, width, height]: 1",
        ),
        (lambda c: c["annotations"][0].update(category_id=9), "1 boxes are of no known category: 1"),
        (lambda c: c["annotations"][0].update(image_id=9), "1 boxes belong to no image: 1"),
        (lambda c: c.update(annotations=[]), "there is not one box in it"),
        (lambda c: c.pop("categories"), "has no list 'categories'"),
    ],
)
def test_a_fault_is_found_and_counted(check, change, message):
    _, report = check(broken(change))
    assert not report.ok
    assert message in [finding.message for finding in report.findings]


def test_an_empty_box_in_a_thousand_is_a_warning_only(check):
    def crowd(content):
        content["annotations"] = [{**content["annotations"][n % 2], "id": n} for n in range(1000)]
        content["annotations"][7]["bbox"] = [0, 0, 0, 5]

    _, report = check(broken(crowd))
    assert report.ok
    assert [finding.message for finding in report.findings] == ["1 boxes are empty: 7"]


def test_a_class_without_a_box_is_a_warning_only(check):
    _, report = check(broken(lambda content: content["annotations"].pop()))
    assert report.ok
    assert [finding.severity for finding in report.findings] == ["warning"]


def test_many_examples_are_counted_and_cut(check):
    content = broken(lambda c: c["images"].extend({"id": i, "file_name": f"{i}.png"} for i in range(2, 10)))
    _, report = check(content)
    assert report.findings[0].message == "8 images have no file: 2.png, 3.png, 4.png, 5.png, 6.png and 3 more"


def test_what_is_no_coco_file_is_one_sentence(check, tmp_path):
    _, report = check([1, 2])
    assert report.findings[0].message == "has no list 'images'"
    _, report = check_dataset({"train": CocoFiles(annotations=str(tmp_path / "none.json"), images=str(tmp_path))})
    assert report.findings[0].message.startswith("cannot be read")


def test_splits_must_agree_on_their_categories(tmp_path):
    (tmp_path / "a.png").touch()
    splits = {}
    for name, content in {"train": GOOD, "val": broken(lambda c: c["categories"].pop())}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(content))
        splits[name] = CocoFiles(annotations=str(tmp_path / f"{name}.json"), images=str(tmp_path))
    _, report = check_dataset(splits)
    assert "the splits have different categories" in [finding.message for finding in report.findings]
