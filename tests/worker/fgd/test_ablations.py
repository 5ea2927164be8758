"""What each switch leaves out, by hand, and that the rest stays as it was."""

import math

import pytest
import torch
from distillboard.contracts.spec import FGD
from distillboard_worker.fgd import FGDLoss
from distillboard_worker.methods import LevelChannels, build_method
from worker.fgd.test_loss import BOX, inputs, sizes, unsettled

WEIGHTS = {"alpha": 0.3, "beta": 0.7, "gamma": 0.2, "lambda_": 0.1}
LOG3 = math.log(3)


def peaked(**switches):
    """One row of 4 cells, 2 channels; the teacher is log 3 in the first channel of the last cell, the student 0."""
    student, teacher = torch.zeros(1, 2, 1, 4), torch.zeros(1, 2, 1, 4)
    teacher[0, 0, 0, 3] = LOG3
    # The box covers columns 0 and 1, so the last cell is one of two of the background.
    return FGDLoss(2, 2, **switches)(student, teacher, [BOX], [(8, 32)], (8, 32))


# At temperature 1/2: the mean over 2 channels is log 3 / 2 in the last cell, softmax of (0, 0, 0, log 3), so
# A = 4/6 (1, 1, 1, 3); the mean over 4 cells is log 3 / 4 in the first channel, softmax of (log 3 / 2, 0), so
# A = 2 (r, 1) / (r + 1) with r = sqrt 3.
SPATIAL = 2.0
CHANNEL = 2 * math.sqrt(3) / (math.sqrt(3) + 1)
SPATIAL_L1 = 3 * (1 - 2 / 3) + (2 - 1)
CHANNEL_L1 = 2 * (CHANNEL - 1)


@pytest.mark.parametrize(
    ("switches", "weight", "distance"),
    [
        ({}, SPATIAL * CHANNEL, SPATIAL_L1 + CHANNEL_L1),
        ({"spatial_attention": False}, CHANNEL, CHANNEL_L1),
        ({"channel_attention": False}, SPATIAL, SPATIAL_L1),
        ({"spatial_attention": False, "channel_attention": False}, 1, 0),
    ],
)
def test_without_an_attention_its_weight_is_one_and_its_distance_is_gone(switches, weight, distance):
    terms = peaked(**switches)
    assert terms.background.item() == pytest.approx(weight * LOG3**2 / 2)
    assert terms.attention.item() == pytest.approx(distance, abs=1e-6)
    assert terms.relation.item() == pytest.approx(LOG3**2)


def test_without_context_the_relation_is_the_plain_squared_difference():
    student, teacher, boxes = inputs()
    loss = FGDLoss(8, 8, context="none")
    assert not list(loss.parameters())
    relation = loss(student, teacher, boxes, sizes((6, 9)), (48, 72)).relation
    torch.testing.assert_close(relation, (student - teacher).square().sum() / 2)
    (gradient,) = torch.autograd.grad(relation, student)
    torch.testing.assert_close(gradient, (student - teacher).detach(), rtol=1e-5, atol=1e-6)


def test_without_context_the_adapter_still_learns():
    student, teacher, boxes = inputs()
    loss = FGDLoss(8, 4, context="none")
    loss(student, teacher[:, :4], boxes, sizes((6, 9)), (48, 72)).total.backward()
    assert [name for name, _ in loss.named_parameters()] == ["align.weight", "align.bias"]
    assert loss.align.weight.grad.any()


@pytest.mark.parametrize(
    ("kept", "terms"),
    [
        (("alpha", "beta", "gamma"), ("foreground", "background", "attention")),
        (("lambda_",), ("relation",)),
        (("alpha",), ("foreground",)),
        (("beta",), ("background",)),
    ],
    ids=["focal only", "global only", "foreground only", "background only"],
)
def test_terms_of_weight_zero_are_reported_and_not_learnt(kept, terms):
    student, teacher, boxes = inputs()
    arguments = (student, teacher, boxes, sizes((6, 9)), (48, 72))
    loss = unsettled(FGDLoss(8, 8, **{name: WEIGHTS[name] * (name in kept) for name in WEIGHTS}))
    found, whole = loss(*arguments), unsettled(FGDLoss(8, 8, **WEIGHTS))(*arguments)
    for term in ("foreground", "background", "attention", "relation"):
        assert getattr(found, term) == getattr(whole, term) > 0
    weighed = sum(WEIGHTS[name] * getattr(whole, term) for name, term in zip(kept, terms, strict=True))
    torch.testing.assert_close(found.total, weighed)
    (mine,), (theirs,) = torch.autograd.grad(found.total, student), torch.autograd.grad(weighed, student)
    torch.testing.assert_close(mine, theirs)


@pytest.mark.parametrize("switch", ["spatial_attention", "channel_attention", "context"])
def test_a_switch_keeps_the_derivative(switch):
    student, teacher, boxes = inputs(channels=4, grid=(3, 4))
    loss = FGDLoss(4, 4, **WEIGHTS, **{switch: "none" if switch == "context" else False}).double()
    unsettled(loss)
    total = lambda one: loss(one, teacher.double(), boxes, sizes((3, 4)), (24, 32)).total  # noqa: E731 - gradcheck's
    assert torch.autograd.gradcheck(total, (student.detach().double().requires_grad_(),))


def test_switches_leave_the_other_parameters_as_they_were():
    whole, part = FGDLoss(8, 4).state_dict(), FGDLoss(8, 4, context="none").state_dict()
    assert all(torch.equal(one, whole[name]) for name, one in part.items())


def test_an_unknown_context_is_said():
    with pytest.raises(ValueError, match="'gcblock' or 'none', got 'nonlocal'"):
        FGDLoss(8, 8, context="nonlocal")


def test_a_job_spec_switches_every_level():
    spec = FGD(spatial_attention=False, channel_attention=False, context="none")
    method = build_method(spec, [LevelChannels("P3", 8, 8), LevelChannels("P4", 8, 8)])
    assert not list(method.parameters())
    assert all(loss.temperatures == (math.inf, math.inf) for loss in method.levels.values())
