"""Curves of many runs in one request."""

import json
import math

import numpy as np
import pytest
from distillboard.contracts.series import SeriesAnswer, SeriesRequest
from distillboard.server.errors import TooLarge
from distillboard.server.events import service as events
from distillboard.server.queues import service as queues
from distillboard.server.series import service
from support.http import TestClient
from support.reports import TIME, metrics, new_batch, parsed
from support.rows import claim_request, create_run

COUNT = 3000


def create(client: TestClient, *events) -> str:
    run_id = client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    if events:
        client.post(f"/api/v1/runs/{run_id}/events", json=new_batch(*events)).raise_for_status()
    return run_id


def ask(client: TestClient, **body) -> SeriesAnswer:
    answer = client.post("/api/v1/series", json=body)
    assert answer.status_code == 200, answer.text
    return SeriesAnswer.model_validate_json(answer.content)


@pytest.fixture
def pair(database_client: TestClient) -> tuple[str, str]:
    """Two runs with curves ``a``, one reported half as far; the second has a key of its own."""
    first = create(database_client, *(wave(step) for step in range(COUNT)))
    second = create(database_client, *(wave(step, b=1.0) for step in range(COUNT // 2)))
    return first, second


def wave(step: int, **values):
    return metrics(step, epoch=step / 1000, time=TIME + step / 10, a=math.sin(step), **values)


def test_columns_of_every_run_and_key_that_there_is(database_client, pair):
    answer = ask(database_client, runs=list(pair), keys=["a", "b", "c"], max_points=100)
    assert [(series.run, series.key, series.total) for series in answer.series] == [
        (pair[0], "a", COUNT), (pair[1], "a", COUNT // 2), (pair[1], "b", COUNT // 2),
    ]  # fmt: skip
    for series in answer.series:
        assert 0 < len(series.steps) == len(series.values) == len(series.times) <= 100
        assert series.thinned
        assert series.epochs is None
    assert [(run.run, run.revision, run.origin, run.resumes) for run in answer.runs] == [
        (pair[0], 2, TIME, []), (pair[1], 2, TIME, []),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("x", "window", "steps"),
    [
        ("step", (10, 14.5), range(10, 15)),
        ("epoch", (0.01, 0.014), range(10, 15)),
        ("time", (TIME + 1.0, TIME + 1.45), range(10, 15)),
        ("relative", (0.95, 1.45), range(10, 15)),
        ("step", (-5, 2), range(3)),
        ("step", (5000, 6000), range(0)),
        ("step", (7, 7), range(7, 8)),
    ],
)
def test_a_range_is_exact_when_zoomed_in(database_client, pair, x, window, steps):
    (series,) = ask(database_client, runs=[pair[0]], keys=["a"], x=x, range=window, max_points=10).series
    assert series.steps == list(steps)
    assert series.total == len(steps)
    assert not series.thinned
    if x == "epoch":
        assert series.epochs == pytest.approx([step / 1000 for step in steps])


def test_one_run_has_the_same_view(database_client, pair):
    parameters = {"key": "a", "x": "epoch", "low": 0.5, "high": 2.5, "max_points": 60}
    one = database_client.get(f"/api/v1/runs/{pair[0]}/series", params=parameters).json()
    many = database_client.get(f"/api/v1/runs/{pair[0]}/curves", params=parameters).json()["series"][0]
    (columns,) = ask(database_client, runs=[pair[0]], keys=["a"], x="epoch", range=(0.5, 2.5), max_points=60).series
    assert one == many
    assert list(zip(columns.steps, columns.values, columns.times, strict=True)) == [tuple(p) for p in one["points"]]
    assert (one["total"], one["thinned"], one["epochs"]) == (2001, True, columns.epochs)


def test_an_open_range_and_a_logarithmic_axis_of_one_run(database_client, pair):
    def steps(**parameters):
        parameters = {"key": "a", "max_points": 40, **parameters}
        answer = database_client.get(f"/api/v1/runs/{pair[0]}/series", params=parameters).json()
        return [point[0] for point in answer["points"]]

    assert steps(low=COUNT - 5) == list(range(COUNT - 5, COUNT))
    assert steps(high=5) == list(range(6))
    early = [sum(step < 100 for step in kept) for kept in (steps(log_x=True), steps())]
    assert early[0] > 3 * early[1]


def test_points_without_an_epoch_are_not_on_that_axis_and_faults_stay_faults(database_client):
    points = (metrics(1, a="nan"), metrics(2, epoch=1.0, a="inf"), metrics(3, epoch=0.5, a=3))
    run_id = create(database_client, *points)
    (by_step,) = ask(database_client, runs=[run_id], keys=["a"]).series
    assert (by_step.steps, by_step.total) == ([1, 2, 3], 3)
    assert math.isnan(by_step.values[0])
    (by_epoch,) = ask(database_client, runs=[run_id], keys=["a"], x="epoch").series
    assert (by_epoch.steps, by_epoch.epochs, by_epoch.values, by_epoch.total) == ([3, 2], [0.5, 1.0], [3, math.inf], 2)


def test_a_run_without_points(database_client):
    run_id = create(database_client)
    answer = ask(database_client, runs=[run_id, run_id], keys=["a"])
    assert [(run.run, run.origin) for run in answer.runs] == [(run_id, None)]
    assert answer.series == []


def test_superseded_points_are_read_by_attempt_and_resumes_are_marked(context):
    with context.database.writing() as session:
        create_run(session)
    with context.database.writing() as session:
        claim = queues.claim(session, context, "default", claim_request())
    run_id, token = claim.run, claim.token

    def report(*said) -> None:
        with context.database.writing() as session:
            events.accept(session, context.settings, run_id, parsed(new_batch(*said)), token)

    report(*(metrics(step, a=1.0) for step in range(1, 11)))
    report({"type": "rewind", "step": 4}, *(metrics(step, a=2.0) for step in range(5, 8)))

    def read(attempt: int | None) -> SeriesAnswer:
        with context.database.reading() as session:
            return SeriesAnswer.model_validate_json(
                service.series(session, SeriesRequest(runs=[claim.run], keys=["a"], attempt=attempt))
            )

    now, before = read(None), read(1)
    assert now.series[0].values == [1.0] * 4 + [2.0] * 3
    assert (before.series[0].steps, before.series[0].values) == (list(range(1, 11)), [1.0] * 10)
    assert read(2).series == read(9).series == now.series
    assert [(resume.attempt, resume.step) for resume in now.runs[0].resumes] == [(2, 4)]


def test_more_than_one_answer_is_made_from_is_refused(context, monkeypatch):
    monkeypatch.setattr(service, "MAX_POINTS_READ", 5)
    with context.database.writing() as session:
        create_run(session)
    with context.database.writing() as session:
        claim = queues.claim(session, context, "default", claim_request())
    with context.database.writing() as session:
        batch = parsed(new_batch(*(metrics(step, a=1.0, b=1.0) for step in range(3))))
        events.accept(session, context.settings, claim.run, batch, claim.token)
    with context.database.reading() as session:
        json.loads(service.series(session, SeriesRequest(runs=[claim.run], keys=["a"])))
        with pytest.raises(TooLarge, match="2 series of 6 points"):
            service.series(session, SeriesRequest(runs=[claim.run], keys=["a", "b"]))


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"runs": []}, 422),
        ({"runs": ["a"] * 51}, 422),
        ({"keys": ["k"] * 1001}, 422),
        ({"keys": ["a\nb"]}, 422),
        ({"keys": ["a" * 201]}, 422),
        ({"keys": []}, 422),
        ({"x": "hour"}, 422),
        ({"range": [3, 1]}, 422),
        ({"range": [-1e308, 1e308]}, 422),
        ({"range": [1]}, 422),
        ({"max_points": 9}, 422),
        ({"attempt": 0}, 422),
        ({"attempt": 2**70}, 422),
        ({"what": 1}, 422),
        ({"runs": ["nobody"]}, 404),
    ],
)
def test_bad_questions(client, changes, status):
    answer = client.post("/api/v1/series", json={"runs": ["nobody"], "keys": ["a"], **changes})
    assert answer.status_code == status
    assert answer.json()["error"]["message"]


@pytest.mark.parametrize(
    "parameters", [{"low": 2, "high": 1}, {"low": "nan"}, {"x": "hour"}, {"attempt": 0}, {"high": "inf"}]
)
def test_bad_views_of_one_run(client, parameters):
    run_id = create(client)
    answer = client.get(f"/api/v1/runs/{run_id}/series", params={"key": "a", **parameters})
    assert answer.status_code == 422
    assert answer.json()["error"]["message"]


def test_all_series_of_a_request_share_one_grid(database_client, pair):
    first, second = ask(database_client, runs=list(pair), keys=["a"], max_points=100).series
    edges = np.arange(0, COUNT, COUNT // 25)
    assert set(np.searchsorted(edges, first.steps, "right")) == set(range(1, 26))
    assert {0, COUNT // 25 - 1, COUNT // 25} <= set(second.steps)
