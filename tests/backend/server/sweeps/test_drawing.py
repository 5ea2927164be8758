"""Random combinations of a sweep."""

import pytest
from distillboard.contracts.sweeps import Draw, Stretch
from distillboard.contracts.validation import SpecError
from distillboard.server.sweeps.drawing import drawn
from pydantic import ValidationError
from support.http import TestClient

SPACE = {"schedule.lr": Stretch(low=1e-4, high=1e-2, log=True), "schedule.epochs": Stretch(low=2, high=9, whole=True)}


def chosen(seed=0, count=40, grid=None, stretches=SPACE):
    return [dict(one.chosen) for one in drawn({}, grid or {}, stretches, Draw(count=count, seed=seed))]


def test_the_same_seed_draws_the_same_combinations_none_twice():
    first = chosen()
    assert first == chosen()
    assert first != chosen(seed=1)
    assert len({str(one) for one in first}) == 40


def test_numbers_stay_in_their_stretch():
    rates, epochs = ([one[field] for one in chosen()] for field in ("schedule.lr", "schedule.epochs"))
    assert all(1e-4 <= rate <= 1e-2 for rate in rates)
    assert 8 <= sum(rate < 1e-3 for rate in rates) <= 32
    assert set(map(type, epochs)) == {int}
    assert set(epochs) <= set(range(2, 10))


def test_more_than_there_are_is_refused():
    with pytest.raises(SpecError) as caught:
        chosen(count=5, grid={"schedule.seed": [0, 1]}, stretches={})
    assert caught.value.fields[0].field == "draw.count"


@pytest.mark.parametrize("changes", [{"low": 2.0}, {"low": 0.0, "log": True}, {"high": float("inf")}])
def test_a_stretch_that_makes_no_sense(changes):
    with pytest.raises(ValidationError):
        Stretch(**{"low": 0.1, "high": 1.0, **changes})


SPEC = {"dataset": "toys", "student": {"model": "small"}}


def test_drawn_combinations_become_runs(client: TestClient):
    space = {"low": 0.001, "high": 0.1, "log": True}
    body = {
        "spec": SPEC,
        "grid": {"schedule.seed": [0, 1, 2]},
        "stretches": {"schedule.lr": space},
        "draw": {"count": 4},
    }
    answer = client.post("/api/v1/sweeps", json=body)
    assert answer.status_code == 201, answer.text
    sweep = client.get(f"/api/v1/sweeps/{answer.json()['id']}").json()
    assert sweep["draw"] == {"count": 4, "seed": 0}
    assert sweep["stretches"]["schedule.lr"] == {**space, "whole": False}
    assert len({run["spec"]["schedule"]["lr"] for run in sweep["runs"]}) == 4


@pytest.mark.parametrize(
    "changes",
    [
        {"grid": {}},
        {"draw": None, "stretches": {"schedule.lr": {"low": 0.1, "high": 1}}},
        {"stretches": {"schedule.seed": {"low": 0, "high": 9}}},
    ],
)
def test_a_space_that_makes_no_sense_is_refused(client: TestClient, changes):
    body = {"spec": SPEC, "grid": {"schedule.seed": [0, 1]}, "draw": {"count": 1}, **changes}
    assert client.post("/api/v1/sweeps", json=body).status_code == 422
