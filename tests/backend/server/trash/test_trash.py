"""Deleting runs: confirmed, restorable, and forgotten with their files in the end."""

import hashlib
from datetime import timedelta

from distillboard.server.kit.base import utc_now
from distillboard.server.runs import repository as runs
from distillboard.server.trash import service as trash
from support.reports import metrics, new_batch
from support.rows import SPEC

RUNS = "/api/v1/runs"


def finished(client, *, files=(), **fields):
    run = client.post(RUNS, json={"engine": "external", **fields}).json()["id"]
    client.post(f"{RUNS}/{run}/events", json=new_batch(metrics(1, loss__total=1.0)))
    for content in files:
        digest = hashlib.sha256(content).hexdigest()
        headers = {"X-Digest": digest, "X-Content-SHA256": digest}
        assert client.put(f"{RUNS}/{run}/artifacts/{digest[:8]}.bin", content=content, headers=headers).is_success
    client.post(f"{RUNS}/{run}/events", json=new_batch({"type": "state", "state": "succeeded"}))
    return run


def delete(client, run, confirm=None):
    return client.delete(f"{RUNS}/{run}", params={"confirm": confirm or run})


def listed(client, **params):
    return [run["id"] for run in client.get(RUNS, params=params).json()["runs"]]


def test_a_deleted_run_lies_in_the_trash_and_comes_back(database_client):
    run = finished(database_client, name="calm heron")
    assert delete(database_client, run, "calm heron").json()["deleted"] is not None
    assert (listed(database_client), listed(database_client, visibility="all")) == ([], [])
    assert listed(database_client, visibility="deleted") == [run]
    assert database_client.get(f"{RUNS}/{run}").json()["deleted"] is not None
    assert database_client.patch(f"{RUNS}/{run}", json={"name": "x"}).json()["error"]["code"] == "run_deleted"
    assert database_client.post(f"{RUNS}/{run}/restore").json()["deleted"] is None
    assert listed(database_client) == [run]


def test_deleting_is_confirmed_by_the_name(database_client):
    run = finished(database_client, name="calm heron")
    answer = delete(database_client, run, "calm")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "not_confirmed")
    assert database_client.delete(f"{RUNS}/{run}").status_code == 422
    assert delete(database_client, "nothing").status_code == 404
    assert listed(database_client) == [run]


def test_a_run_that_has_not_ended_is_not_deleted(database_client):
    running = database_client.post(RUNS, json={"engine": "external"}).json()["id"]
    waiting = database_client.post(RUNS, json=SPEC).json()["id"]
    for run in (running, waiting):
        answer = delete(database_client, run)
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "run_not_ended")


def test_a_deleted_run_is_not_retried_and_in_no_sweep(database_client):
    body = {"spec": SPEC, "grid": {"schedule.seed": [0, 1]}}
    sweep = database_client.post("/api/v1/sweeps", json=body).json()
    first, second = (run["id"] for run in sweep["runs"])
    database_client.post(f"{RUNS}/{first}/cancel")
    delete(database_client, first)
    assert database_client.post(f"{RUNS}/{first}/retry").json()["error"]["code"] == "run_deleted"
    shown = database_client.get(f"/api/v1/sweeps/{sweep['id']}").json()["runs"]
    assert [run["id"] for run in shown] == [second]


def test_what_nobody_restores_is_forgotten_with_its_files(database_app, database_client):
    context = database_app.state.context
    shared, own = b"both have it", b"one has it"
    kept = finished(database_client, files=[shared])
    old = finished(database_client, files=[shared, own])
    fresh = finished(database_client)
    for run in (old, fresh):
        delete(database_client, run)
    with context.database.writing() as session:
        runs.locked(session, old).deleted = utc_now() - timedelta(days=31)
    trash.forget_old(context)
    assert database_client.get(f"{RUNS}/{old}").status_code == 404
    assert delete(database_client, old).status_code == 404
    assert database_client.post(f"{RUNS}/{old}/restore").status_code == 404
    assert database_client.post(f"{RUNS}/{fresh}/restore").json()["deleted"] is None
    (artifact,) = database_client.get(f"{RUNS}/{kept}/artifacts").json()
    assert database_client.get(f"{RUNS}/{kept}/artifacts/{artifact['name']}").content == shared
    left = [file.name for file in context.settings.artifacts.rglob("*") if file.is_file()]
    assert hashlib.sha256(shared).hexdigest() in left
    assert hashlib.sha256(own).hexdigest() not in left
