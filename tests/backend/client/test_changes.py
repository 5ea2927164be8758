"""``field=value`` on the command line."""

import json

import pytest
import typer
from distillboard.client.cli.changes import read_grid, read_spec, read_value


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
