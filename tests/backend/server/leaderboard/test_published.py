"""Published figures beside measured ones."""

import pytest
from distillboard.contracts.catalogue import Published, Recipe
from distillboard.contracts.runs import Inputs
from distillboard.contracts.spec import JobSpec
from distillboard.server.leaderboard.finished import Finished, Kind
from distillboard.server.leaderboard.published import published_rows
from distillboard.server.leaderboard.rows import rows_of

SPEC = {
    "dataset": "coco",
    "student": {"model": "small", "inherit": True},
    "teacher": {"model": "big"},
    "method": {"name": "fgd"},
}


def create_recipe(**figures):
    stated = {"teacher": {"bbox_mAP": 0.41}, "student": {"bbox_mAP": 0.37}, "distilled": {"bbox_mAP": 0.40}, **figures}
    return Recipe(name="paper", spec=SPEC, published=Published(**stated, source="table 3"))


def measured():
    spec = JobSpec.model_validate({**SPEC, "schedule": {"seed": 4}})
    inputs = Inputs(dataset="coco", dataset_version=2, student="small", student_version=1, teacher="big")
    costs = {"parameters": None, "flops": None, "latency": None, "seconds": None}
    return Finished(id="r", kind=Kind(spec, inputs), seed=4, metrics={"bbox_mAP": 0.39}, teacher_map=0.41, **costs)


def test_gain_and_gap_are_those_of_the_stated_figures():
    control, distilled = published_rows([create_recipe()], [], None)
    assert (control.label, control.delta, control.published) == ("control", None, "table 3")
    assert (distilled.label, distilled.teacher, distilled.runs) == ("FGD, inherited head", "big", [])
    assert distilled.delta.mean == pytest.approx(0.03)
    assert distilled.delta.n == 0
    assert distilled.gap_recovered.mean == pytest.approx(0.75)


def test_they_stand_in_the_task_of_measured_runs_of_the_same_conditions():
    (run,) = rows_of([measured()])
    assert {row.task for row in published_rows([create_recipe()], [measured()], None)} == {run.task}
    assert "v2" not in published_rows([create_recipe()], [], None)[0].task


def test_what_is_not_stated_is_not_made_up():
    (distilled,) = published_rows([create_recipe(student={}, teacher={})], [], None)
    assert (distilled.delta, distilled.gap_recovered) == (None, None)
    assert distilled.unmatched == "the source states no student without a teacher"
    assert published_rows([create_recipe(distilled={})], [], None) == []
    assert published_rows([create_recipe()], [], "toys") == []
