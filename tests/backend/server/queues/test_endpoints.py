"""Queues over HTTP."""

import pytest
from distillboard.server.app import create_app
from support.http import TestClient
from support.rows import SPEC

WORKER = {
    "host": "node-1",
    "pid": 7,
    "queues": ["default", "night"],
    "slots": [{"index": 0, "device": {"kind": "cpu", "name": "a processor"}}],
    "started": "2026-01-01T00:00:00Z",
}
CLAIM = {"worker": "node-1", "device": {"kind": "cpu"}}


@pytest.fixture
def client(database_client):
    database_client.put("/api/v1/workers/node-1", json=WORKER)
    return database_client


@pytest.fixture
def submit(client):
    def create(**changes):
        return client.post("/api/v1/runs", json={**SPEC, **changes}).json()["id"]

    return create


def read(client, path):
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_queues_are_those_of_runs_workers_and_pauses(client, submit):
    submit(resources={"queue": "big"})
    client.post("/api/v1/queues/frozen/pause")
    shown = {queue["name"]: queue for queue in read(client, "/queues")}
    assert list(shown) == ["big", "default", "frozen", "night"]
    assert (shown["big"]["waiting"], shown["big"]["workers"]) == (1, [])
    assert (shown["default"]["waiting"], shown["default"]["workers"]) == (0, ["node-1"])
    assert shown["frozen"]["paused"]
    assert shown["frozen"]["paused_since"]


def test_a_queue_shows_what_runs_where_and_the_line_in_its_order(client, submit):
    running, low = submit(name="running"), submit(name="low")
    high = submit(name="high", resources={"priority": 9})
    client.post(f"/api/v1/runs/{running}/move", json={"to": "front"})
    client.post("/api/v1/queues/default/claims", json=CLAIM)
    shown = read(client, "/queues/default")
    assert [(run["run"], run["worker"], run["slot"], run["attempt"]) for run in shown["active"]] == [
        (running, "node-1", 0, 1)
    ]
    assert [(run["run"], run["position"], run["priority"]) for run in shown["line"]] == [(high, 1, 9), (low, 2, 0)]
    assert {run["waiting_for"] for run in shown["line"]} == {"a free slot"}
    assert (shown["running"], shown["waiting"]) == (1, 2)


def test_a_pre_flight_stands_in_a_line_of_its_own(client, submit):
    submit()
    examined = client.post("/api/v1/preflights", json=SPEC).json()["id"]
    shown = read(client, "/queues/default")
    assert [(run["work"], run["position"]) for run in shown["line"]] == [("preflight", 1), ("training", 1)]
    assert shown["line"][0]["run"] == examined
    assert shown["waiting"] == 1
    assert client.post(f"/api/v1/runs/{examined}/pause").json()["error"]["code"] == "preflight"


def test_an_unknown_queue_is_not_found(client):
    answer = client.get("/api/v1/queues/nights")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_queue")


def test_a_paused_queue_survives_a_restart(client, submit, database_app):
    run_id = submit()
    assert client.post("/api/v1/queues/default/pause").json()["paused"]
    with TestClient(create_app(database_app.state.context.settings), base_url="http://localhost") as restarted:
        assert restarted.post("/api/v1/queues/default/claims", json=CLAIM).status_code == 204
        assert not restarted.post("/api/v1/queues/default/resume").json()["paused"]
        assert restarted.post("/api/v1/queues/default/claims", json=CLAIM).json()["run"] == run_id


@pytest.mark.parametrize("body", [{}, {"before": "a", "after": "b"}, {"to": "middle"}, {"before": "no name"}])
def test_a_move_that_names_no_one_place_is_refused(client, submit, body):
    answer = client.post(f"/api/v1/runs/{submit()}/move", json=body)
    assert answer.status_code == 422
    assert answer.json()["error"]["fields"]


def test_positions_follow_a_move(client, submit):
    ids = [submit(), submit(), submit()]
    moved = client.post(f"/api/v1/runs/{ids[2]}/move", json={"before": ids[1]}).json()
    assert moved["queue_position"] == 2
    assert read(client, f"/runs/{ids[1]}")["queue_position"] == 3


def test_a_priority_changes_the_place_and_not_the_spec(client, submit):
    submit()
    last = submit()
    shown = client.put(f"/api/v1/runs/{last}/priority", json={"priority": 7}).json()
    assert (shown["priority"], shown["queue_position"], shown["spec"]["resources"]["priority"]) == (7, 1, 0)
    assert client.put(f"/api/v1/runs/{last}/priority", json={"priority": 101}).status_code == 422


def test_a_run_is_paused_and_resumed(client, submit):
    run_id = submit()
    held = client.post(f"/api/v1/runs/{run_id}/pause").json()
    assert (held["state"], held["queue_position"]) == ("paused", None)
    assert read(client, "/queues/default")["held"] == 1
    assert client.post(f"/api/v1/runs/{run_id}/unpause").json()["state"] == "queued"


def test_a_drained_worker_is_handed_nothing_new_and_keeps_what_it_has(client, submit):
    first, second = submit(), submit()
    client.post("/api/v1/queues/default/claims", json=CLAIM)
    drained = client.post("/api/v1/workers/node-1/drain").json()
    assert (drained["draining"], [run["run"] for run in drained["running"]]) == (True, [first])
    assert client.post("/api/v1/queues/default/claims", json=CLAIM).status_code == 204
    assert client.put("/api/v1/workers/node-1", json=WORKER).json()["draining"]
    assert not client.post("/api/v1/workers/node-1/undrain").json()["draining"]
    assert client.post("/api/v1/queues/default/claims", json=CLAIM).json()["run"] == second


def test_another_worker_takes_what_a_drained_one_does_not(client, submit):
    run_id = submit()
    client.post("/api/v1/workers/node-1/drain")
    taken = client.post("/api/v1/queues/default/claims", json={**CLAIM, "worker": "node-2"})
    assert taken.json()["run"] == run_id


def test_a_worker_says_what_it_is_and_what_it_has(client, submit):
    examining = {"index": 1, "device": {"kind": "cpu"}, "warm": True}
    client.put("/api/v1/workers/node-1", json={**WORKER, "preflight_slot": examining})
    run_id = submit()
    client.post("/api/v1/queues/default/claims", json=CLAIM)
    shown = read(client, "/workers/node-1")
    assert shown["report"]["preflight_slot"]["warm"]
    assert 0 <= shown["heartbeat_age_seconds"] < 20
    assert [(run["run"], run["stage"], run["slot"]) for run in shown["running"]] == [(run_id, "starting", 0)]
    assert read(client, "/workers")[0]["running"] == shown["running"]


@pytest.mark.parametrize("path", ["/drain", "/undrain"])
def test_an_unknown_worker_cannot_be_drained(client, path):
    answer = client.post(f"/api/v1/workers/node-9{path}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_worker")
