"""From raw documents to specs, and to problems a person can act on."""

import pytest
from distillboard.contracts.spec import FGD, ExternalSpec, JobSpec
from distillboard.contracts.validation import SpecError, merge_spec, nearest, parse_spec, set_field

WHOLE = {
    "dataset": "shapes",
    "teacher": {"model": "big"},
    "student": {"model": "small"},
    "method": {"name": "fgd", "lambda": 1e-6},
}


def problems_of(raw: dict) -> dict[str, tuple[str, str | None]]:
    with pytest.raises(SpecError) as caught:
        parse_spec(raw)
    return {problem.field: (problem.message, problem.hint) for problem in caught.value.fields}


def test_a_whole_spec_is_read_and_written_alike():
    spec = parse_spec(WHOLE)
    assert isinstance(spec, JobSpec)
    assert isinstance(spec.method, FGD)
    assert spec.method.lambda_ == 1e-6
    assert parse_spec(spec.model_dump(mode="json", by_alias=True)) == spec


def test_an_external_spec_needs_no_models():
    assert isinstance(parse_spec({"engine": "external", "name": "mine"}), ExternalSpec)


@pytest.mark.parametrize(
    ("change", "field", "message", "hint"),
    [
        ({"datset": "shapes"}, "datset", "unknown field 'datset'", "did you mean 'dataset'?"),
        (
            {"student": {"model": "s", "inhert": True}},
            "student.inhert",
            "unknown field 'inhert'",
            "did you mean 'inherit'?",
        ),
        (
            {"method": {"name": "fgd", "lamda": 1}},
            "method.lamda",
            "unknown field 'lamda'",
            "did you mean 'lambda'?",
        ),
        (
            {"schedule": {"epochs": 0}},
            "schedule.epochs",
            "Input should be greater than or equal to 1",
            "got 0",
        ),
        (
            {"schedule": {"milestones": [3, 0]}},
            "schedule.milestones.1",
            "Input should be greater than or equal to 1",
            "got 0",
        ),
        ({"teacher": None}, "teacher", "method 'fgd' needs a teacher; name a model that has weights", None),
    ],
)
def test_a_fault_names_its_field_and_the_fix(change, field, message, hint):
    assert problems_of({**WHOLE, **change}) == {field: (message, hint)}


@pytest.mark.parametrize(
    ("change", "field", "message", "hint"),
    [
        ({"method": {"name": "pdk"}}, "method.name", "unknown method 'pdk'", "did you mean 'pkd'? known: none, fgd, "),
        ({"method": {"name": "xyzzy"}}, "method.name", "unknown method 'xyzzy'", "known: none, fgd, mse, pkd, "),
        ({"engine": "mmdt"}, "engine", "unknown engine 'mmdt'", "did you mean 'mmdet'? known: mmdet, external"),
    ],
)
def test_an_unknown_alternative_names_the_nearest_one(change, field, message, hint):
    found = problems_of({**WHOLE, **change})
    assert list(found) == [field]
    assert found[field][0] == message
    assert (found[field][1] or "").startswith(hint)


@pytest.mark.parametrize("name", ["mse", "pkd", "mgd", "cwd", "cankd", "fbkd"])
def test_every_peer_is_a_method_with_defaults(name):
    spec = parse_spec({**WHOLE, "method": {"name": name, "levels": ["P3"]}})
    assert isinstance(spec, JobSpec)
    assert spec.method.name == name
    assert parse_spec(spec.model_dump(mode="json", by_alias=True)) == spec


def test_a_field_that_resembles_nothing_lists_what_is_known():
    message, hint = problems_of({**WHOLE, "student": {"model": "s", "zzz": 1}})["student.zzz"]
    assert message == "unknown field 'zzz'"
    assert hint == "known fields: inherit, model, version, weights"


def test_every_fault_is_reported_at_once():
    assert set(problems_of({"student": {}, "colour": 1})) == {"dataset", "student.model", "colour"}


def test_changes_merge_field_by_field():
    merged = merge_spec(WHOLE, {"method": {"alpha": 0.1}, "schedule": {"seed": 3}})
    assert merged["method"] == {"name": "fgd", "lambda": 1e-6, "alpha": 0.1}
    assert merged["schedule"] == {"seed": 3}
    assert "alpha" not in WHOLE["method"]


def test_another_method_replaces_the_old_ones_fields():
    assert merge_spec(WHOLE, {"method": {"name": "none"}})["method"] == {"name": "none"}


def test_a_dotted_field_is_set_and_its_sections_are_made():
    document: dict = {"schedule": {"epochs": 3}}
    set_field(document, "schedule.seed", 1)
    set_field(document, "method.name", "none")
    assert document == {"schedule": {"epochs": 3, "seed": 1}, "method": {"name": "none"}}


def test_the_nearest_name_folds_case_and_gives_up_when_nothing_is_close():
    assert nearest("ALPHA", ["alpha", "beta"]) == "alpha"
    assert nearest("xyz", ["alpha", "beta"]) is None
