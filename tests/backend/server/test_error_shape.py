"""Every answer that is not what was asked for has one shape."""

import pytest
from distillboard.contracts.problems import ProblemAnswer
from fastapi import FastAPI
from support.http import TestClient
from support.rows import SPEC


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/api/v1/nothing", None, 404, "not_found"),
        ("POST", "/api/v1/nothing", {}, 404, "not_found"),
        ("GET", "/api/v1/runs/nothing", None, 404, "unknown_run"),
        ("GET", "/api/v1/models/nothing", None, 404, "unknown_model"),
        ("GET", "/api/v1/datasets/nothing", None, 404, "unknown_dataset"),
        ("GET", "/api/v1/recipes/nothing", None, 404, "unknown_recipe"),
        ("DELETE", "/api/v1/runs", None, 405, "method_not_allowed"),
        ("GET", "/api/v1/runs/nothing/cancel", None, 405, "method_not_allowed"),
        ("GET", "/api/v1/runs?limit=0", None, 422, "invalid_request"),
        ("GET", "/api/v1/runs?cursor=rubbish", None, 400, "invalid_cursor"),
        ("POST", "/api/v1/runs", [], 422, "invalid_request"),
        ("POST", "/api/v1/runs", {"dataset": "toys"}, 422, "invalid_spec"),
        ("POST", "/api/v1/runs/nothing/heartbeat", None, 404, "unknown_run"),
        ("PUT", "/api/v1/workers/w", {}, 422, "invalid_request"),
        ("PUT", "/api/v1/workers/a%20b", {}, 422, "invalid_request"),
        ("POST", "/api/v1/queues/default/claims", {"worker": "w"}, 422, "invalid_request"),
        ("GET", "/readyz", None, 503, "not_ready"),
    ],
)
def test_shape(client: TestClient, method, path, body, status, code):
    answer = client.request(method, path, json=body)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    error = ProblemAnswer.model_validate(answer.json()).error
    assert error.code == code
    assert error.message


def test_what_is_not_json_is_said_so(client):
    answer = client.post("/api/v1/runs", content="{", headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_json")


def test_an_unknown_field_of_any_body_names_the_nearest(client):
    body = {"worker": "w", "slto": 1, "device": {"kind": "cpu"}}
    error = client.post("/api/v1/queues/default/claims", json=body).json()["error"]
    assert error["fields"] == [{"field": "slto", "message": "unknown field 'slto'", "hint": "did you mean 'slot'?"}]
    assert "slto" in error["message"]


def test_a_faulty_query_names_its_parameter(client):
    error = client.get("/api/v1/runs?limit=many").json()["error"]
    assert error["fields"][0]["field"] == "query.limit"


def test_a_method_that_is_not_allowed_says_which_are(client):
    assert "GET" in client.delete("/api/v1/runs").headers["allow"]


def test_a_fault_of_the_server_tells_nothing_but_a_mark(app: FastAPI, caplog):
    @app.get("/api/v1/broken")
    def broken() -> None:
        raise RuntimeError("secret")

    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/broken")
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "internal_error")
    assert "secret" not in answer.text
    assert "secret" in caplog.text


def test_a_conflict_rolls_everything_back(client):
    run_id = client.post("/api/v1/runs", json=SPEC).json()["id"]
    before = client.get(f"/api/v1/runs/{run_id}").json()
    assert client.post(f"/api/v1/runs/{run_id}/retry").status_code == 409
    assert client.get(f"/api/v1/runs/{run_id}").json() == before
