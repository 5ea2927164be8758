"""Methods behind one interface: levels in, terms of every level out."""

import pytest
import torch
from distillboard.contracts.names import TERMS
from distillboard.contracts.spec import FGD, NoDistillation
from distillboard_worker.fgd import FGDLoss
from distillboard_worker.methods import Ground, LevelChannels, build_method

LEVELS = [LevelChannels("P3", 4, 8), LevelChannels("P4", 8, 8)]
GROUND = Ground([torch.tensor([[4.0, 4.0, 20.0, 30.0]])], [(60, 60)], (64, 64))


def pyramid(channels, seed):
    generator = torch.Generator().manual_seed(seed)
    return {
        level.name: torch.randn(1, getattr(level, channels), side, side, generator=generator)
        for level, side in zip(LEVELS, (8, 4), strict=True)
    }


def test_the_control_has_nothing_to_compute():
    assert build_method(NoDistillation(), LEVELS) is None


@pytest.mark.parametrize("mask_scale", ["batch", "image"])
def test_fgd_is_its_loss_on_every_level(mask_scale):
    weights = {"temperature": 0.8, "alpha": 1.0, "beta": 2.0, "gamma": 3.0, "lambda_": 4.0}
    method = build_method(FGD(**weights, mask_scale=mask_scale), LEVELS)
    student, teacher = pyramid("student", 1), pyramid("teacher", 2)
    found = method(student, teacher, GROUND)
    assert list(found) == ["P3", "P4"]
    for level in LEVELS:
        loss = FGDLoss(level.student, level.teacher, **weights, mask_scale=mask_scale)
        terms = loss(student[level.name], teacher[level.name], GROUND.boxes, GROUND.image_sizes, GROUND.input_shape)
        assert found[level.name].total == terms.total
        assert found[level.name].raw == {term: getattr(terms, term) for term in TERMS}


def test_levels_have_adapters_only_where_channels_differ():
    names = dict(build_method(FGD(), LEVELS).named_parameters())
    assert "levels.P3.align.weight" in names
    assert "levels.P4.align.weight" not in names
