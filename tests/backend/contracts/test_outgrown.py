"""Specs of other versions: known fields are read, the others are named."""

import pytest
from distillboard.contracts.outgrown import KeptSpec, salvage
from distillboard.contracts.spec import JobSpec
from pydantic import TypeAdapter, ValidationError

WHOLE = {
    "dataset": "shapes",
    "teacher": {"model": "big"},
    "student": {"model": "small"},
    "method": {"name": "fgd", "lambda": 1e-6},
}
KEPT = TypeAdapter(KeptSpec)


def test_nothing_is_taken_from_a_spec_of_this_version():
    assert salvage(WHOLE) == (WHOLE, [])


def test_unknown_and_impossible_fields_are_taken_out_and_named():
    old = {**WHOLE, "method": {**WHOLE["method"], "alhpa": 1}, "schedule": {"epochs": 2, "precision": "int8"}, "x": 1}
    kept, left = salvage(old)
    assert kept == {**WHOLE, "schedule": {"epochs": 2}}
    assert {problem.field for problem in left} == {"method.alhpa", "schedule.precision", "x"}
    assert next(problem.hint for problem in left if problem.field == "method.alhpa") == "did you mean 'alpha'?"


def test_a_list_with_a_wrong_entry_is_taken_out_whole():
    kept, left = salvage({**WHOLE, "schedule": {"milestones": [4, "last"]}})
    assert kept["schedule"] == {}
    assert [problem.field for problem in left] == ["schedule.milestones.1"]


@pytest.mark.parametrize(
    "wrong",
    [{"method": {"name": "xgd"}}, {"student": {"model": "no such name!"}}, {"teacher": None}],
    ids=["method", "student", "teacher"],
)
def test_what_a_run_is_about_is_never_taken_out(wrong):
    document = {**WHOLE, **wrong}
    assert salvage(document) == (document, [])


def test_a_run_of_another_version_can_be_read():
    spec = KEPT.validate_python({**WHOLE, "engine": "mmdet", "later": {"a": 1}})
    assert isinstance(spec, JobSpec)
    with pytest.raises(ValidationError):
        KEPT.validate_python({"engine": "mmdet"})
