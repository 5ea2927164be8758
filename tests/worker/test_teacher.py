"""Making the shipped teacher again: half precision, the measured document."""

import hashlib
import json
import shutil

import pytest
import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard_worker import teacher
from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.checkpoints import load_state


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    """A copy of the catalogue to write into."""
    copy = tmp_path / "catalogue"
    shutil.copytree(teacher.CATALOGUE / "models", copy / "models")
    monkeypatch.setattr(teacher, "CATALOGUE", copy)
    return copy


def test_half_precision_keeps_counters_whole_and_loads(tmp_path):
    document = ModelDocument.model_validate_json(
        (teacher.CATALOGUE / "models" / "retinanet-tiny-shapes.json").read_bytes()
    )
    model = build_model(document)
    torch.save({"state_dict": model.state_dict()}, tmp_path / "full.pth")
    teacher.write_half(tmp_path / "full.pth", tmp_path / "half.pth", "shapes-large")
    state = load_state(tmp_path / "half.pth")
    assert {tensor.dtype for tensor in state.values()} == {torch.float16, torch.int64}
    build_model(document).load_state_dict(state, strict=True)


def test_document_gets_digest_and_metrics(tmp_path, catalogue):
    weights = tmp_path / "w.pth"
    weights.write_bytes(b"weights")
    document = teacher.describe(teacher.TEACHER, weights, {"bbox_mAP": 0.123456}, "1 epoch")
    assert document.results == {"shapes": {"bbox_mAP": 0.1235}}
    assert document.weights.sha256 == hashlib.sha256(b"weights").hexdigest()
    written = json.loads((catalogue / "models" / f"{teacher.TEACHER}.json").read_text())
    assert ModelDocument.model_validate(written) == document


def test_text_about_a_teacher_stays_the_same_when_it_is_made_again(tmp_path, catalogue):
    weights = tmp_path / "w.pth"
    weights.write_bytes(b"weights")
    once = teacher.describe(teacher.TEACHER, weights, {}, "9 epochs")
    again = teacher.describe(teacher.TEACHER, weights, {}, "9 epochs")
    assert once.about == again.about
    assert once.about.count(teacher.TEACHER) == 1


@pytest.mark.parametrize("name", teacher.plans())
def test_job_trains_the_teacher_alone_on_the_large_set(tmp_path, name):
    plan = teacher.plans()[name]
    job = teacher._job(name, tmp_path / "run", tmp_path / "cache", plan.trained_on, schedule={"epochs": 1})
    assert job.claim.spec.method.name == "none"
    assert job.claim.student.name == name
    assert job.claim.spec.schedule.model_copy(update={"epochs": plan.schedule.epochs}) == plan.schedule
    assert job.claim.dataset.parameters["train"] > 3200
