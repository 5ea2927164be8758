"""The student after every evaluation: handed in with what it reached, the same bytes as the exported one."""

import math
from types import SimpleNamespace

import pytest
import torch
from distillboard.contracts.spec import Evaluation, Keep
from distillboard_worker.detection.checkpoints import load_state
from distillboard_worker.detection.export import describe, write_student
from distillboard_worker.detection.hooks.keeping import KeepingHook
from distillboard_worker.reporting import MemoryReporter
from worker.fake_api import create_claim


def create_runner(epoch=3):
    model = torch.nn.Module()
    model.student = torch.nn.Conv2d(3, 4, 3)
    return SimpleNamespace(model=model, iter=10 * epoch, epoch=epoch)


def claim_that_keeps(**keep):
    claim = create_claim()
    spec = claim.spec.model_copy(update={"evaluation": Evaluation(keep=Keep(**keep))})
    return claim.model_copy(update={"spec": spec})


def handed_in(tmp_path, claim, metrics):
    reporter, runner = MemoryReporter(), create_runner()
    KeepingHook(reporter, tmp_path / "checkpoints", claim).after_val_epoch(runner, metrics)
    return reporter.artifacts("checkpoint"), runner


def test_it_says_what_was_reached(tmp_path):
    (file,), runner = handed_in(tmp_path, claim_that_keeps(metric="bbox_mAP_s"), {"bbox_mAP": 0.5, "bbox_mAP_s": 0.25})
    assert (file.name, file.step, file.epoch, file.value) == ("checkpoints/epoch-0003.pth", 30, 3, 0.25)
    assert torch.equal(load_state(file.path)["weight"], runner.model.student.weight)


def test_the_exported_student_has_the_same_bytes(tmp_path):
    claim = create_claim()
    (file,), runner = handed_in(tmp_path, claim, {"bbox_mAP": 0.5})
    write_student(runner.model.student, describe(claim, runner), tmp_path / "student.pth")
    assert (tmp_path / "student.pth").read_bytes() == file.path.read_bytes()


@pytest.mark.parametrize("metrics", [{"bbox_mAP": math.nan}, {}, None])
def test_nothing_was_measured(tmp_path, metrics):
    (file,), _ = handed_in(tmp_path, create_claim(), metrics)
    assert file.value is None


def test_none_is_kept(tmp_path):
    assert handed_in(tmp_path, claim_that_keeps(best=0, last=False), {"bbox_mAP": 0.5})[0] == []
