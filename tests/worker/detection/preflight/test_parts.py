"""The checks one by one: findings, checkpoints beside models, precision of a sample, scales, calibration."""

import contextlib
import io
import json
from types import SimpleNamespace

import numpy as np
import pytest
from distillboard.contracts.names import term_key
from distillboard.contracts.peers import FBKD, MGD, PKD
from distillboard.contracts.preflight import Calibrate
from distillboard.contracts.spec import FGD
from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.checkpoints import CheckpointMismatchError
from distillboard_worker.detection.errors import ClassesDiffer
from distillboard_worker.detection.evaluation import Detections, measure
from distillboard_worker.detection.preflight.calibration import Watched, propose
from distillboard_worker.detection.preflight.findings import Findings, Part
from distillboard_worker.detection.preflight.first_step import FirstStep
from distillboard_worker.detection.preflight.precision import Estimate, estimate
from distillboard_worker.detection.preflight.scales import note_scales, weights_of
from distillboard_worker.detection.preflight.teacher_score import compare_score
from distillboard_worker.detection.preflight.weights import class_counts, note_fit
from distillboard_worker.reporting import RunFailed
from pycocotools.coco import COCO
from worker.detection.documents import retinanet

CLASSES = ("cat", "dog")


class TestFindings:
    def test_a_refusal_is_an_error_with_the_facts_found_before(self):
        findings = Findings()
        with findings.part("classes") as part:
            part.facts["student"] = 80
            raise ClassesDiffer("They differ.")
        (check,) = findings.report("cpu").checks
        assert (check.status, check.message, check.facts) == ("error", "They differ.", {"student": 80})
        assert findings.report("cpu").refused

    def test_all_independent_faults_are_reported_and_the_first_ends_the_run(self):
        findings = Findings()
        findings.attempt("data", lambda _: _refuse("no data"))
        findings.attempt("teacher", lambda _: _refuse("no teacher"))
        assert [check.message for check in findings.checks] == ["no data", "no teacher"]
        with pytest.raises(RunFailed, match="no data"):
            findings.settle()

    def test_an_outcome_is_what_was_made_or_why_not(self):
        findings = Findings()
        assert findings.attempt("data", lambda _: 3).value == 3
        with pytest.raises(RunFailed, match="no teacher"):
            _ = findings.attempt("teacher", lambda _: _refuse("no teacher")).value

    def test_other_faults_are_not_hidden(self):
        with pytest.raises(ZeroDivisionError), Findings().part("data"):
            _ = 1 / 0

    def test_nothing_found_leaves_no_check(self):
        findings = Findings()
        with findings.part("quiet"):
            pass
        findings.settle()
        assert findings.checks == []


def _refuse(reason):
    raise ClassesDiffer(reason)


class TestCheckpoints:
    def fit(self, state, document):
        part = Part("teacher")
        note_fit(part, build_model(document), state, document)
        return part

    def test_one_that_fits(self):
        document = retinanet("small", classes=CLASSES)
        part = self.fit(build_model(document).state_dict(), document)
        assert part.status == "ok"
        assert (part.facts["missing"], part.facts["unexpected"], part.facts["reshaped"]) == (0, 0, 0)

    def test_superfluous_tensors_are_a_warning(self):
        document = retinanet("small", classes=CLASSES)
        state = build_model(document).state_dict()
        part = self.fit({**state, "ema.weight": state["backbone.conv1.weight"]}, document)
        assert (part.status, part.facts["unexpected"]) == ("warning", 1)
        assert part.facts["unexpected_names"] == ["ema.weight"]

    @pytest.mark.parametrize("others", [("a", "b", "c"), tuple("abcdefg")])
    def test_a_file_for_other_classes_names_their_number(self, others):
        part, document = Part("teacher"), retinanet("small", classes=CLASSES)
        state = build_model(retinanet("small", classes=others)).state_dict()
        with pytest.raises(CheckpointMismatchError, match="have another shape"):
            note_fit(part, build_model(document), state, document)
        assert f"trained for {len(others)} classes" in part.hint
        assert part.facts["reshaped"] == 2

    def test_another_architecture_is_counted_and_called_so(self):
        part, document = Part("teacher"), retinanet("small", classes=CLASSES)
        state = {f"model.{name}": one for name, one in build_model(document).state_dict().items()}
        with pytest.raises(CheckpointMismatchError, match="missing"):
            note_fit(part, build_model(document), state, document)
        assert "another architecture" in part.hint
        assert part.facts["missing"] > 50
        assert part.facts["unexpected"] == len(state)

    def test_the_classes_of_the_heads_are_counted(self):
        assert class_counts(build_model(retinanet("small", classes=CLASSES))) == {2}


@pytest.fixture
def truth(tmp_path):
    """Twenty images with two objects each."""
    images = [{"id": number, "width": 100, "height": 100} for number in range(20)]
    boxes = [
        {"id": 2 * number + label + 1, "image_id": number, "category_id": label, "iscrowd": 0, "area": 400}
        | {"bbox": [10 + 40 * label, 10, 20, 20]}
        for number in range(20)
        for label in range(2)
    ]
    names = [{"id": label, "name": name} for label, name in enumerate(CLASSES)]
    file = tmp_path / "val.json"
    file.write_text(json.dumps({"images": images, "annotations": boxes, "categories": names}))
    with contextlib.redirect_stdout(io.StringIO()):
        return COCO(str(file))


def found(image, *labels):
    boxes = np.array([[10.0 + 40 * label, 10, 30 + 40 * label, 30] for label in labels]).reshape(-1, 4)
    return Detections(image, boxes, np.full(len(labels), 0.9), np.array(labels, dtype=np.int64))


class TestPrecision:
    def test_a_perfect_detector_has_no_spread(self, truth):
        result = estimate(truth, CLASSES, [found(image, 0, 1) for image in range(20)])
        assert (result.value, result.error, result.images) == (pytest.approx(1), pytest.approx(0), 20)

    def test_one_that_finds_nothing_scores_nothing(self, truth):
        assert estimate(truth, CLASSES, [found(image) for image in range(20)]).value == 0

    def test_the_value_is_cocos(self, truth):
        results = [found(image, *([0, 1] if image % 3 else [0])) for image in range(20)]
        assert estimate(truth, CLASSES, results).value == pytest.approx(measure(truth, CLASSES, results)["bbox_mAP"])

    def test_the_spread_is_that_of_leaving_a_tenth_out(self, truth):
        """By hand: COCO's own value with two images left out, ten times."""
        results = [found(image, *([0, 1] if image % 3 else [0])) for image in range(20)]
        values = [
            measure(truth, CLASSES, [one for one in results if one.image % 10 != group])["bbox_mAP"]
            for group in range(10)
        ]
        expected = np.sqrt(0.9 * ((np.array(values) - np.mean(values)) ** 2).sum())
        assert estimate(truth, CLASSES, results).error == pytest.approx(expected)

    def test_two_images_have_no_spread_to_speak_of(self, truth):
        assert estimate(truth, CLASSES, [found(0, 0), found(1, 1)]).error is None


@pytest.mark.parametrize(
    ("value", "error", "recorded", "status"),
    [
        (0.54, 0.03, 0.56, "ok"),
        (0.49, 0.03, 0.56, "ok"),
        (0.40, 0.03, 0.56, "warning"),
        (0.50, 0.001, 0.56, "warning"),
        (0.70, 0.03, 0.56, "ok"),
        (0.90, 0.03, 0.56, "warning"),
        (0.30, 0.03, None, "ok"),
        (0.00, 0.00, None, "warning"),
    ],
)
def test_a_teacher_is_compared_with_its_record(value, error, recorded, status):
    part, teacher = Part("teacher_score"), retinanet("big")
    teacher.results = {} if recorded is None else {"shapes": {"bbox_mAP": recorded}}
    compare_score(part, Estimate(value=value, error=error, images=50), teacher, "shapes")
    assert part.status == status
    assert part.facts["bbox_mAP"] == value


def step(method="fgd", detection=2.0, **terms):
    """A first step with terms of P3 and P4 alike; totals by FGD's default weights."""
    weights = {"foreground": 1e-3, "background": 5e-4, "attention": 5e-4, "relation": 5e-6}
    raw = {"foreground": 0.0, "background": 0.0, "attention": 0.0, "relation": 0.0} | terms
    values = {term_key(method, level, term): value for level in ("P3", "P4") for term, value in raw.items()}
    total = sum(weights[term] * value for term, value in raw.items())
    values |= {term_key(method, level, "total"): total for level in ("P3", "P4")}
    return FirstStep(4, detection, {"loss_cls": detection}, values, {}, {}, 0.0)


class TestScales:
    def note(self, first):
        findings = Findings()
        note_scales(findings, first, FGD())
        return findings, {check.name: check for check in findings.checks}

    def test_every_term_has_its_ratio_over_all_levels_and_at_each(self):
        _, checks = self.note(step(foreground=1000.0))
        check = checks["foreground_ratio"]
        assert check.facts["ratio"] == pytest.approx(1.0)
        assert check.facts["by_level"] == {"P3": pytest.approx(0.5), "P4": pytest.approx(0.5)}
        assert (check.status, checks["method_ratio"].facts["ratio"]) == ("ok", pytest.approx(1.0))

    def test_one_that_is_too_large_names_field_and_value(self):
        _, checks = self.note(step(foreground=10_000.0))
        check = checks["foreground_ratio"]
        assert check.status == "warning"
        assert "method.alpha 0.0001" in check.hint

    def test_one_that_is_too_small_says_what_would_make_it_count(self):
        _, checks = self.note(step(foreground=1000.0, background=20.0))
        assert "method.beta 0.005" in checks["background_ratio"].message

    def test_a_loss_that_is_no_number_is_refused_by_its_name(self):
        findings, checks = self.note(step(foreground=float("nan")))
        assert "loss/fgd/P3/foreground" in checks["loss"].message
        with pytest.raises(RunFailed) as failure:
            findings.settle()
        assert failure.value.code == "loss_not_finite"

    def test_peers_have_weights_of_their_own(self):
        def fields(method, term):
            return weights_of(method, {term_key(method.name, "P3", term): 1.0})[term].field

        assert fields(PKD(), "correlation") == "weight"
        assert fields(MGD(), "reconstruction") == "alpha"
        assert fields(FBKD(), "spatial") == "spatial"


def watched(detection, **raw):
    terms = {term_key("fgd", "P3", term): value for term, value in raw.items()}
    return Watched({"loss": 9.0, "loss_cls": detection, "loss_fgd_P3": 1.0, "acc": 50.0}, terms, "fgd")


class TestCalibration:
    def propose(self, steps, method=None, **order):
        method = method or FGD()
        terms = {term_key("fgd", "P3", term): 0.0 for term in steps[0].raw}
        return propose(steps, weights_of(method, terms), Calibrate(**order))

    def test_by_hand_each_term_gets_the_same_share(self):
        """Raw over detection is 100 and 10; half of the target of 1 each makes 0.005 and 0.05."""
        found = self.propose([watched(2.0, foreground=200.0, background=20.0)])
        assert found.patch == {"method": {"alpha": 0.005, "beta": 0.05}}
        assert [term.proposed_ratio for term in found.terms] == [pytest.approx(0.5)] * 2

    def test_by_hand_one_factor_keeps_the_proportions(self):
        """1e-3 * 100 + 5e-4 * 10 is 0.105 of the detector's loss: the factor to 1.05 is 10."""
        found = self.propose([watched(2.0, foreground=200.0, background=20.0)], target=1.05, keep_ratios=True)
        assert found.patch == {"method": {"alpha": pytest.approx(0.01), "beta": pytest.approx(0.005)}}
        assert found.ratio == pytest.approx(0.105)

    def test_one_hard_image_counts_no_more_than_another(self):
        calm = [watched(2.0, foreground=200.0, background=20.0)] * 4
        assert self.propose([*calm, watched(2.0, foreground=1e6, background=1e6)]).patch == self.propose(calm).patch

    def test_a_term_that_is_off_stays_off(self):
        found = self.propose([watched(2.0, foreground=200.0, background=20.0)], FGD(beta=0))
        assert found.patch == {"method": {"alpha": 0.01, "beta": 0.0}}

    def test_nothing_to_weigh_is_said(self):
        with pytest.raises(RunFailed, match="weight above 0"):
            self.propose([watched(2.0, foreground=0.0)])

    def test_the_detectors_loss_is_without_the_methods_part_and_what_is_no_loss(self):
        assert watched(2.0, foreground=1.0).detection == 2.0


def test_a_class_of_another_kind_of_head_is_not_counted():
    model = SimpleNamespace(named_modules=lambda: [("rpn_head", SimpleNamespace(num_classes=1))])
    assert class_counts(model) == set()
