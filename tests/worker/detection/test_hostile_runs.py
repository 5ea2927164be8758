"""Hostile files and descriptions through the engine: every way into a run ends in a refusal, and nothing runs."""

from typing import Any

import pytest
import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard_worker.detection import engine
from distillboard_worker.reporting import MemoryReporter, RunFailed
from mmdet import registry
from worker.detection import hostile
from worker.detection.documents import job, retinanet, spec


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def marker(tmp_path):
    return tmp_path / "it_ran"


def trap(folder, marker, attack="os.system"):
    content = {"state_dict": {}, "meta": hostile.attacks(marker)[attack]}
    return hostile.write(content, folder / "hostile.pth")


def refused(work) -> RunFailed:
    reporter = MemoryReporter()
    with pytest.raises(RunFailed) as failure:
        engine.train(work, reporter)
    assert reporter.series("loss/total") == []
    return failure.value


@pytest.mark.parametrize("attack", ["os.system", "eval", "import"])
@pytest.mark.parametrize("role", ["teacher_weights", "student_weights", "resume_from"])
def test_a_hostile_checkpoint_fails_the_run_and_does_nothing(tmp_path, cache, marker, role, attack):
    document = spec("fgd", student={"weights": "own"} if role == "student_weights" else {"weights": "random"})
    work = job(tmp_path / "run", cache, document)
    failure = refused(work.model_copy(update={role: trap(tmp_path, marker, attack)}))
    assert failure.code == "checkpoint_differs"
    assert "more than data" in failure.reason
    assert not marker.exists()


def test_a_resume_file_that_is_no_training_is_said(tmp_path, cache):
    path = hostile.write({"state_dict": {"a": torch.ones(1)}}, tmp_path / "other.pth")
    work = job(tmp_path / "run", cache, spec("none"))
    failure = refused(work.model_copy(update={"resume_from": path}))
    assert failure.code == "checkpoint_differs"
    assert "no state of a training" in failure.reason


def students(marker, trap) -> dict[str, dict[str, Any]]:
    """Descriptions that would run or read something while they are built; what is wrong comes last in each."""
    good = retinanet("small").config
    call = {"type": "subprocess.getoutput", "cmd": f"touch {marker}"}
    return {
        "a_type": good | {"test_cfg": good["test_cfg"] | {"nms": call}},
        "an_initialiser": good | {"init_cfg": {"type": "Pretrained", "checkpoint": str(trap)}},
        "an_initialiser_inside": good | {"backbone": good["backbone"] | {"init_cfg": {"type": "Pretrained"}}},
        "a_checkpoint": good | {"bbox_head": good["bbox_head"] | {"checkpoint": str(trap)}},
        "an_import": good | {"custom_imports": {"imports": ["antigravity"]}},
    }


@pytest.mark.parametrize("which", ["a_type", "an_initialiser", "an_initialiser_inside", "a_checkpoint", "an_import"])
def test_a_hostile_description_is_refused_before_anything_is_built(tmp_path, cache, marker, which, monkeypatch):
    config = students(marker, trap(tmp_path, marker))[which]
    work = job(tmp_path / "run", cache, spec("none"))
    built: list[Any] = []
    monkeypatch.setattr(registry.MODELS, "build", lambda *arguments, **_: built.append(arguments))
    student = ModelDocument(name="small", config=config, classes=work.claim.student.classes)
    failure = refused(work.model_copy(update={"claim": work.claim.model_copy(update={"student": student})}))
    assert failure.code == "model_refused"
    assert built == []
    assert not marker.exists()
