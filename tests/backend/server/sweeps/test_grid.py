"""Grids become specs in a fixed order, and their mistakes become sentences."""

import pytest
from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.validation import SpecError
from distillboard.server.sweeps.grid import expand, in_grid, run_title

BASE = {"dataset": "toys", "student": {"model": "small"}, "method": {"name": "fgd", "alpha": 0.5}}


def test_every_combination_in_the_order_of_fields_and_values():
    cells = list(expand(BASE, {"method.alpha": [0.001, 0.002], "schedule.seed": [2, 0, 1]}))
    assert [cell.label for cell in cells] == [
        "alpha=0.001, seed=2",
        "alpha=0.001, seed=0",
        "alpha=0.001, seed=1",
        "alpha=0.002, seed=2",
        "alpha=0.002, seed=0",
        "alpha=0.002, seed=1",
    ]
    assert cells[3].document == {
        **BASE, "method": {"name": "fgd", "alpha": 0.002}, "schedule": {"seed": 2},
    }  # fmt: skip
    assert BASE["method"]["alpha"] == 0.5


def test_another_method_takes_no_parameters_of_the_first():
    control, distilled = expand(BASE, {"method.name": ["none", "fgd"]})
    assert control.document["method"] == {"name": "none"}
    assert distilled.document["method"] == {"name": "fgd", "alpha": 0.5}
    assert control.label == "method=none"


def test_a_whole_section_as_a_value():
    (cell,) = expand(BASE, {"method.alpha": [0.25], "method": [{"name": "fgd", "beta": 1}]})
    assert cell.document["method"] == {"name": "fgd", "beta": 1, "alpha": 0.25}


@pytest.mark.parametrize(
    ("grid", "field", "message"),
    [
        ({"schedule.seed": []}, "grid.schedule.seed", "at least one value"),
        ({"schedule.seed": list(range(501))}, "grid", "makes 501 runs; a sweep may have 500"),
        ({"a": list(range(10**4)), "b": list(range(10**4))}, "grid", "makes 100000000 runs"),
    ],
)
def test_size(grid, field, message):
    with pytest.raises(SpecError, match=message) as caught:
        list(expand(BASE, grid))
    assert caught.value.fields[0].field == field


@pytest.mark.parametrize(
    ("about", "field", "hint"),
    [
        ("method.alpha", "grid.method.alpha", "got 20"),
        ("method", "grid.method.alpha", None),
        ("student.model", "spec.student.model", None),
    ],
)
def test_a_problem_is_told_where_it_came_from(about, field, hint):
    stated = in_grid(FieldProblem(field=about, message="is wrong"), {"method.alpha": 20})
    assert (stated.field, stated.hint) == (field, hint)


def test_a_long_title_is_cut():
    (cell,) = expand(BASE, {"notes": ["x" * 300]})
    assert run_title("night", cell) == f"night · notes={'x' * 105}…"
