"""Sweeps over HTTP: all runs or none."""

import pytest
from support.http import TestClient

SPEC = {"recipe": "quick", "teacher": {"model": "big"}, "method": {"name": "fgd"}}
GRID = {"method.alpha": [0.001, 0.002], "schedule.seed": [0, 1]}


def create(client: TestClient, **body):
    return client.post("/api/v1/sweeps", json={"name": "night", "spec": SPEC, "grid": GRID, **body})


def total(client: TestClient) -> int:
    return client.get("/api/v1/runs").json()["total"]


def test_every_combination_becomes_a_run(client):
    answer = create(client)
    sweep = answer.json()
    assert answer.status_code == 201
    assert [run["name"] for run in sweep["runs"]] == [
        "night · alpha=0.001, seed=0",
        "night · alpha=0.001, seed=1",
        "night · alpha=0.002, seed=0",
        "night · alpha=0.002, seed=1",
    ]
    assert [(run["spec"]["method"]["alpha"], run["spec"]["schedule"]["seed"]) for run in sweep["runs"]] == [
        (0.001, 0), (0.001, 1), (0.002, 0), (0.002, 1),
    ]  # fmt: skip
    assert {run["spec"]["schedule"]["epochs"] for run in sweep["runs"]} == {2}
    assert {run["state"] for run in sweep["runs"]} == {"queued"}
    listed = client.get("/api/v1/runs", params={"sweep": sweep["id"]}).json()
    assert listed["total"] == 4
    assert client.get(f"/api/v1/sweeps/{sweep['id']}").json()["runs"][2]["id"] == sweep["runs"][2]["id"]


def test_a_sweep_over_the_method_makes_its_controls(client):
    runs = create(client, grid={"method.name": ["none", "fgd"], "schedule.seed": [0, 1]}).json()["runs"]
    assert [run["spec"]["method"]["name"] for run in runs] == ["none", "none", "fgd", "fgd"]


def test_one_without_a_name_gets_one(client):
    sweep = create(client, name=None).json()
    assert sweep["runs"][0]["name"].startswith(sweep["name"])


@pytest.mark.parametrize(
    ("changes", "field", "hint"),
    [
        ({"grid": {"method.alhpa": [1]}}, "grid.method.alhpa", "did you mean 'alpha'?"),
        ({"grid": {"metod.alpha": [1]}}, "grid.metod.alpha", "did you mean 'method'?"),
        ({"grid": {"method.alpha": [0.1, 20]}}, "grid.method.alpha", "got 20"),
        ({"grid": {"student.model": ["small", "smal"]}}, "grid.student.model", "did you mean 'small'?"),
        ({"grid": {"schedule.seed": []}}, "grid.schedule.seed", None),
        ({"spec": {**SPEC, "recipe": "quikc"}}, "spec.recipe", "did you mean 'quick'?"),
        ({"spec": {**SPEC, "teacher": {"model": "bgi"}}}, "spec.teacher.model", "did you mean 'big'?"),
        ({"spec": {"engine": "external"}, "grid": {"notes": ["a"]}}, "spec.engine", None),
    ],
    ids=lambda value: str(value)[:40],
)
def test_one_fault_makes_no_run(client, changes, field, hint):
    answer = create(client, **changes)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (422, "invalid_sweep")
    assert (error["fields"][0]["field"], error["fields"][0]["hint"]) == (field, hint)
    assert total(client) == 0
    assert client.get("/api/v1/sweeps").json()["sweeps"] == []


@pytest.mark.parametrize("body", [{}, {"spec": {}}, {"spec": {}, "grid": {}}, {"spec": {}, "grid": {"a": 1}, "b": 2}])
def test_bad_bodies(client, body):
    assert client.post("/api/v1/sweeps", json=body).status_code == 422


def test_cancel_stops_what_has_not_ended(client):
    sweep = create(client).json()
    claim = {"worker": "w", "device": {"kind": "cpu"}}
    running = client.post("/api/v1/queues/default/claims", json=claim).json()["run"]
    cancelled = client.post(f"/api/v1/sweeps/{sweep['id']}/cancel").json()
    for run in cancelled["runs"]:
        assert run["state"] == ("running" if run["id"] == running else "cancelled")
        assert run["stop_requested"] == (run["id"] == running)
    assert client.post(f"/api/v1/sweeps/{sweep['id']}/cancel").status_code == 200


def test_newest_first(client):
    first, second = create(client).json()["id"], create(client).json()["id"]
    assert [sweep["id"] for sweep in client.get("/api/v1/sweeps").json()["sweeps"]] == [second, first]
    assert len(client.get("/api/v1/sweeps", params={"limit": 1}).json()["sweeps"]) == 1


def test_unknown_sweep(client):
    assert client.get("/api/v1/sweeps/none").json()["error"]["code"] == "unknown_sweep"
