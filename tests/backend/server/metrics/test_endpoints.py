"""Curves, keys and evaluations over HTTP."""

import math

import pytest
from distillboard.server.metrics import evaluations
from support.http import TestClient
from support.reports import metrics, new_batch


@pytest.fixture
def run_id(client: TestClient) -> str:
    run_id = client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    steps = (metrics(step, epoch=step / 1000, a=math.sin(step), **{"val/b": step}) for step in range(3000))
    client.post(f"/api/v1/runs/{run_id}/events", json=new_batch(*steps)).raise_for_status()
    return run_id


def test_keys_with_their_summaries(client, run_id):
    keys = client.get(f"/api/v1/runs/{run_id}/keys").json()
    assert [key["key"] for key in keys] == ["a", "val/b"]
    assert keys[1]["summary"] == {
        "last": 2999.0, "last_step": 2999, "min": 0.0, "min_step": 0, "max": 2999.0, "max_step": 2999, "count": 3000,
        "best": 0.0, "best_step": 0,
    }  # fmt: skip


def test_a_thinned_series_says_how_many_points_there_are(client, run_id):
    series = client.get(f"/api/v1/runs/{run_id}/series", params={"key": "a", "max_points": 100}).json()
    assert series["total"] == 3000
    assert 50 <= len(series["points"]) <= 100
    assert series["points"][0][0] == 0
    assert series["points"][-1][0] == 2999


def test_a_key_nobody_reported_is_an_empty_series(client, run_id):
    series = client.get(f"/api/v1/runs/{run_id}/series", params={"key": "c"}).json()
    assert series == {"key": "c", "points": [], "total": 0, "thinned": False, "epochs": None}


def test_curves_of_all_keys_carry_the_revision(client, run_id):
    curves = client.get(f"/api/v1/runs/{run_id}/curves", params={"max_points": 50}).json()
    assert (curves["run"], curves["revision"]) == (run_id, 2)
    assert [series["key"] for series in curves["series"]] == ["a", "val/b"]
    assert all(series["total"] == 3000 and len(series["points"]) <= 50 for series in curves["series"])


def test_curves_of_named_keys_come_in_their_order(client, run_id):
    curves = client.get(f"/api/v1/runs/{run_id}/curves", params={"key": ["val/b", "none", "a", "a"]}).json()
    assert [series["key"] for series in curves["series"]] == ["val/b", "none", "a"]


@pytest.mark.parametrize(
    ("path", "parameters", "status"),
    [
        ("series", {}, 422),
        ("series", {"key": "a", "max_points": 9}, 422),
        ("series", {"key": "a", "max_points": 20_001}, 422),
        ("series", {"key": "a\nb"}, 422),
        ("series", {"key": "a" * 60_000}, 422),
        ("curves", {"key": ["a"] * 1001}, 422),
    ],
)
def test_bad_questions(client, run_id, path, parameters, status):
    answer = client.get(f"/api/v1/runs/{run_id}/{path}", params=parameters)
    assert answer.status_code == status
    assert answer.json()["error"]["message"]


@pytest.mark.parametrize("path", ["keys", "series?key=a", "curves", "evaluations", "logs", "artifacts"])
def test_unknown_run(client, path):
    answer = client.get(f"/api/v1/runs/nobody/{path}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_run")


def test_evaluations_by_epoch_and_class(client):
    run_id = client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    first = metrics(10, 1, **{"val/bbox_mAP": 0.1, "val/class/ring/AP": 0.2, "val/class/a/b/AP": 0.3, "loss/total": 5})
    second = metrics(20, 2, **{"val/bbox_mAP": 0.4, "val/class/ring/AP": "nan"})
    client.post(f"/api/v1/runs/{run_id}/events", json=new_batch(second, first)).raise_for_status()
    assert client.get(f"/api/v1/runs/{run_id}/evaluations").json() == {
        "run": run_id,
        "evaluations": [
            {"step": 10, "epoch": 1.0, "metrics": {"bbox_mAP": 0.1}, "classes": {"ring": 0.2, "a/b": 0.3}},
            {"step": 20, "epoch": 2.0, "metrics": {"bbox_mAP": 0.4}, "classes": {"ring": "nan"}},
        ],
    }


def test_a_table_of_evaluations_is_bounded(client, monkeypatch):
    run_id = client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    said = (metrics(step, step, **{"val/bbox_mAP": 0.1, "val/class/ring/AP": 0.2}) for step in range(9))
    client.post(f"/api/v1/runs/{run_id}/events", json=new_batch(*said)).raise_for_status()
    monkeypatch.setattr(evaluations, "MAX_CELLS", 8)
    table = client.get(f"/api/v1/runs/{run_id}/evaluations").json()
    assert [row["step"] for row in table["evaluations"]] == [5, 6, 7, 8]
