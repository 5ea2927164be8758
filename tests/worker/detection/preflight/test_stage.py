"""The stage in real runs: what it reports, what it refuses, and that it leaves no trace in the curve."""

from statistics import mean

import pytest
import torch
from distillboard.contracts.events import FactsEvent, LogEvent, MetricsEvent, ProgressEvent
from distillboard.contracts.preflight import REPORT, Calibrate, PreflightOrder, PreflightReport
from distillboard.contracts.states import Stage
from distillboard.contracts.validation import merge_spec
from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.engine import train
from distillboard_worker.detection.hooks.preflight import PreflightHook
from distillboard_worker.reporting import MemoryReporter, RunFailed, Stopped
from worker.detection.documents import job, retinanet, spec

QUIET = {"evaluation": {"interval": 2, "probe_images": 0}}


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def report_of(reporter):
    return PreflightReport.model_validate_json(
        [line for line in reporter.artifacts("preflight") if line.name == REPORT][-1].path.read_bytes()
    )


def examined(folder, cache, document, order=None, **changes):
    """A pre-flight by itself, and what it reported."""
    work = job(folder, cache, document, **changes)
    work.claim.preflight = order or PreflightOrder()
    reporter = MemoryReporter()
    train(work, reporter)
    return report_of(reporter), reporter


def refused(folder, cache, document, teacher=None, weights=None, **changes):
    """What a run reports that is refused, and the refusal."""
    work = job(folder, cache, document, **changes)
    if teacher is not None:
        work.claim.teacher = teacher
    if weights is not None:
        work.teacher_weights = weights
    reporter = MemoryReporter()
    with pytest.raises(RunFailed) as failure:
        train(work, reporter)
    return report_of(reporter), failure.value


def by_name(report):
    return {check.name: check for check in report.checks}


@pytest.fixture(scope="module")
def alone(tmp_path_factory, cache):
    return examined(tmp_path_factory.mktemp("runs") / "alone", cache, spec("fgd", **QUIET))


def test_everything_is_looked_at(alone):
    report, _ = alone
    checks = by_name(report)
    assert not report.refused
    assert {"data", "teacher", "student", "heads", "features", "loss", "method_ratio", "memory"} <= set(checks)
    assert {f"{term}_ratio" for term in ("foreground", "background", "attention", "relation")} <= set(checks)
    assert checks["teacher"].facts["missing"] == 0
    assert checks["heads"].facts == {"dataset": 8, "student": [8], "teacher": [8]}
    assert checks["memory"].facts["bytes_per_image"] > 0


def test_hooked_modules_are_named_with_their_maps(alone):
    level = by_name(alone[0])["features"].facts["P3"]
    assert level["student"]["module"] == "neck.fpn_convs.0.conv"
    assert level["student"]["shape"][1:] == [16, 8, 8]
    assert (level["teacher"]["channels"], level["teacher"]["stride"]) == (16, 8)
    assert (level["adapter"], level["resized"]) == (False, False)


def test_a_teacher_below_its_record_is_a_warning_in_report_and_log(alone):
    report, reporter = alone
    check = by_name(report)["teacher_score"]
    assert (check.status, check.facts["recorded"], check.facts["images"]) == ("warning", 0.5, 6)
    warnings = [line.message for line in reporter.lines if isinstance(line, LogEvent) and line.level == "warning"]
    assert any("its record says 0.500" in message for message in warnings)


def test_a_teacher_measured_on_the_whole_of_val_is_known_by_class(alone):
    report, reporter = alone
    classes = [event.values["teacher/classes"] for event in reporter.lines if isinstance(event, FactsEvent)]
    assert len(classes) == 1
    assert classes[0]
    assert mean(classes[0].values()) == pytest.approx(by_name(report)["teacher_score"].facts["bbox_mAP"])


def test_it_does_not_train(alone):
    _, reporter = alone
    assert reporter.series("loss/total") == []
    stages = {line.stage for line in reporter.lines if isinstance(line, ProgressEvent)}
    assert stages == {Stage.PREFLIGHT}


def test_the_teacher_is_measured_once_for_file_and_data(alone, cache, tmp_path, monkeypatch):
    monkeypatch.setattr("distillboard_worker.detection.preflight.teacher_score.measure", None)
    again, _ = examined(tmp_path / "again", cache, spec("fgd", **QUIET))
    assert by_name(again)["teacher_score"] == by_name(alone[0])["teacher_score"]


def curve(folder, cache, document):
    reporter = MemoryReporter()
    train(job(folder, cache, document), reporter)
    timed = ("time/", "sys/")
    return [
        (line.step, key, value)
        for line in reporter.lines
        if isinstance(line, MetricsEvent)
        for key, value in sorted(line.values.items())
        if not key.startswith(timed)
    ], reporter


@pytest.mark.parametrize("method", ["fgd", "mgd"])
def test_the_curve_is_the_same_with_and_without(tmp_path, cache, monkeypatch, method):
    document = spec(method, evaluation={"interval": 2, "probe_images": 0, "verify": False})
    examined_curve, reporter = curve(tmp_path / "with", cache, document)
    assert reporter.artifacts("preflight")
    monkeypatch.setattr(PreflightHook, "before_train", lambda *_: None)
    plain_curve, reporter = curve(tmp_path / "without", cache, document)
    assert not reporter.artifacts("preflight")
    assert examined_curve == plain_curve


def test_a_control_is_examined_too(tmp_path, cache):
    report, _ = examined(tmp_path / "control", cache, spec("none", **QUIET))
    assert "alone" in by_name(report)["features"].message
    assert not {"teacher", "method_ratio", "teacher_score"} & set(by_name(report))


def test_independent_faults_come_together_in_one_report(tmp_path, cache):
    own = spec("fgd", student={"weights": "own"}, **QUIET)
    report, failure = refused(tmp_path / "bad", cache, own, teacher=retinanet("big", base=4))
    errors = {check.name for check in report.checks if check.status == "error"}
    assert errors == {"teacher", "student"}
    assert failure.code == "checkpoint_differs"
    assert by_name(report)["teacher"].facts["reshaped"] > 0


def test_a_teacher_of_other_classes_names_their_number(tmp_path, cache):
    work = job(tmp_path / "first", cache, spec("fgd"))
    other = retinanet("big", base=8, classes=("a", "b", "c"))
    path = tmp_path / "three.pth"
    torch.save(build_model(other).state_dict(), path)
    report, _ = refused(tmp_path / "bad", cache, spec("fgd"), teacher=work.claim.teacher, weights=path)
    assert "trained for 3 classes" in by_name(report)["teacher"].hint


def test_a_student_with_a_head_for_other_classes_is_refused(tmp_path, cache):
    odd = retinanet("odd", classes=tuple("ab")).model_copy(update={"classes": retinanet("small").classes})
    report, failure = refused(tmp_path / "bad", cache, spec("none"), student=odd)
    assert failure.code == "classes_differ"
    assert "set num_classes" in by_name(report)["heads"].message


def test_a_missing_level_is_refused_with_what_exists(tmp_path, cache):
    _, failure = refused(tmp_path / "bad", cache, spec("fgd", method={"levels": ["P3", "P9"]}))
    assert failure.code == "unknown_level"
    assert "P7 (stride 128)" in failure.reason


def test_a_module_that_does_not_exist_is_refused_with_the_nearest(tmp_path, cache):
    modules = {"P3": {"student": "neck.fpn_conv.0"}}
    report, failure = refused(tmp_path / "bad", cache, spec("fgd", method={"modules": modules}))
    assert "neck.fpn_convs.0" in failure.reason
    assert by_name(report)["levels"].status == "error"


def test_heirs_say_how_much_they_inherit(tmp_path, cache):
    document = spec("fgd", student={"inherit": True}, **QUIET)
    whole, _ = examined(tmp_path / "whole", cache, document, student=retinanet("small", base=8))
    assert by_name(whole)["inheritance"].status == "ok"
    part, _ = examined(tmp_path / "part", cache, document, student=retinanet("small", width=8))
    assert by_name(part)["inheritance"].status == "warning"


def test_somebody_who_cancels_is_heard(tmp_path, cache):
    work = job(tmp_path / "stopped", cache, spec("fgd", evaluation={"teacher_images": 3, "probe_images": 0}))
    work.claim.preflight = PreflightOrder()
    reporter = MemoryReporter()
    reporter.request_stop()
    with pytest.raises(Stopped):
        train(work, reporter)


@pytest.mark.parametrize("keep_ratios", [False, True])
def test_the_proposal_gives_the_target_at_the_same_steps(tmp_path, cache, keep_ratios):
    order = PreflightOrder(calibrate=Calibrate(target=0.5, steps=4, keep_ratios=keep_ratios))
    document = spec("fgd", **QUIET)
    first, reporter = examined(tmp_path / "first", cache, document, order)
    assert reporter.series("loss/total") == []
    changed = merge_spec(document.model_dump(mode="json", by_alias=True), first.calibration.patch)
    again, _ = examined(tmp_path / "again", cache, type(document).model_validate(changed), order)
    assert again.calibration.ratio == pytest.approx(0.5, rel=0.2)
    if not keep_ratios:
        assert [term.ratio for term in again.calibration.terms] == pytest.approx([0.125] * 4, rel=0.2)


def test_a_peers_weight_is_proposed(tmp_path, cache):
    order = PreflightOrder(calibrate=Calibrate(target=1.0, steps=3))
    report, _ = examined(tmp_path / "peer", cache, spec("pkd", **QUIET), order)
    (term,) = report.calibration.terms
    assert term.field == "method.weight"
    assert term.proposed_ratio == pytest.approx(1.0, rel=0.01)
