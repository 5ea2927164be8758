"""Submissions: everything is checked, everything wrong is named, and nothing is half-created."""

import threading

import pytest
from distillboard.contracts.catalogue import CheckFinding, CheckReport
from distillboard.server.catalogue import service as catalogue
from distillboard.server.runs.models import IdempotencyKey, Run
from sqlalchemy import func, select
from support.http import TestClient
from support.rows import SPEC, dataset_document, model_document


def refusal(client: TestClient, body, status: int = 422):
    answer = client.post("/api/v1/runs", json=body)
    assert answer.status_code == status, answer.text
    return answer.json()["error"]


def count_runs(app) -> int:
    with app.state.context.database.reading() as session:
        return session.scalar(select(func.count()).select_from(Run))


def keep(app, kind, document, report=None):
    with app.state.context.database.writing() as session:
        catalogue.keep(session, kind, document, report)


def test_a_submission_is_queued_with_its_inputs_pinned(client):
    created = client.post("/api/v1/runs", json={**SPEC, "name": "mine"})
    assert created.status_code == 201
    run = client.get(f"/api/v1/runs/{created.json()['id']}").json()
    assert (run["name"], run["state"], run["queue_position"]) == ("mine", "queued", 1)
    assert run["inputs"] == {
        "dataset": "toys", "dataset_version": 1, "student": "small", "student_version": 1,
        "teacher": None, "teacher_version": None,
    }  # fmt: skip


def test_a_recipe_is_merged_with_what_differs(client):
    created = client.post("/api/v1/runs", json={"recipe": "quick", "schedule": {"seed": 3}})
    spec = client.get(f"/api/v1/runs/{created.json()['id']}").json()["spec"]
    assert (spec["recipe"], spec["schedule"]["epochs"], spec["schedule"]["seed"]) == ("quick", 2, 3)


def test_lambda_keeps_its_name(client):
    body = {**SPEC, "teacher": {"model": "big"}, "method": {"name": "fgd", "lambda": 1e-4}}
    created = client.post("/api/v1/runs", json=body).json()
    run = client.get(f"/api/v1/runs/{created['id']}").json()
    assert run["spec"]["method"]["lambda"] == 1e-4
    assert run["teacher_map"] == 0.6


def test_a_run_nobody_named_gets_a_name_one_can_read(client):
    assert client.post("/api/v1/runs", json=SPEC).json()["name"].count("-") == 2


def test_an_unknown_field_is_refused_with_the_nearest_known_one(client, app):
    body = {**SPEC, "teacher": {"model": "big"}, "method": {"name": "fgd", "alhpa": 0.1}}
    error = refusal(client, body)
    assert error["code"] == "invalid_spec"
    assert error["fields"] == [
        {"field": "method.alhpa", "message": "unknown field 'alhpa'", "hint": "did you mean 'alpha'?"}
    ]
    assert "method.alhpa" in error["message"]
    assert count_runs(app) == 0


@pytest.mark.parametrize(
    ("changes", "code", "field", "hint"),
    [
        ({"recipe": "quik"}, "unknown_recipe", "recipe", "did you mean 'quick'?"),
        ({"dataset": "toyz"}, "unknown_dataset", "dataset", "did you mean 'toys'?"),
        ({"student": {"model": "smal"}}, "unknown_model", "student.model", "did you mean 'small'?"),
        ({"student": {"model": "small", "version": 7}}, "unknown_model", "student.model", "its newest version is 1"),
        ({"teacher": {"model": "bgi"}}, "unknown_model", "teacher.model", "did you mean 'big'?"),
        ({"teacher": {"model": "small"}}, "teacher_without_weights", "teacher.model", None),
        ({"student": {"model": "small", "weights": "own"}}, "student_without_weights", "student.weights", None),
        ({"student": {"model": "small", "weights": "backbone"}}, "student_without_weights", "student.weights", None),
        ({"schedule": {"epochs": 0}}, "invalid_spec", "schedule.epochs", "got 0"),
        ({"method": {"name": "fgd"}}, "invalid_spec", "teacher", None),
        ({"notes": "a\x00b"}, "invalid_spec", "notes", None),
    ],
)
def test_what_does_not_fit_names_the_field_and_the_fix(client, app, changes, code, field, hint):
    error = refusal(client, {**SPEC, **changes})
    assert (error["code"], error["fields"][0]["field"]) == (code, field)
    if hint is not None:
        assert error["fields"][0]["hint"] == hint
    assert count_runs(app) == 0


def test_all_faults_are_named_at_once(client):
    error = refusal(client, {"dataset": "nothing-like-it", "student": {"model": "smal"}})
    assert [problem["field"] for problem in error["fields"]] == ["dataset", "student.model"]


def test_classes_that_differ_are_both_listed(client, app):
    keep(app, "dataset", dataset_document("birds", classes=["gull", "tern"]), CheckReport())
    error = refusal(client, {**SPEC, "dataset": "birds"})
    assert error["code"] == "class_mismatch"
    assert "disk, star" in error["message"]
    assert "gull, tern" in error["message"]


def test_a_refused_version_is_refused_with_its_report(client, app):
    finding = CheckFinding(severity="error", field="val.images", message="12 images are missing")
    keep(app, "dataset", dataset_document("birds"), CheckReport(findings=[finding]))
    error = refusal(client, {**SPEC, "dataset": "birds"})
    assert error["code"] == "refused_dataset"
    assert "val.images: 12 images are missing" in error["message"]


def test_an_unchecked_version_is_refused(client, app):
    keep(app, "model", model_document("new"))
    assert refusal(client, {**SPEC, "student": {"model": "new"}})["code"] == "unchecked_model"


def test_numbers_that_json_does_not_know_are_refused(client):
    body = '{"engine": "external", "config": {"lr": NaN}}'
    answer = client.post("/api/v1/runs", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["error"]["fields"][0]["field"] == "config.lr"


def test_an_external_run_begins_at_once(client):
    created = client.post("/api/v1/runs", json={"engine": "external", "config": {"lr": 0.1}}).json()
    run = client.get(f"/api/v1/runs/{created['id']}").json()
    assert (run["state"], run["spec"]["config"]) == ("running", {"lr": 0.1})
    assert run["started"] is not None


def test_the_same_key_and_body_give_the_same_run(client, app):
    headers = {"Idempotency-Key": "k1"}
    first = client.post("/api/v1/runs", json={**SPEC, "notes": "x"}, headers=headers)
    again = client.post("/api/v1/runs", json={"notes": "x", **SPEC}, headers=headers)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert count_runs(app) == 1


def test_the_same_key_with_another_body_is_a_conflict(client, app):
    headers = {"Idempotency-Key": "k1"}
    client.post("/api/v1/runs", json=SPEC, headers=headers)
    answer = client.post("/api/v1/runs", json={**SPEC, "notes": "x"}, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "idempotency_conflict")
    assert count_runs(app) == 1


def test_a_refused_submission_leaves_its_key_free(client, app):
    headers = {"Idempotency-Key": "k1"}
    assert client.post("/api/v1/runs", json={**SPEC, "dataset": "toyz"}, headers=headers).status_code == 422
    with app.state.context.database.reading() as session:
        assert session.get(IdempotencyKey, "k1") is None
    assert client.post("/api/v1/runs", json=SPEC, headers=headers).status_code == 201


def test_two_requests_at_once_make_one_run(database_app, database_client):
    answers: list[tuple[int, str]] = []
    start = threading.Barrier(6)

    def submit() -> None:
        start.wait()
        answer = database_client.post("/api/v1/runs", json=SPEC, headers={"Idempotency-Key": "once"})
        answers.append((answer.status_code, answer.json()["id"]))

    threads = [threading.Thread(target=submit) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(status for status, _ in answers) == [200, 200, 200, 200, 200, 201]
    assert len({run_id for _, run_id in answers}) == 1
    assert count_runs(database_app) == 1
