"""Labels of a run after its submission, and runs of scripts that go on after a crash."""

import json
from datetime import timedelta

import pytest
from distillboard.contracts.states import RunState
from distillboard.server.kit.base import utc_now
from distillboard.server.runs import external
from distillboard.server.runs import service as life
from distillboard.server.tickets.janitor import tidy
from support.reports import metrics, new_batch
from support.rows import SPEC, create_external_run

RUNS = "/api/v1/runs"
JSON = {"Content-Type": "application/json"}


def submit(client, **fields):
    return client.post(RUNS, json={**SPEC, **fields}).json()["id"]


def begin(client, **fields):
    return client.post(RUNS, json={"engine": "external", **fields}).json()["id"]


def report(client, run, *events):
    return client.post(f"{RUNS}/{run}/events", json=new_batch(*events))


def test_labels_change_and_the_spec_stays(database_client):
    run = submit(database_client, name="before", tags=["b", "a"], notes="old")
    before = database_client.get(f"{RUNS}/{run}").json()
    assert (before["tags"], before["notes"], before["project"]) == (["a", "b"], "old", "default")
    database_client.post("/api/v1/projects", json={"name": "night shift"})
    changes = {"name": "größe 🦔", "tags": ["c", "c"], "notes": "new", "project": "night shift", "archived": True}
    after = database_client.patch(f"{RUNS}/{run}", json=changes).json()
    assert (after["name"], after["tags"], after["notes"]) == ("größe 🦔", ["c"], "new")
    assert after["project"] == "night shift"
    assert after["archived"] is not None
    assert after["spec"] == before["spec"]
    assert after["revision"] > before["revision"]


def test_what_a_change_leaves_out_stays(database_client):
    run = submit(database_client, name="n", tags=["t"], notes="o")
    database_client.patch(f"{RUNS}/{run}", json={"notes": ""})
    view = database_client.patch(f"{RUNS}/{run}", json={"archived": False}).json()
    assert (view["name"], view["tags"], view["notes"], view["archived"]) == ("n", ["t"], "", None)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"nme": "x"}, "nme"),
        ({"tags": ["x" * 61]}, "tags.0"),
        ({"notes": "\x00"}, "notes"),
        ({"tags": ["\ud800"]}, "tags.0"),
        ({"project": "nowhere"}, "project"),
    ],
)
def test_a_wrong_change_is_refused(client, changes, field):
    run = submit(client)
    answer = client.patch(f"{RUNS}/{run}", content=json.dumps(changes), headers=JSON)
    assert (answer.status_code, answer.json()["error"]["fields"][0]["field"]) == (422, field)


def test_archived_runs_are_hidden_by_default(database_client):
    shown, hidden = submit(database_client), submit(database_client)
    database_client.patch(f"{RUNS}/{hidden}", json={"archived": True})

    def ids(**params):
        return [run["id"] for run in database_client.get(RUNS, params=params).json()["runs"]]

    assert ids() == [shown]
    assert ids(visibility="archived") == [hidden]
    assert ids(visibility="all") == [hidden, shown]


def test_a_restarted_script_goes_on_with_its_run(database_client):
    run = begin(database_client)
    report(database_client, run, *(metrics(step, loss__total=float(step)) for step in range(1, 6)))
    resumed = database_client.post(f"{RUNS}/{run}/resume", json={"step": 3}).json()
    assert resumed == {"attempt": 2, "step": 3}
    report(database_client, run, metrics(4, loss__total=40.0))
    points = database_client.get(f"{RUNS}/{run}/series", params={"key": "loss/total"}).json()["points"]
    assert [(step, value) for step, value, _ in points] == [(1, 1.0), (2, 2.0), (3, 3.0), (4, 40.0)]
    attempts = database_client.get(f"{RUNS}/{run}/attempts").json()
    assert [(one["number"], one["outcome"], one["resumed_from_step"]) for one in attempts] == [
        (1, "lost", None),
        (2, None, 3),
    ]


def test_without_a_step_all_that_was_reported_holds(database_client):
    run = begin(database_client)
    assert database_client.post(f"{RUNS}/{run}/resume", json={}).json() == {"attempt": 2, "step": None}
    report(database_client, run, metrics(7, loss__total=1.0))
    assert database_client.post(f"{RUNS}/{run}/resume", json={}).json() == {"attempt": 3, "step": 7}


def test_a_failed_script_may_go_on_and_a_finished_one_not(database_client):
    run = begin(database_client)
    report(database_client, run, {"type": "state", "state": "failed"})
    assert database_client.post(f"{RUNS}/{run}/resume", json={}).status_code == 200
    assert report(database_client, run, {"type": "state", "state": "succeeded"}).status_code == 200
    assert database_client.post(f"{RUNS}/{run}/resume", json={}).json()["error"]["code"] == "run_ended"
    trained = submit(database_client)
    assert database_client.post(f"{RUNS}/{trained}/resume", json={}).json()["error"]["code"] == "not_external"


def fall_silent(database, run_id, *, stop_requested=False):
    with database.writing() as session:
        run = life.repository.locked(session, run_id)
        run.updated = utc_now() - timedelta(hours=2)
        run.stop_requested = stop_requested


def test_a_silent_script_counts_as_failed_until_it_reports(database_app, database_client):
    context = database_app.state.context
    run = begin(database_client)
    other = begin(database_client)
    fall_silent(context.database, run)
    tidy(context)
    assert database_client.get(f"{RUNS}/{run}").json()["state"] == "running", "the API has not listened long enough"
    object.__setattr__(context, "started", utc_now() - timedelta(hours=2))
    tidy(context)
    view = database_client.get(f"{RUNS}/{run}").json()
    assert (view["state"], view["code"]) == ("failed", external.SILENT)
    assert database_client.get(f"{RUNS}/{other}").json()["state"] == "running"
    assert report(database_client, run, metrics(1, loss__total=1.0)).status_code == 200
    view = database_client.get(f"{RUNS}/{run}").json()
    assert (view["state"], view["code"], view["attempt"]) == ("running", None, 1)
    assert database_client.get(f"{RUNS}/{run}/attempts").json()[0]["ended"] is None


def test_a_heartbeat_is_a_sign_of_life(database_app, database_client):
    context = database_app.state.context
    run = begin(database_client)
    fall_silent(context.database, run)
    assert database_client.post(f"{RUNS}/{run}/heartbeat").status_code == 200
    object.__setattr__(context, "started", utc_now() - timedelta(hours=2))
    tidy(context)
    assert database_client.get(f"{RUNS}/{run}").json()["state"] == "running"


def test_a_silent_script_that_was_to_stop_is_cancelled(database, context):
    with database.writing() as session:
        run = create_external_run(session).id
    fall_silent(database, run, stop_requested=True)
    object.__setattr__(context, "started", utc_now() - timedelta(hours=2))
    tidy(context)
    with database.reading() as session:
        assert life.repository.get(session, run).state == RunState.CANCELLED
