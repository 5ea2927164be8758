"""Levels of a pyramid: found where the official code takes them, paired by stride."""

import pytest
import torch
from distillboard_worker.detection.building import build_config
from distillboard_worker.detection.levels import Level, LevelError, LevelPair, find_levels, pair_levels
from torch import nn
from worker.detection.detectors import faster_rcnn, retinanet


def test_retinanet_has_p3_to_p7_at_the_raw_convolutions():
    assert find_levels(build_config(retinanet(channels=16))) == [
        Level(f"P{3 + index}", f"neck.fpn_convs.{index}.conv", 8 * 2**index, 16) for index in range(5)
    ]


def test_a_pooled_level_is_none():
    levels = find_levels(build_config(faster_rcnn(channels=24)))
    assert [level.name for level in levels] == ["P2", "P3", "P4", "P5"]
    assert {level.channels for level in levels} == {24}


def test_yolox_levels_are_its_output_convolutions():
    config = {
        "type": "YOLOX",
        "backbone": {"type": "CSPDarknet", "deepen_factor": 0.33, "widen_factor": 0.125},
        "neck": {"type": "YOLOXPAFPN", "in_channels": [32, 64, 128], "out_channels": 32, "num_csp_blocks": 1},
        "bbox_head": {"type": "YOLOXHead", "num_classes": 2, "in_channels": 32, "feat_channels": 32},
    }
    levels = find_levels(build_config(config))
    assert [(level.name, level.path) for level in levels] == [
        ("P3", "neck.out_convs.0"), ("P4", "neck.out_convs.1"), ("P5", "neck.out_convs.2"),
    ]  # fmt: skip


def test_an_unknown_neck_gives_its_outputs():
    model = nn.Module()
    model.backbone = nn.Conv2d(3, 4, 1, stride=4)
    model.neck = nn.Sequential(nn.Conv2d(4, 6, 1, stride=2), Outputs())
    assert find_levels(model) == [Level("P3", "neck:0", 8, 6), Level("P4", "neck:1", 16, 6)]


class Outputs(nn.Module):
    def forward(self, feature):
        return feature, feature[..., ::2, ::2]


def test_looking_changes_nothing():
    model = build_config(retinanet()).train()
    model.backbone.layer1.eval()
    modes = [module.training for module in model.modules()]
    state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    generator = torch.get_rng_state()
    find_levels(model)
    assert [module.training for module in model.modules()] == modes
    assert all(torch.equal(tensor, state[name]) for name, tensor in model.state_dict().items())
    assert torch.equal(torch.get_rng_state(), generator)
    assert not any(module._forward_hooks for module in model.modules())


def test_without_a_backbone_there_is_no_pyramid():
    with pytest.raises(LevelError, match="Linear has no backbone"):
        find_levels(nn.Linear(1, 1))


def levels(*names):
    return [Level(name, f"neck:{index}", 2 ** int(name[1:]), 8) for index, name in enumerate(names)]


def test_pairs_are_what_both_have():
    mine, theirs = levels("P3", "P4", "P5", "P6"), levels("P2", "P3", "P4", "P5")
    assert pair_levels(mine, theirs) == [LevelPair(mine[index], theirs[index + 1]) for index in range(3)]


def test_wanted_levels_are_taken_once_in_their_order():
    mine = levels("P3", "P4", "P5")
    assert [pair.student.name for pair in pair_levels(mine, mine, ["P5", "P3", "P5"])] == ["P5", "P3"]


def test_a_missing_level_is_told_with_those_that_exist():
    with pytest.raises(LevelError, match=r"level P7 is missing: the student has P3 \(stride 8\).*teacher has P3"):
        pair_levels(levels("P3", "P4"), levels("P3"), ["P3", "P7"])


def test_no_stride_in_common_is_said():
    with pytest.raises(LevelError, match="no stride in common"):
        pair_levels(levels("P3"), levels("P5"))
