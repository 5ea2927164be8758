"""Checkpoints: the best, the last, every so many epochs; whatever falls out goes with its bytes."""

import pytest
from support.rows import SPEC

VALUES = [0.10, 0.30, 0.20, 0.30, 0.25, None]
"""What the checkpoints of epochs 1 to 6 reached."""


@pytest.fixture
def train(client, settings):
    """Trains a run with ``evaluation.keep`` and gives its checkpoints by epoch, and how many files are stored."""

    def trained(keep: dict) -> tuple[dict[int, list[str]], int]:
        run = client.post("/api/v1/runs", json={**SPEC, "evaluation": {"keep": keep}}).json()["id"]
        claim = {"worker": "w", "device": {"kind": "cpu"}}
        token = client.post("/api/v1/queues/default/claims", json=claim).json()["token"]
        headers = {"Distillboard-Lease": token}
        address = f"/api/v1/runs/{run}/artifacts"
        for epoch, value in enumerate(VALUES, start=1):
            about = {"kind": "checkpoint", "step": 10 * epoch, "epoch": epoch}
            parameters = about if value is None else {**about, "value": value}
            name = f"checkpoints/epoch-{epoch:04d}.pth"
            answer = client.put(f"{address}/{name}", content=b"%d" % epoch, params=parameters, headers=headers)
            answer.raise_for_status()
            resume = {"kind": "resume", "step": 10 * epoch}
            client.put(f"{address}/resume/last.pth", content=b"resume", params=resume, headers=headers)
        client.put(f"{address}/student.pth", content=b"6", params={"kind": "checkpoint", "step": 60}, headers=headers)
        views = client.get(address).json()
        assert {"resume/last.pth", "student.pth"} <= {view["name"] for view in views}
        found = {view["epoch"]: view["roles"] for view in views if view["epoch"] is not None}
        return found, len([path for path in settings.artifacts.rglob("*") if path.is_file()])

    return trained


def test_by_default_the_best_and_the_last(train):
    checkpoints, files = train({})
    assert checkpoints == {2: ["best"], 6: ["last"]}
    assert files == 3  # the exported student has the last one's bytes


def test_several_of_the_best(train):
    assert train({"best": 3})[0] == {2: ["best"], 4: [], 5: [], 6: ["last"]}


def test_every_so_many(train):
    assert train({"best": 0, "every": 2, "last": False})[0] == {2: ["best"], 4: [], 6: ["last"]}


def test_none(train):
    assert train({"best": 0, "last": False}) == ({}, 2)


def test_somebody_elses_running_run_keeps_its_files(client):
    run = client.post("/api/v1/runs", json=SPEC).json()["id"]
    claim = {"worker": "w", "device": {"kind": "cpu"}}
    token = client.post("/api/v1/queues/default/claims", json=claim).json()["token"]
    headers = {"Distillboard-Lease": token}
    address = f"/api/v1/runs/{run}/artifacts/a"
    client.put(address, content=b"a", headers=headers).raise_for_status()
    assert client.delete(address).json()["error"]["code"] == "stale_lease"
    assert client.delete(address, headers=headers).status_code == 204


def test_an_external_run_keeps_what_its_script_sends(client):
    run = client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    address = f"/api/v1/runs/{run}/artifacts"
    for epoch in (1, 2, 3):
        about = {"kind": "checkpoint", "step": epoch, "epoch": epoch, "value": 1 - epoch / 10}
        client.put(f"{address}/{epoch}.pth", content=b"%d" % epoch, params=about).raise_for_status()
    assert [view["roles"] for view in client.get(address).json()] == [["best"], [], ["last"]]
    refused = client.put(f"{address}/4.pth", content=b"4", params={"value": "nan"})
    assert refused.status_code == 422
