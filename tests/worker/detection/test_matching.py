"""Which level teaches which: by stride, by named modules, between families, and sentences about what cannot be."""

import typing

import pytest
import torch
from distillboard.contracts.spec import FGD, Method
from distillboard_worker.detection.building import build_config
from distillboard_worker.detection.distiller import Distiller
from distillboard_worker.detection.levels import LevelError
from distillboard_worker.detection.matching import match_levels
from mmengine.config import Config
from mmengine.utils import get_installed_path
from torch import nn
from worker.detection.detectors import batch, faster_rcnn, retinanet

DISTILLING = [method for method in typing.get_args(typing.get_args(Method)[0]) if "levels" in method.model_fields]
FOUND = [f"P{level}" for level in range(3, 8)]


def match(method, *, student=retinanet, teacher=retinanet):
    return match_levels(build_config(student()), build_config(teacher(channels=24)), method)


def paths(pairs):
    return {pair.student.name: (pair.student.path, pair.teacher.path) for pair in pairs}


def test_a_named_module_takes_the_place_of_the_one_found():
    method = FGD(modules={"P4": {"student": "neck.lateral_convs.1.conv"}, "P3": {"teacher": "neck:0"}})
    found = paths(match(method))
    assert list(found) == FOUND
    assert found["P4"] == ("neck.lateral_convs.1.conv", "neck.fpn_convs.1.conv")
    assert found["P3"] == ("neck.fpn_convs.0.conv", "neck:0")
    assert found["P5"] == ("neck.fpn_convs.2.conv",) * 2


def test_a_named_module_adds_a_level():
    method = FGD(levels=["P2"], modules={"P2": {"student": "backbone.layer1", "teacher": "backbone.layer1"}})
    (pair,) = match(method)
    assert (pair.student.name, pair.student.stride, pair.student.channels) == ("P2", 4, 8)
    assert list(paths(match(FGD(modules=method.modules)))) == ["P2", *FOUND]


def test_a_teacher_of_half_the_stride_is_met_by_resizing():
    method = FGD(levels=["P4"], modules={"P4": {"teacher": "neck.fpn_convs.0.conv"}})
    teacher = build_config(retinanet(channels=24))
    distiller = Distiller(retinanet(), teacher, method)
    distiller.init_weights()
    losses = distiller.train()(**distiller.data_preprocessor(batch(), training=True), mode="loss")
    assert losses["loss_fgd_P4"].isfinite()
    losses["loss_fgd_P4"].backward()
    assert distiller.student.neck.fpn_convs[1].conv.weight.grad.abs().sum() > 0


@pytest.mark.parametrize(
    ("modules", "sentence"),
    [
        (
            {"P3": {"student": "neck.fpn_conv.0.conv"}},
            (
                r"method.modules.P3.student is 'neck.fpn_conv.0.conv': RetinaNet has no module .*; the nearest are"
                r" neck.fpn_convs.0.conv"
            ),
        ),
        ({"P3": {"teacher": "neck.fpn_convs.0.cnov"}}, r"P3.teacher .*the nearest are neck.fpn_convs.0.conv"),
        ({"P3": {"student": "bbox_head.retina_cls"}}, "modules of the backbone or the neck"),
        ({"P3": {"student": "neck"}}, r"several outputs, choose one as 'path:index'"),
        ({"P3": {"student": "neck:9"}}, "'neck:9': .*out of range"),
        ({"P3": {"student": "neck.fpn_convs.1.conv"}}, "of stride 16, and P3 means stride 8; name it under the level"),
        (
            {"P3": {"teacher": "neck.fpn_convs.2.conv"}},
            (
                r"at level P3 the student's 'neck.fpn_convs.0.conv' has stride 8 and the teacher's"
                r" 'neck.fpn_convs.2.conv' stride 32; name a module of the teacher with stride 8, 4 or 16 in"
                r" method.modules.P3.teacher"
            ),
        ),
        ({"P2": {"student": "backbone.layer1"}}, r"level P2 is missing: .*the teacher has P3 \(stride 8\)"),
    ],
)
def test_what_cannot_be_matched_is_told_with_what_to_change(modules, sentence):
    with pytest.raises(LevelError, match=sentence):
        match(FGD(modules=modules))


def test_a_module_that_no_image_goes_through_has_no_features():
    model = build_config(retinanet())
    model.neck.spare = nn.Conv2d(1, 1, 1)
    with pytest.raises(LevelError, match="no image goes through"):
        match_levels(model, build_config(retinanet()), FGD(modules={"P3": {"student": "neck.spare"}}))


def test_modules_of_a_level_that_is_left_out_are_a_mistake():
    with pytest.raises(LevelError, match=r"names P4, which method.levels leaves out"):
        match(FGD(levels=["P3"], modules={"P4": {"student": "neck.fpn_convs.1.conv"}}))


def cascade_mask_rcnn():
    """MMDetection's own cascade, thin, with 24 channels in its pyramid."""
    base = get_installed_path("mmdet") + "/.mim/configs/_base_/models/cascade-mask-rcnn_r50_fpn.py"
    config = Config.fromfile(base).model.to_dict()
    config["backbone"] = {"type": "ResNet", "depth": 18, "base_channels": 16}
    config["neck"] |= {"in_channels": [16, 32, 64, 128], "out_channels": 24}
    return build_config(config, seed=3)


@pytest.mark.parametrize("method", DISTILLING, ids=lambda method: method.__name__)
def test_a_cascade_with_masks_teaches_a_faster_rcnn(method):
    """Another family and other channels: every method brings the adapters it needs."""
    distiller = Distiller(faster_rcnn(channels=16), cascade_mask_rcnn(), method())
    distiller.init_weights()
    losses = distiller.train()(**distiller.data_preprocessor(batch(), training=True), mode="loss")
    assert list(paths(distiller.pairs)) == ["P2", "P3", "P4", "P5"]
    total, _ = distiller.parse_losses(losses)
    total.backward()
    assert torch.isfinite(total)
    assert [name for name, one in distiller.named_parameters() if one.requires_grad and one.grad is None] == []
    prefix = f"loss_{method.model_fields['name'].default}_P"
    assert len([name for name in losses if name.startswith(prefix)]) == 4
