"""What differs between runs."""

import pytest
from distillboard.server.search.comparing import diff
from support.reports import metrics, new_batch
from support.rows import SPEC, create_run
from support.seeding import metric_keys, seed_runs

DIFF = "/api/v1/runs/diff"


def submit(client, body):
    return client.post("/api/v1/runs", json=body).json()["id"]


def report(client, run, **values):
    assert client.post(f"/api/v1/runs/{run}/events", json=new_batch(metrics(1, **values))).is_success


def read(client, *runs, **params):
    return client.get(DIFF, params={"run": runs, **params})


def test_only_what_differs_is_shown_with_the_metrics_beside(database_client):
    first = submit(database_client, {**SPEC, "name": "a", "tags": ["x"], "schedule": {"milestones": [3, 5]}})
    second = submit(database_client, {**SPEC, "name": "b", "teacher": {"model": "big"}, "method": {"name": "mse"}})
    own = submit(database_client, {"engine": "external", "name": "c", "config": {"opt": {"lr": 0.1}}})
    report(database_client, own, val__bbox_mAP=0.4, val__bbox_mAP_50=0.6, loss__total=2.0, other=1.0)
    answer = read(database_client, first, second).json()
    assert [run["name"] for run in answer["runs"]] == ["a", "b"]
    found = {field["path"]: field["values"] for field in answer["fields"]}
    assert found["schedule.milestones"] == [[3, 5], [16, 22]]
    assert found["method.name"] == ["none", "mse"]
    assert found["teacher.model"] == [None, "big"]
    assert found["inputs.teacher"] == [None, "big"]
    assert not {"name", "tags", "dataset", "schedule.lr"} & set(found)
    assert answer["same"] > 30
    answer = read(database_client, first, own, second).json()
    found = {field["path"]: field["values"] for field in answer["fields"]}
    assert found["config.opt.lr"] == [None, 0.1, None]
    assert found["engine"] == ["mmdet", "external", "mmdet"]
    beside = {row["key"]: [one and one["last"] for one in row["summaries"]] for row in answer["metrics"]}
    assert beside["val/bbox_mAP"] == [None, 0.4, None]
    assert set(beside) == {"val/bbox_mAP", "val/bbox_mAP_50", "loss/total"}
    ways = {row["key"]: row["better"] for row in answer["metrics"]}
    assert ways == {"val/bbox_mAP": "larger", "val/bbox_mAP_50": "larger", "loss/total": "smaller"}


def test_the_metrics_beside_can_be_chosen(database_client):
    runs = [submit(database_client, {"engine": "external"}) for _ in range(2)]
    report(database_client, runs[1], other=1.0)
    answer = read(database_client, *runs, metrics=["other"]).json()
    assert [(row["key"], [bool(one) for one in row["summaries"]]) for row in answer["metrics"]] == [
        ("other", [False, True])
    ]
    assert answer["fields"] == []


def test_two_to_fifty_different_runs_are_compared(client):
    run = submit(client, SPEC)
    assert read(client, run).status_code == 422
    assert read(client, run, run).json()["error"]["code"] == "one_run"
    assert read(client, *map(str, range(51))).status_code == 422
    assert read(client, run, "nothing").status_code == 404


def test_a_difference_is_bounded(database):
    with database.writing() as session:
        run = create_run(session)
        huge = {"engine": "external", "config": {f"key-{number}": number for number in range(3000)}}
        other = create_run(session)
        other.spec = huge
        found = diff(session, [run.id, other.id], None)
    assert (len(found.fields), found.more) == (1000, True)


@pytest.mark.parametrize("limit", [3, 50])
def test_seeded_runs_are_as_if_they_had_been_trained(database_app, database_client, limit):
    with database_app.state.context.database.writing() as session:
        ids = seed_runs(session, 8, metrics=5)
    text = f"schedule.lr > 0 and {metric_keys(5)[-1]}.max >= 0 and student/parameters > 1 and tag != null"
    asked = {"filter": text, "sort": "-name", "limit": limit}
    page = database_client.get("/api/v1/runs", params=asked).json()
    assert page["total"] == 8
    assert [run["id"] for run in page["runs"]] == ids[::-1][:limit]
    assert database_client.get(f"/api/v1/runs/{ids[0]}").json()["state"] in {"succeeded", "failed", "cancelled"}
