"""When the runs of a line would begin, over HTTP."""

from datetime import timedelta

import pytest
from distillboard.contracts.states import RunState
from distillboard.server.kit.base import utc_now
from distillboard.server.runs.models import Attempt
from support.rows import SPEC, create_run

SCHEDULE = {"epochs": 2, "batch_size": 4}


@pytest.fixture
def served(client):
    """A client of a service with one worker of one slot."""
    slot = {"index": 0, "device": {"kind": "cpu"}}
    report = {"host": "node-1", "pid": 7, "queues": ["default"], "slots": [slot], "started": "2026-01-01T00:00:00Z"}
    client.put("/api/v1/workers/node-1", json=report)
    return client


@pytest.fixture
def finished(app):
    """A run of the smallest spec that took 60 seconds."""
    now = utc_now()
    with app.state.context.database.writing() as session:
        run = create_run(session, schedule=SCHEDULE)
        run.state, run.ended = RunState.SUCCEEDED, now
        attempt = Attempt(run_id=run.id, number=1, worker="w", slot=0, token_digest="", device={"kind": "cpu"})
        attempt.started, attempt.ended, attempt.outcome = now - timedelta(seconds=60), now, "succeeded"
        session.add(attempt)


def submit(client, **changes):
    return client.post("/api/v1/runs", json={**SPEC, "schedule": SCHEDULE, **changes}).json()["id"]


def forecast(client, queue="default"):
    answer = client.get(f"/api/v1/queues/{queue}/forecast")
    assert answer.status_code == 200, answer.text
    return answer.json()


def times(client):
    return [(one["starts_in_seconds"], one["ends_in_seconds"]) for one in forecast(client)["runs"]]


def test_one_run_begins_where_the_one_ahead_ends(finished, served):
    first, second = submit(served), submit(served)
    assert [one["run"] for one in forecast(served)["runs"]] == [first, second]
    assert times(served) == [(0, 60), (60, 120)]
    assert forecast(served)["note"] == ""
    served.post(f"/api/v1/runs/{second}/move", json={"to": "front"})
    assert [one["run"] for one in forecast(served)["runs"]] == [second, first]


def test_behind_a_run_of_unknown_length_nothing_is_known(finished, served):
    submit(served)
    submit(served, name="other", student={"model": "big"})
    submit(served)
    assert times(served) == [(0, 60), (60, None), (None, None)]
    assert "'other'" in forecast(served)["note"]


def test_what_fits_no_slot_holds_nobody_up(finished, served):
    submit(served, resources={"gpus": 2})
    submit(served)
    assert times(served) == [(None, None), (0, 60)]


def test_a_paused_queue_says_so(finished, served):
    submit(served)
    served.post("/api/v1/queues/default/pause")
    assert times(served) == [(None, None)]
    assert "to be resumed" in forecast(served)["note"]


def test_an_empty_or_unknown_queue_has_no_runs(served):
    assert forecast(served) == {"runs": [], "note": ""}
    assert forecast(served, "nobody") == {"runs": [], "note": ""}


def serve(client, name, *queues):
    slot = {"index": 0, "device": {"kind": "cpu"}}
    report = {"host": name, "pid": 7, "queues": queues, "slots": [slot], "started": "2026-01-01T00:00:00Z"}
    client.put(f"/api/v1/workers/{name}", json=report)


NIGHT = {"queue": "night"}


def test_what_other_queues_hold_on_the_same_workers_is_counted(finished, client):
    serve(client, "node-1", "default", "night")
    submit(client, resources=NIGHT)
    submit(client, resources=NIGHT)
    submit(client)
    assert times(client) == [(120, 180)]
    estimate = client.post("/api/v1/estimates", json={"spec": {**SPEC, "schedule": SCHEDULE}}).json()
    assert (estimate["starts_in_seconds"], estimate["ends_in_seconds"]) == (180, 240)
    assert (estimate["ahead"], estimate["ahead_elsewhere"]) == (1, 2)


def test_other_workers_take_their_share_of_the_other_queues(finished, client):
    serve(client, "node-1", "default", "night")
    serve(client, "node-2", "night")
    submit(client, resources=NIGHT)
    submit(client, resources=NIGHT)
    submit(client)
    assert times(client) == [(60, 120)]


def test_queues_of_other_workers_and_paused_ones_are_not_counted(finished, client):
    serve(client, "node-1", "default", "night")
    serve(client, "node-2", "elsewhere")
    submit(client, resources=NIGHT)
    submit(client, resources={"queue": "elsewhere"})
    submit(client)
    client.post("/api/v1/queues/night/pause")
    assert times(client) == [(0, 60)]


def test_behind_a_run_of_unknown_length_of_another_queue_nothing_is_known(finished, client):
    serve(client, "node-1", "default", "night")
    submit(client, resources=NIGHT, student={"model": "big"})
    submit(client)
    assert times(client) == [(None, None)]
    assert "another queue that goes first" in forecast(client)["note"]
    estimate = client.post("/api/v1/estimates", json={"spec": {**SPEC, "schedule": SCHEDULE}}).json()
    assert estimate["starts_in_seconds"] is None
    assert "a run of another queue" in estimate["notes"][0]
