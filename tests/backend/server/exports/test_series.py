"""Curves as files."""

import csv
import io

import pytest
from arro3.core import Table
from arro3.io import read_parquet
from distillboard.server.exports import service
from support.http import TestClient
from support.reports import TIME, metrics, new_batch

NOTHING = ""


@pytest.fixture
def pair(database_client: TestClient) -> tuple[str, str]:
    first = create(
        database_client,
        metrics(1, epoch=0.5, a=1.5, b="nan"),
        metrics(2, a="-inf"),
        metrics(2, epoch=1.0, time=TIME + 5, a=0.1),
    )
    return first, create(database_client, metrics(1, **{"=c": 3.0}))


def create(client: TestClient, *events) -> str:
    run_id = client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    client.post(f"/api/v1/runs/{run_id}/events", json=new_batch(*events)).raise_for_status()
    return run_id


def rows(client: TestClient, **parameters) -> list[list[str]]:
    answer = client.get("/api/v1/exports/series.csv", params=parameters).raise_for_status()
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "series.csv" in answer.headers["content-disposition"]
    return list(csv.reader(io.StringIO(answer.text)))


def table(client: TestClient, **parameters) -> Table:
    answer = client.get("/api/v1/exports/series.parquet", params=parameters).raise_for_status()
    return read_parquet(io.BytesIO(answer.content)).read_all()


def test_long_form(database_client, pair):
    head, *points = rows(database_client, run=list(pair))
    assert head == ["run", "name", "key", "step", "epoch", "time", "value"]
    assert [[row[0], *row[2:]] for row in points] == [
        [pair[0], "a", "1", "0.5", str(TIME), "1.5"],
        [pair[0], "a", "2", NOTHING, str(TIME), "-inf"],
        [pair[0], "a", "2", "1.0", str(TIME + 5), "0.1"],
        [pair[0], "b", "1", "0.5", str(TIME), "nan"],
        [pair[1], "'=c", "1", NOTHING, str(TIME), "3.0"],
    ]


def test_wide_form(database_client, pair):
    head, *steps = rows(database_client, run=list(pair), form="wide")
    assert head == ["run", "name", "step", "epoch", "time", "a", "b", "'=c"]
    assert [[row[0], *row[2:]] for row in steps] == [
        [pair[0], "1", "0.5", str(TIME), "1.5", "nan", NOTHING],
        [pair[0], "2", "1.0", str(TIME + 5), "0.1", NOTHING, NOTHING],
        [pair[1], "1", NOTHING, str(TIME), NOTHING, NOTHING, "3.0"],
    ]


def test_chosen_keys(database_client, pair):
    assert [row[2] for row in rows(database_client, run=pair[0], key=["b", "none"])[1:]] == ["b"]


@pytest.mark.parametrize("form", ["long", "wide"])
def test_parquet_has_the_same_in_types(client, form):
    run_id = create(client, *(metrics(step, epoch=None, a=step / 3, b="inf") for step in range(50)))
    found = table(client, run=run_id, form=form)
    columns = {name: found.column(name).to_pylist() for name in found.schema.names}
    assert set(columns["epoch"]) == {None}
    assert columns["step"][:50] == list(range(50))
    assert columns["time"][0] == TIME
    values = columns["a"] if form == "wide" else columns["value"][:50]
    assert values == [step / 3 for step in range(50)]
    assert set(columns["b"] if form == "wide" else columns["value"][50:]) == {float("inf")}


def test_a_run_without_points_is_a_file_without_rows(client):
    run_id = client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    assert rows(client, run=run_id)[1:] == rows(client, run=run_id, form="wide")[1:] == []
    assert table(client, run=run_id).num_rows == 0


def test_large_curves_come_in_pieces(client, monkeypatch):
    monkeypatch.setattr("distillboard.server.exports.curves._POINTS_AT_ONCE", 60)
    monkeypatch.setattr("distillboard.server.exports.curves._ROWS_AT_ONCE", 7)
    run_id = create(client, *(metrics(step, a=step, b=-step, c=0.5) for step in range(50)))
    points = rows(client, run=run_id)[1:]
    assert [(row[2], int(row[3])) for row in points] == [(key, step) for key in "abc" for step in range(50)]
    assert [int(row[2]) for row in rows(client, run=run_id, form="wide")[1:]] == list(range(50))


@pytest.mark.parametrize(
    ("address", "parameters", "status"),
    [
        ("series.csv", {}, 422),
        ("series.xls", {"run": "a"}, 422),
        ("series.csv", {"run": "nobody"}, 404),
        ("series.csv", {"run": ["a"] * 51}, 422),
        ("series.parquet", {"run": "a", "form": "tall"}, 422),
        ("series.parquet", {"run": "a", "attempt": 0}, 422),
    ],
)
def test_bad_questions(client, address, parameters, status):
    answer = client.get(f"/api/v1/exports/{address}", params=parameters)
    assert answer.status_code == status
    assert answer.json()["error"]["message"]


@pytest.mark.parametrize("bound", ["MAX_WIDE_POINTS", "MAX_WIDE_COLUMNS"])
def test_a_wide_form_that_would_be_too_much_is_refused(client, monkeypatch, bound):
    run_id = create(client, metrics(1, a=1.0, b=1.0))
    monkeypatch.setattr(service, bound, 1)
    answer = client.get("/api/v1/exports/series.csv", params={"run": run_id, "form": "wide"})
    assert (answer.status_code, answer.json()["error"]["code"][:8]) == (413, "too_many")
    assert len(rows(client, run=run_id)) == 3
