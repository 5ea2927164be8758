"""The model zoo: a list of facts, searched and sorted, and models made of it."""

import hashlib

import pytest
from distillboard.contracts.leases import WorkerReport
from distillboard.server.kit.base import utc_now
from distillboard.server.zoo.listing import FOLDER, read_model, read_zoo

RETINANET = "retinanet_r50_fpn_2x_coco"


def pages(client, **asked):
    cursor, found = None, []
    while True:
        page = client.get("/api/v1/zoo", params={**asked, **({"cursor": cursor} if cursor else {})}).json()
        found += page["detectors"]
        cursor = page["next_cursor"]
        if cursor is None:
            return found, page["total"]


def test_the_list_is_small_and_holds_every_detector_with_its_facts():
    zoo = read_zoo()
    assert sum(file.stat().st_size for file in FOLDER.glob("*.json*")) < 1_000_000
    assert len(zoo.detectors) > 500
    assert zoo.license == "Apache-2.0"
    retinanet = zoo.detectors[RETINANET]
    assert retinanet.results == {"COCO": {"bbox_mAP": 0.374}}
    assert 37_000_000 < (retinanet.parameters or 0) < 39_000_000
    assert retinanet.weights is not None
    assert retinanet.weights.sha256_prefix == "fdb43119"
    for detector in zoo.detectors.values():
        assert detector.state != "refused" or (detector.problem and detector.model is None), detector.name
        assert detector.state == "refused" or detector.parameters, detector.name
        assert detector.classes is None or detector.classes in zoo.classes


def test_every_built_detector_has_its_model_dict():
    keys = {one.model for one in read_zoo().detectors.values() if one.model is not None}
    assert read_model(next(iter(keys)))["type"]
    for key in sorted(keys)[:3]:
        assert read_model(key)["type"]


@pytest.mark.parametrize("sort", ["name", "-name", "bbox_mAP", "-bbox_mAP", "-parameters", "segm_mAP"])
def test_pages_hold_everything_once_and_in_order(client, sort):
    found, total = pages(client, sort=sort, limit=200)
    names = [one["name"] for one in found]
    assert len(names) == len(set(names)) == total == len(read_zoo().detectors)
    if sort.endswith("name"):
        assert names == sorted(names, reverse=sort.startswith("-"))
    if sort == "-bbox_mAP":
        figures = [one["results"].get("COCO", {}).get("bbox_mAP") for one in found]
        stated = [figure for figure in figures if figure is not None]
        assert figures[: len(stated)] == sorted(stated, reverse=True), "what has none comes last"


def test_a_search_takes_every_word(client):
    found, total = pages(client, search="retinanet r50 FPN 2x")
    assert RETINANET in [one["name"] for one in found]
    assert total == len(found)
    assert all("retinanet" in (one["name"] + one["config"] + one["family"]).lower() for one in found)
    assert pages(client, search="no such detector") == ([], 0)
    assert {one["family"] for one in pages(client, family="RetinaNet")[0]} == {"RetinaNet"}
    assert all("LVIS v1" in one["results"] for one in pages(client, dataset="LVIS v1")[0])
    assert {one["state"] for one in pages(client, state="refused")[0]} == {"refused"}


def test_a_foreign_cursor_is_refused(client):
    cursor = client.get("/api/v1/zoo?sort=name&limit=1").json()["next_cursor"]
    answer = client.get("/api/v1/zoo", params={"sort": "bbox_mAP", "cursor": cursor})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_cursor")
    assert client.get("/api/v1/zoo?cursor=%FF").status_code == 400
    assert client.get("/api/v1/zoo?limit=1001").status_code == 422


def test_a_detector_becomes_a_model_that_a_run_may_name(database_client):
    answer = database_client.post(f"/api/v1/zoo/{RETINANET}/register", json={"name": "my-teacher"})
    assert answer.status_code == 201, answer.text
    view = answer.json()
    assert (view["name"], view["version"], view["status"]) == ("my-teacher", 1, "ready")
    document = view["document"]
    assert document["config"]["type"] == "RetinaNet"
    assert len(document["classes"]) == 80
    assert document["results"] == {"coco": {"bbox_mAP": 0.374}}
    assert document["weights"]["url"].startswith("https://download.openmmlab.com/")
    assert document["parameters"] > 37_000_000
    listed = database_client.get(f"/api/v1/zoo/{RETINANET}").json()
    assert "my-teacher" in listed["registered"]
    again = database_client.post(f"/api/v1/zoo/{RETINANET}/register", json={"name": "my-teacher"}).json()
    assert again["version"] == 1
    named = database_client.post(f"/api/v1/zoo/{RETINANET}/register").json()
    assert named["name"] == RETINANET


def test_what_cannot_be_used_says_why(client):
    refused = next(one for one in read_zoo().detectors.values() if one.state == "refused")
    error = client.post(f"/api/v1/zoo/{refused.name}/register").json()["error"]
    assert error["code"] == "zoo_model_unusable"
    assert refused.problem in error["message"]
    missing = client.get("/api/v1/zoo/retinanet_r50_fpn_3x_coco")
    assert missing.status_code == 404
    assert "did you mean" in missing.json()["error"]["message"]


def test_weights_are_available_where_a_worker_or_the_store_has_them(database_client):
    address = read_zoo().detectors[RETINANET].weights.url
    assert not database_client.get(f"/api/v1/zoo/{RETINANET}").json()["available"]
    report = WorkerReport(
        host="h", pid=1, queues=["default"], slots=[], started=utc_now(), weights=[address.partition("://")[2]]
    )
    database_client.put("/api/v1/workers/w", json=report.model_dump(mode="json"))
    assert database_client.get(f"/api/v1/zoo/{RETINANET}").json()["available"]
    assert [one["name"] for one in pages(database_client, available="true")[0]] == [RETINANET]


def test_an_uploaded_checkpoint_is_known_by_the_beginning_of_its_digest(client, monkeypatch):
    content = b"weights"
    digest = hashlib.sha256(content).hexdigest()
    detector = read_zoo().detectors[RETINANET]
    monkeypatch.setattr(detector.weights, "sha256_prefix", digest[:8])
    client.put(f"/api/v1/blobs/{digest}", content=content)
    assert client.get(f"/api/v1/zoo/{RETINANET}").json()["available"]
