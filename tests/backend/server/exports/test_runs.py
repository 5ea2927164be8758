"""The run list as a file."""

import csv
import io

import pytest
from arro3.io import read_parquet
from distillboard.server.exports import service
from support.http import TestClient
from support.reports import metrics, new_batch
from support.rows import SPEC


@pytest.fixture
def pair(database_client: TestClient) -> tuple[str, str]:
    """A waiting training, and a script's run with points, which is the newer one."""
    body = {**SPEC, "name": "=HYPERLINK()", "schedule": {"epochs": 3, "batch_size": 4}}
    training = database_client.post("/api/v1/runs", json=body).json()["id"]
    script = database_client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    said = new_batch(metrics(1, loss__total=2.0), metrics(2, loss__total="nan"))
    database_client.post(f"/api/v1/runs/{script}/events", json=said).raise_for_status()
    return training, script


def rows(client: TestClient, **parameters) -> list[dict[str, str]]:
    answer = client.get("/api/v1/exports/runs.csv", params=parameters).raise_for_status()
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_a_row_a_run_with_spec_and_metrics(database_client, pair):
    script, training = rows(database_client)
    assert (training["id"], script["id"]) == pair
    assert training["name"] == "'=HYPERLINK()"
    assert (training["spec.schedule.epochs"], script["spec.schedule.epochs"]) == ("3", "")
    assert (script["spec.engine"], script["state"]) == ("external", "running")
    assert (script["loss/total"], script["loss/total.min"], script["loss/total.min_step"]) == ("nan", "2.0", "1")
    assert training["loss/total"] == ""
    assert training["created"].endswith("Z")


def test_it_is_the_list_with_its_filter_and_its_order(database_client, pair):
    assert [row["id"] for row in rows(database_client, sort="created")] == list(pair)
    (row,) = rows(database_client, filter="engine = external")
    assert row["id"] == pair[1]
    assert rows(database_client, state="failed") == []


def test_pages_are_joined(database_client, pair, monkeypatch):
    monkeypatch.setattr(service, "_PAGE", 1)
    assert len(rows(database_client)) == 2


def test_parquet_has_types(database_client, pair):
    answer = database_client.get("/api/v1/exports/runs.parquet").raise_for_status()
    table = read_parquet(io.BytesIO(answer.content)).read_all()
    columns = {name: table.column(name).to_pylist() for name in table.schema.names}
    assert columns["id"] == [pair[1], pair[0]]
    assert columns["spec.schedule.epochs"] == [None, 3]
    assert columns["loss/total.max"] == [2.0, None]


@pytest.mark.parametrize("parameters", [{"filter": "nonsense >"}, {"sort": "nothing"}, {"visibility": "some"}])
def test_bad_questions(client, parameters):
    answer = client.get("/api/v1/exports/runs.csv", params=parameters)
    assert answer.status_code == 422
    assert answer.json()["error"]["message"]


def test_too_many_runs_are_refused(database_client, pair, monkeypatch):
    monkeypatch.setattr(service, "MAX_RUNS", 1)
    answer = database_client.get("/api/v1/exports/runs.csv")
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_many_runs")
