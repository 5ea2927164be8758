"""Data sets that are uploaded: kept by their digests, checked and repaired by the server, versioned."""

import pytest
from distillboard.coco import repairing
from support.pictures import coco
from support.uploading import CLASSES, body, images, put


def test_an_uploaded_data_set_is_checked_by_the_server(database_client):
    answer = database_client.post("/api/v1/datasets", json=body(database_client, coco()))
    assert answer.status_code == 201, answer.text
    view = answer.json()
    assert (view["status"], view["version"], view["report"]["checked_by"]) == ("ready", 1, "server")
    assert view["report"]["splits"]["train"]["classes"] == {"disk": 1, "star": 1}
    assert database_client.get("/api/v1/datasets/shots").json() == view


def test_a_broken_one_is_refused_with_its_report_and_repaired_into_a_new_version(database_client):
    broken = coco()
    broken["annotations"][0]["bbox"] = [-20, 0, 40, 10]
    broken["images"][0]["width"] = 99
    first = database_client.post("/api/v1/datasets", json=body(database_client, broken)).json()
    assert first["status"] == "refused"

    tried = database_client.post("/api/v1/datasets/shots/repair", json={"dry_run": True}).json()
    assert tried["changes"]["train"] == {repairing.CLIPPED: 1, repairing.RESIZED: 1}
    assert tried["dataset"] is None
    assert len(database_client.get("/api/v1/datasets/shots/versions").json()) == 1

    made = database_client.post("/api/v1/datasets/shots/repair").json()
    assert (made["repaired"], made["dataset"]["version"], made["dataset"]["status"]) == (1, 2, "ready")
    assert made["dataset"]["document"]["train"]["images"] == first["document"]["train"]["images"]
    assert database_client.get("/api/v1/datasets/shots?version=1").json() == first

    again = database_client.post("/api/v1/datasets/shots/repair").json()
    assert again["changes"] == {"train": {}, "val": {}}
    assert again["dataset"] is None


def test_a_run_names_the_version_it_uses_and_that_version_stays(database_client):
    database_client.post("/api/v1/datasets", json=body(database_client, coco()))
    spec = {"dataset": "shots", "student": {"model": "small"}}
    run = database_client.post("/api/v1/runs", json=spec).json()["id"]
    database_client.post("/api/v1/datasets", json=body(database_client, coco(info={"year": 2026})))
    assert database_client.get(f"/api/v1/runs/{run}").json()["inputs"]["dataset_version"] == 1
    listed = database_client.get("/api/v1/datasets/shots/versions").json()
    assert [(one["version"], one["runs"]) for one in listed] == [(2, 0), (1, 1)]
    assert [one["runs"] for one in database_client.get("/api/v1/models/small/versions").json()] == [1]

    archived = database_client.post("/api/v1/datasets/shots/archive?version=1").json()
    assert archived["archived"] is not None
    assert database_client.get("/api/v1/datasets/shots?version=1").json()["document"] == archived["document"]
    assert database_client.get(f"/api/v1/runs/{run}").json()["inputs"]["dataset_version"] == 1


def test_what_was_put_away_is_neither_listed_nor_taken_until_it_is_taken_back(database_client):
    database_client.post("/api/v1/datasets", json=body(database_client, coco()))
    database_client.post("/api/v1/datasets/shots/archive")
    assert "shots" not in [one["name"] for one in database_client.get("/api/v1/datasets").json()]
    spec = {"dataset": "shots", "student": {"model": "small"}}
    refused = database_client.post("/api/v1/runs", json=spec).json()["error"]
    assert (refused["code"], refused["fields"][0]["field"]) == ("archived_dataset", "dataset")
    assert "distillboard dataset restore shots --version 1" in refused["message"]
    assert database_client.post("/api/v1/datasets/shots/restore").json()["archived"] is None
    assert database_client.post("/api/v1/runs", json=spec).status_code == 201


def test_a_newer_version_is_taken_when_the_newest_is_put_away(client):
    client.post("/api/v1/datasets", json=body(client, coco()))
    client.post("/api/v1/datasets", json=body(client, coco(info={"year": 2026})))
    client.post("/api/v1/datasets/shots/archive?version=2")
    assert client.get("/api/v1/datasets/shots").json()["version"] == 1
    assert client.post("/api/v1/datasets", json=body(client, coco(info={"year": 2026}))).json()["version"] == 2
    assert client.get("/api/v1/datasets/shots").json()["version"] == 2, "registering it again takes it back"


def test_what_ships_cannot_be_put_away(client):
    shipped = next(one["name"] for one in client.get("/api/v1/models").json() if one["builtin"])
    answer = client.post(f"/api/v1/models/{shipped}/archive")
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "builtin_version")


def test_only_what_is_missing_needs_to_be_sent(client):
    have, lack = put(client, b"one"), "0" * 64
    answer = client.post("/api/v1/blobs/missing", json={"digests": [have, lack, lack]})
    assert answer.json() == {"missing": [lack]}
    assert client.post("/api/v1/blobs/missing", json={"digests": ["../etc"]}).status_code == 422
    assert client.post("/api/v1/blobs/missing", json={"digests": [lack] * 10_001}).status_code == 422


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda d: d["train"].update(annotations="sha256:" + "0" * 64), "missing_bytes"),
        (lambda d: d["train"].update(images="sha256:" + "0" * 64), "missing_bytes"),
        (lambda d: d["train"].update(images=d["train"]["annotations"]), "invalid_image_list"),
        (lambda d: d["train"].update(images="sha256:../../etc/passwd"), "invalid_request"),
    ],
)
def test_bytes_that_are_not_here_are_named(client, change, code):
    asked = body(client, coco())
    asked["document"]["val"] = dict(asked["document"]["val"])
    change(asked["document"])
    error = client.post("/api/v1/datasets", json=asked).json()["error"]
    assert error["code"] == code
    assert error["fields"][0]["field"].startswith("document.train")
    assert client.get("/api/v1/datasets/shots").status_code == 404


@pytest.mark.parametrize("name", ["../a.png", "/etc/passwd", "a/../../b", "a\\b", "a\nb", ""])
def test_a_list_of_images_stays_in_its_folder(client, name):
    error = client.post("/api/v1/datasets", json=body(client, coco(), images=images(client, [name]))).json()["error"]
    assert error["code"] == "invalid_image_list"


def test_images_that_the_list_lacks_and_lost_classes_are_findings(client):
    asked = body(client, coco(), classes=["star", "disk"], images=images(client, ["b.png"]))
    view = client.post("/api/v1/datasets", json=asked).json()
    assert view["status"] == "refused"
    found = [finding["field"] for finding in view["report"]["findings"]]
    assert found == ["train.annotations", "val.annotations", "classes"]


def test_what_lies_by_path_is_repaired_where_it_lies(client):
    split = {"annotations": "/data/train.json", "images": "/data"}
    document = {"name": "far", "classes": CLASSES, "train": split, "val": split}
    client.post("/api/v1/datasets", json={"document": document, "report": {}})
    error = client.post("/api/v1/datasets/far/repair").json()["error"]
    assert error["code"] == "files_elsewhere"
    assert "distillboard dataset repair far" in error["message"]


def test_a_file_that_is_no_coco_file_cannot_be_repaired(client):
    asked = body(client, [1, 2])
    assert client.post("/api/v1/datasets", json=asked).json()["status"] == "refused"
    assert client.post("/api/v1/datasets/shots/repair").json()["error"]["code"] == "not_repairable"


def test_a_model_whose_weights_were_not_uploaded_is_refused(client):
    document = {"name": "m", "config": {"type": "RetinaNet"}, "classes": CLASSES, "weights": {"digest": "0" * 64}}
    error = client.post("/api/v1/models", json={"document": document, "report": {}}).json()["error"]
    assert (error["code"], error["fields"][0]["field"]) == ("missing_bytes", "document.weights.digest")
