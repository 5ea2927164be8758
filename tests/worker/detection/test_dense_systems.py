"""The small one-stage systems: pyramids that fit, heads to inherit, teachers that stand still while students train."""

import pytest
import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.spec import FGD
from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.checkpoints import load_exactly, load_state
from distillboard_worker.detection.distiller import Distiller, inheritable
from distillboard_worker.detection.levels import find_levels
from distillboard_worker.inputs import PACKAGED
from distillboard_worker.teacher import CATALOGUE
from mmengine.logging import MessageHub
from worker.detection.detectors import batch

LEVELS = ["P3", "P4", "P5"]
PATHS = {
    "fcos": "neck.fpn_convs.{}.conv",
    "gfl": "neck.fpn_convs.{}.conv",
    "reppoints": "neck.fpn_convs.{}.conv",
    "retinanet": "neck.fpn_convs.{}.conv",
    "yolox": "neck.out_convs.{}",
}


def document(name):
    return ModelDocument.model_validate_json((CATALOGUE / "models" / f"{name}.json").read_bytes())


def shipped(name):
    """A model of the catalogue with the weights that ship."""
    model = build_model(document(name))
    load_exactly(model, load_state(PACKAGED / f"{name}.pth"))
    return model


@pytest.mark.parametrize(("family", "path"), PATHS.items())
@pytest.mark.parametrize("role", ["teacher", "student", "tiny"])
def test_levels_are_found_by_stride(family, path, role):
    levels = find_levels(build_model(document(f"{family}-{role}-shapes")))
    assert [level.name for level in levels] == LEVELS
    assert [level.path for level in levels] == [path.format(index) for index in range(3)]
    assert {level.channels for level in levels} == {16 if role == "tiny" else 64}


@pytest.mark.parametrize("family", PATHS)
def test_a_student_can_inherit_the_whole_head(family):
    student, teacher = (build_model(document(f"{family}-{role}-shapes")) for role in ("student", "teacher"))
    heads = {name for name in student.state_dict() if name.startswith("bbox_head.")}
    assert heads
    assert heads <= inheritable(student, teacher).keys()


@pytest.mark.parametrize("family", PATHS)
def test_a_teacher_keeps_its_statistics_while_the_student_trains(family):
    teacher = shipped(f"{family}-teacher-shapes")
    before = {name: tensor.clone() for name, tensor in teacher.state_dict().items()}
    distiller = Distiller(build_model(document(f"{family}-tiny-shapes")), teacher, FGD())
    distiller.init_weights()
    distiller.train()
    inputs = distiller.data_preprocessor(batch(), training=True)
    first, alone = (
        distiller.teacher(images, [(128, 128)] * len(images)) for images in (inputs["inputs"], inputs["inputs"][:1])
    )
    distiller(**inputs, mode="loss")
    kept = distiller.teacher.module.state_dict()
    assert all(torch.equal(tensor, before[name]) for name, tensor in kept.items())
    for path, features in alone.items():
        torch.testing.assert_close(features, first[path][:1], rtol=1e-4, atol=1e-4)


def test_teacher_and_student_of_yolox_see_the_same_resized_images_and_boxes():
    student = document("yolox-tiny-shapes")
    resize = {"type": "BatchSyncRandomResize", "random_size_range": [192, 192], "size_divisor": 32, "interval": 1}
    student.config["data_preprocessor"]["batch_augments"] = [resize]
    distiller = Distiller(build_model(student), shipped("yolox-teacher-shapes"), FGD())
    distiller.init_weights()
    distiller.train()
    seen = {}
    for name, model in (("student", distiller.student), ("teacher", distiller.teacher.module)):
        model.get_submodule("backbone").register_forward_pre_hook(
            lambda _, given, name=name: seen.update({name: given[0]})
        )
    MessageHub.get_instance("yolox").update_info("iter", 0)
    for _ in range(2):  # MMDetection resizes to the size it drew for the batch before
        inputs = distiller.data_preprocessor(batch(((128, 128), (128, 128))), training=True)
    boxes = inputs["data_samples"][0].gt_instances.bboxes
    losses = distiller(**inputs, mode="loss")
    assert seen["student"].shape[2:] == (192, 192)
    assert torch.equal(seen["student"], seen["teacher"])
    assert torch.allclose(boxes[0], torch.tensor([8.0, 10.0, 40.0, 50.0]) * 1.5)
    assert all(torch.isfinite(value) for value in losses.values())
