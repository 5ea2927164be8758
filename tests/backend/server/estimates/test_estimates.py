"""Estimates over HTTP: from runs like it, with what they rest on; null and a sentence where nothing is like it."""

from datetime import timedelta

import pytest
from distillboard.contracts.states import RunState
from distillboard.server.kit.base import utc_now
from distillboard.server.runs import repository as runs
from distillboard.server.runs.models import Attempt
from support.rows import SPEC, create_run

WORKER = {
    "host": "node-1",
    "pid": 7,
    "queues": ["default"],
    "slots": [{"index": 0, "device": {"kind": "cpu"}}],
    "started": "2026-01-01T00:00:00Z",
}
TWO_EPOCHS = {"epochs": 2, "batch_size": 4}


@pytest.fixture
def client(database_client):
    database_client.put("/api/v1/workers/node-1", json=WORKER)
    return database_client


@pytest.fixture
def database(database_app):
    return database_app.state.context.database


@pytest.fixture
def finish(database):
    """A run that took so many seconds."""

    def add(seconds, *, device="cpu", outcome="succeeded", **changes):
        now = utc_now()
        with database.writing() as session:
            run = create_run(session, **{"schedule": TWO_EPOCHS, **changes})
            run.state, run.ended = RunState.SUCCEEDED, now
            took = timedelta(seconds=seconds)
            attempt = Attempt(run_id=run.id, number=1, worker="w", slot=0, token_digest="", device={"kind": device})
            attempt.started, attempt.ended, attempt.outcome = now - took, now, outcome
            session.add(attempt)

    return add


def estimate(client, grid=None, **changes):
    body = {"spec": {**SPEC, "schedule": TWO_EPOCHS, **changes}} | ({"grid": grid} if grid else {})
    answer = client.post("/api/v1/estimates", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_without_history_there_is_no_number_but_a_sentence(client):
    found = estimate(client)
    assert (found["device_hours"], found["basis"], found["ends_in_seconds"]) == (None, [], None)
    assert found["starts_in_seconds"] == 0
    assert "no finished run is like them" in found["notes"][0]


def test_the_median_of_the_same_job_is_scaled_by_epochs(client, finish):
    for seconds in (60, 80, 400):
        finish(seconds)
    found = estimate(client, schedule={**TWO_EPOCHS, "epochs": 6})
    assert found["device_hours"] == pytest.approx(240 / 3600)
    assert found["device_hours_low"] == pytest.approx(180 / 3600)
    assert found["device_hours_high"] == pytest.approx(1200 / 3600)
    assert (found["device"], found["starts_in_seconds"], found["ends_in_seconds"]) == ("cpu", 0, 240)
    [basis] = found["basis"]
    assert (basis["likeness"], basis["finished"], basis["runs"]) == ("job", 3, 1)
    assert basis["sentence"] == (
        "the median of 3 finished runs of the same models, data set, method, batch, image size and precision on cpu,"
        " 40 s an epoch"
    )


def test_less_like_runs_serve_where_there_are_none_more_like(client, finish):
    fgd = {"teacher": {"model": "big"}, "method": {"name": "fgd"}}
    finish(60)
    assert estimate(client, **fgd)["basis"][0]["likeness"] == "student"
    finish(80, teacher={"model": "big"}, method={"name": "mgd"})
    assert estimate(client, **fgd)["basis"][0]["likeness"] == "models"
    finish(100, **fgd)
    assert estimate(client, **fgd)["basis"][0]["likeness"] == "job"


def test_another_student_is_not_like_it(client, finish):
    finish(60, student={"model": "big"})
    assert estimate(client)["device_hours"] is None


def test_a_run_of_which_a_worker_lost_an_attempt_says_nothing(client, finish):
    finish(60, outcome="lost")
    assert estimate(client)["device_hours"] is None


def test_gpu_hours_come_from_gpus_and_count_each(client, finish):
    finish(60)
    finish(30, device="cuda", resources={"gpus": 2})
    found = estimate(client, resources={"gpus": 2})
    assert (found["device"], found["device_hours"]) == ("cuda", pytest.approx(2 * 30 / 3600))
    assert found["starts_in_seconds"] is None
    assert found["notes"] == ["they would wait for a slot with 2 GPUs: the largest of queue 'default' has 0"]


def test_a_sweep_is_the_sum_of_its_runs(client, finish):
    finish(60)
    found = estimate(client, grid={"schedule.seed": [0, 1, 2], "schedule.epochs": [2, 4]})
    assert (found["runs"], found["device_hours"]) == (6, pytest.approx(3 * (60 + 120) / 3600))
    assert (found["starts_in_seconds"], found["ends_in_seconds"]) == (0, 540)
    assert [basis["runs"] for basis in found["basis"]] == [6]


def test_those_ahead_and_what_is_trained_now_are_waited_for(client, database, finish):
    finish(60)
    with database.writing() as session:
        first = create_run(session, schedule=TWO_EPOCHS).id
        create_run(session, schedule=TWO_EPOCHS)
        create_run(session, schedule=TWO_EPOCHS, resources={"priority": -5})
    client.post("/api/v1/queues/default/claims", json={"worker": "node-1", "device": {"kind": "cpu"}})
    with database.writing() as session:
        runs.get(session, first).progress = {"eta_seconds": 100}
    found = estimate(client)
    assert found["ahead"] == 1
    assert found["starts_in_seconds"] == pytest.approx(160, abs=20)


def test_an_unknown_run_ahead_leaves_the_start_open(client, database):
    with database.writing() as session:
        create_run(session)
    found = estimate(client)
    assert found["starts_in_seconds"] is None
    assert "1 of the 1 runs ahead" in found["notes"][-1]


def test_a_paused_queue_is_said(client, finish):
    finish(60)
    client.post("/api/v1/queues/default/pause")
    assert estimate(client)["notes"] == ["they would wait for queue 'default' to be resumed: it is paused"]


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({"spec": {**SPEC, "dataset": "toyz"}}, "unknown_dataset", "dataset"),
        ({"spec": {"engine": "external"}}, "external_run", None),
        ({"spec": SPEC, "grid": {"schedule.lr": [-1]}}, "invalid_sweep", "grid.schedule.lr"),
        ({"spec": SPEC, "grid": {}}, "invalid_request", "grid"),
        ({"grid": {"schedule.seed": [1]}}, "invalid_request", "spec"),
    ],
)
def test_what_could_not_be_submitted_is_refused(client, body, code, field):
    error = client.post("/api/v1/estimates", json=body).json()["error"]
    assert (error["code"], error["fields"][0]["field"] if error["fields"] else None) == (code, field)


def test_a_draw_is_estimated_and_refused_as_it_is_submitted(client, finish):
    finish(60)
    stretch = {"low": 0.001, "high": 0.1, "log": True}
    body = {"spec": {**SPEC, "schedule": TWO_EPOCHS}, "stretches": {"schedule.lr": stretch}, "draw": {"count": 3}}
    found = client.post("/api/v1/estimates", json=body).json()
    assert (found["runs"], round(found["device_hours"] * 3600)) == (3, 180)
    refused = client.post("/api/v1/estimates", json={**body, "stretches": {"schedule.lr": {**stretch, "high": 100}}})
    assert refused.json()["error"]["fields"][0]["field"] == "grid.schedule.lr"
    without = client.post("/api/v1/estimates", json={**body, "draw": None})
    assert without.json()["error"]["fields"][0]["field"] == "stretches"
