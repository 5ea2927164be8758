"""``field=value`` on the command line."""

import json

import pytest
import typer
from distillboard.client.cli.changes import (
    read_draw,
    read_grid,
    read_moment,
    read_spec,
    read_stretches,
    read_value,
)


def test_changes_lie_over_a_recipe():
    spec = read_spec("shapes-fgd", ["schedule.seed=1", "method.alpha=1e-3", "notes=two words", "teacher=null"])
    assert spec == {
        "recipe": "shapes-fgd",
        "schedule": {"seed": 1},
        "method": {"alpha": 0.001},
        "notes": "two words",
        "teacher": None,
    }


def test_a_file_is_a_spec(tmp_path):
    file = tmp_path / "spec.json"
    file.write_text(json.dumps({"dataset": "shapes", "schedule": {"epochs": 2}}))
    assert read_spec(str(file), ["schedule.seed=3"]) == {"dataset": "shapes", "schedule": {"epochs": 2, "seed": 3}}


@pytest.mark.parametrize("text", ["[1, 2]", "{"])
def test_a_file_that_is_no_spec_is_refused(tmp_path, text):
    file = tmp_path / "spec.json"
    file.write_text(text)
    with pytest.raises(typer.BadParameter):
        read_spec(str(file), [])


def test_a_change_without_an_equals_sign_is_refused_with_an_example():
    with pytest.raises(typer.BadParameter, match=r"schedule\.seed=1"):
        read_spec("shapes-fgd", ["seed"])


def test_a_grid_takes_lists_both_ways():
    grid = read_grid(["method.gamma=0.001,0.01", "schedule.seed=[0, 1]", "method.mask_scale=batch,image", "notes=x"])
    assert grid == {
        "method.gamma": [0.001, 0.01],
        "schedule.seed": [0, 1],
        "method.mask_scale": ["batch", "image"],
        "notes": ["x"],
    }


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("1e-3", 0.001), ("true", True), ("null", None), ("a b", "a b")])
def test_values(text, value):
    assert read_value(text) == value


def test_ranges_are_stretches():
    assert read_stretches(["schedule.lr=1e-4..1e-2:log", "schedule.epochs=4..12:whole", "method.alpha=.1...5"]) == {
        "schedule.lr": {"low": 1e-4, "high": 1e-2, "log": True},
        "schedule.epochs": {"low": 4.0, "high": 12.0, "whole": True},
        "method.alpha": {"low": 0.1, "high": 0.5},
    }


@pytest.mark.parametrize("text", ["schedule.lr=1..", "schedule.lr=1", "schedule.lr=a..b", "schedule.lr=1..2:odd"])
def test_what_is_no_range_is_refused(text):
    with pytest.raises(typer.BadParameter, match="is no range"):
        read_stretches([text])


def test_a_draw_says_how_many():
    assert read_draw(None, None, ranges=False) is None
    assert read_draw(5, None, ranges=True) == {"count": 5, "seed": 0}
    assert read_draw(5, 7, ranges=False) == {"count": 5, "seed": 7}
    for seed, ranges in ((None, True), (3, False)):
        with pytest.raises(typer.BadParameter, match="--count"):
            read_draw(None, seed, ranges=ranges)


def test_a_moment_is_a_number_or_a_time():
    assert read_moment("1700000000.5") == 1700000000.5
    assert read_moment("2023-11-14T22:13:20Z") == 1700000000
    with pytest.raises(typer.BadParameter, match="neither a number nor a time"):
        read_moment("yesterday")
