"""Drafts from runs: what is submitted again is what was, and what cannot be is said."""

import pytest
from distillboard.server.catalogue import service as catalogue
from distillboard.server.runs.models import Run
from support.rows import SPEC, dataset_document


@pytest.fixture
def submitted(client):
    def submit(**changes):
        return client.post("/api/v1/runs", json={**SPEC, **changes}).json()["id"]

    return submit


def draft(client, run, status=200):
    answer = client.get(f"/api/v1/runs/{run}/draft")
    assert answer.status_code == status, answer.text
    return answer.json()


def rewrite(app, run, change):
    with app.state.context.database.writing() as session:
        row = session.get(Run, run)
        row.spec = change(row.spec)


def test_a_draft_makes_the_same_run_under_another_name(client, submitted):
    run = submitted(name="first", tags=["night"], schedule={"seed": 3})
    client.patch(f"/api/v1/runs/{run}", json={"tags": ["day"], "notes": "good"})
    found = draft(client, run)
    assert (found["run"], found["name"], found["left"]) == (run, "first", [])
    again = client.get(f"/api/v1/runs/{submitted(**found['spec'])}").json()
    assert again["name"] != "first"
    assert (again["tags"], again["notes"], again["spec"]["schedule"]["seed"]) == (["day"], "good", 3)


def test_what_an_older_version_wrote_is_named_and_left(client, app, submitted):
    run = submitted(recipe="quick")
    old = {"recipe": "gone", "warp": 9}
    rewrite(app, run, lambda spec: {**spec, **old, "schedule": {**spec["schedule"], "epoch": 3}})
    assert client.get(f"/api/v1/runs/{run}").status_code == 200
    found = draft(client, run)
    assert {problem["field"] for problem in found["left"]} == {"recipe", "warp", "schedule.epoch"}
    assert client.post("/api/v1/runs", json=found["spec"]).status_code == 201


def test_versions_are_pinned_where_newer_ones_exist(client, app, submitted):
    run = submitted()
    assert draft(client, run)["spec"]["dataset_version"] is None
    with app.state.context.database.writing() as session:
        catalogue.keep(session, "dataset", dataset_document(about="more of them"), None)
    spec = draft(client, run)["spec"]
    assert (spec["dataset_version"], spec["student"]["version"]) == (1, None)


def test_a_script_of_ones_own_has_no_draft(client):
    run = client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    assert draft(client, run, 409)["error"]["code"] == "external_run"
    assert draft(client, "nobody", 404)["error"]["code"] == "unknown_run"
