"""Reports over HTTP: what is refused, and with which words."""

import gzip
import json
import time

import pytest
from distillboard.server.events import parsing
from distillboard.server.events.body import MAX_BODY
from support.http import TestClient
from support.reports import log, metrics, new_batch


@pytest.fixture
def run_id(client: TestClient) -> str:
    return client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]


def send(client: TestClient, run_id: str, content: bytes, **headers: str):
    return client.post(f"/api/v1/runs/{run_id}/events", content=content, headers=headers)


def body(*events) -> bytes:
    return json.dumps(new_batch(*events)).encode()


def test_the_example_of_the_design(client, run_id):
    batch = {
        "batch": "2f1c9e36-4f5f-4d0c-9d8c-0d3f7f6f1a11",
        "events": [{"type": "metrics", "step": 10, "time": 1700000000.0, "values": {"loss/total": 1.25}}],
    }
    answer = client.post(f"/api/v1/runs/{run_id}/events", json=batch)
    assert answer.json()["accepted"] == 1
    series = client.get(f"/api/v1/runs/{run_id}/series", params={"key": "loss/total", "max_points": 2000}).json()
    assert (series["key"], series["points"], series["total"]) == ("loss/total", [[10, 1.25, 1700000000.0]], 1)


def test_a_table_is_as_many_metrics_events(client, run_id):
    table = {
        "type": "table",
        "keys": ["a", "b"],
        "steps": [1, 2],
        "times": [1.0, 2.0],
        "epochs": [0.5, None],
        "values": [[1.5, "nan"], [2.5, "-inf"]],
    }
    answer = client.post(f"/api/v1/runs/{run_id}/events", json={"batch": "0" * 32, "events": [table]})
    assert answer.json()["accepted"] == 1
    curves = client.get(f"/api/v1/runs/{run_id}/curves").json()["series"]
    assert [curve["points"] for curve in curves] == [
        [[1, 1.5, 1.0], [2, 2.5, 2.0]],
        [[1, "nan", 1.0], [2, "-inf", 2.0]],
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"keys": ["a", "a"]}, "keys"),
        ({"keys": ["a", "b\n"]}, "keys"),
        ({"keys": ["a"]}, "values"),
        ({"times": [1.0]}, "times"),
        ({"steps": [1, 2**63]}, "steps"),
        ({"steps": [1, 2, 3]}, "times"),
        ({"epochs": [1.0, -1.0]}, "epochs"),
        ({"values": [[1, 2], [3, None]]}, "values"),
        ({"values": [[1, 2], [3]]}, "values"),
    ],
    ids=str,
)
def test_tables_that_are_none(client, run_id, change, field):
    table = {"type": "table", "keys": ["a", "b"], "steps": [1, 2], "times": [1, 2], "values": [[1, 2], [3, 4]]}
    answer = client.post(f"/api/v1/runs/{run_id}/events", json={"batch": "0" * 32, "events": [table | change]})
    assert answer.status_code == 422
    assert field in answer.text
    assert client.get(f"/api/v1/runs/{run_id}/keys").json() == []


def test_a_reporter_from_tomorrow_is_told_to_set_its_clock(client, run_id):
    answer = send(client, run_id, body(log("now"), {**metrics(1, a=1.0), "time": time.time() + 2 * 86_400}))
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["fields"][0]["field"]) == (422, "time_in_future", "events.1.time")
    assert send(client, run_id, body({**metrics(1, a=1.0), "time": time.time() + 3600})).status_code == 200


def test_more_points_than_a_batch_may_have(client, run_id, monkeypatch):
    monkeypatch.setattr(parsing, "MAX_POINTS", 3)
    answer = send(client, run_id, body(metrics(1, a=1.0, b=2.0), metrics(2, a=1.0, b=2.0)))
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_many_points")


def test_a_million_keys(client, run_id):
    events = [metrics(step, **{f"key{step}.{place}": 1.0 for place in range(6_000)}) for step in range(2)]
    answer = send(client, run_id, body(*events))
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_many_keys")
    assert client.get(f"/api/v1/runs/{run_id}/keys").json() == []


def test_gzip(client, run_id):
    answer = send(client, run_id, gzip.compress(body(metrics(1, a=1.0))), **{"Content-Encoding": "gzip"})
    assert answer.json()["accepted"] == 1


def test_non_finite_values_have_names(client, run_id):
    send(client, run_id, body(metrics(1, a="nan"), metrics(2, a="inf"), metrics(3, a="-inf")))
    points = client.get(f"/api/v1/runs/{run_id}/series", params={"key": "a"}).json()["points"]
    assert [point[1] for point in points] == ["nan", "inf", "-inf"]


@pytest.mark.parametrize(
    ("content", "headers", "status", "code"),
    [
        (b"{", {}, 400, "invalid_json"),
        (b"", {}, 400, "invalid_json"),
        (b"\xff\xfe", {}, 400, "invalid_json"),
        (b"[]", {}, 422, "invalid_request"),
        (b'{"batch": "short", "events": []}', {}, 422, "invalid_request"),
        (b"plain", {"Content-Encoding": "gzip"}, 400, "broken_gzip"),
        (gzip.compress(body())[:-9], {"Content-Encoding": "gzip"}, 400, "broken_gzip"),
        (gzip.compress(body()) * 2, {"Content-Encoding": "gzip"}, 400, "broken_gzip"),
        (body(), {"Content-Encoding": "br"}, 400, "unknown_encoding"),
        (b" " * (MAX_BODY + 1), {}, 413, "body_too_large"),
        (gzip.compress(b" " * (MAX_BODY + 1)), {"Content-Encoding": "gzip"}, 413, "body_too_large"),
    ],
    ids=[
        "half of JSON",
        "nothing",
        "no UTF-8",
        "a list",
        "a short id",
        "no gzip",
        "gzip cut short",
        "two gzip members",
        "another encoding",
        "large",
        "a gzip bomb",
    ],
)
def test_bodies_that_are_refused(client, run_id, content, headers, status, code):
    answer = send(client, run_id, content, **headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert client.get(f"/api/v1/runs/{run_id}").json()["revision"] == 1


@pytest.mark.parametrize(
    ("event", "field"),
    [
        ({"type": "metrics", "step": -1, "values": {}}, "events.1.step"),
        ({"type": "metrics", "step": 2**63, "values": {}}, "events.1.step"),
        ({"type": "metrics", "step": 1, "time": 1e12, "values": {}}, "events.1.time"),
        ({"type": "metrics", "step": 1, "values": {"a" * 201: 1}}, "events.1.values"),
        ({"type": "metrics", "step": 1, "values": {"a\nb": 1}}, "events.1.values"),
        ({"type": "metrics", "step": 1, "values": {"a": "much"}}, "events.1.values"),
        ({"type": "metrics", "step": 1, "valeus": {}}, "events.1"),
        ({"type": "state", "state": "queued"}, "events.1.state"),
        ({"type": "metric"}, "events.1"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_events_that_are_refused_name_their_field(client, run_id, event, field):
    answer = send(client, run_id, body(log("not kept"), event))
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (422, "invalid_request")
    assert any(problem["field"].startswith(field) for problem in error["fields"])
    assert client.get(f"/api/v1/runs/{run_id}/logs").json()["total"] == 0


def test_unknown_run(client):
    answer = send(client, "nobody", body())
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_run")


def test_a_stale_lease_is_a_conflict(client):
    run_id = client.post("/api/v1/runs", json={"dataset": "toys", "student": {"model": "small"}}).json()["id"]
    answer = send(client, run_id, body(), **{"Distillboard-Lease": "of yesterday"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "stale_lease")


def test_logs_are_paged_and_have_a_tail(client, run_id):
    send(client, run_id, body(*(log(f"line {number}", step=number) for number in range(10))))
    page = client.get(f"/api/v1/runs/{run_id}/logs", params={"after": 4, "limit": 3}).json()
    assert ([line["index"] for line in page["lines"]], page["next"], page["total"]) == ([4, 5, 6], 7, 10)
    tail = client.get(f"/api/v1/runs/{run_id}/logs", params={"tail": 2}).json()
    assert [line["message"] for line in tail["lines"]] == ["line 8", "line 9"]
    beyond = client.get(f"/api/v1/runs/{run_id}/logs", params={"after": 10}).json()
    assert (beyond["lines"], beyond["next"]) == ([], 10)
