"""The loss by hand, at its edges, in every precision and layout."""

import math

import pytest
import torch
from distillboard_worker.fgd import FGDLoss, channel_attention, spatial_attention
from torch import Tensor

BOX = torch.tensor([[1.0, 1.0, 7.0, 7.0]])


def features(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def inputs(channels: int = 8, grid: tuple[int, int] = (6, 9)) -> tuple[Tensor, Tensor, list[Tensor]]:
    student = features(2, channels, *grid, seed=1).requires_grad_()
    return student, features(2, channels, *grid, seed=2), [BOX, torch.zeros(0, 4)]


def sizes(grid: tuple[int, int], images: int = 2) -> list[tuple[int, int]]:
    return [(8 * grid[0], 8 * grid[1])] * images


def unsettled(loss: FGDLoss) -> FGDLoss:
    """Give every parameter a value: at the start the context blocks add nothing."""
    generator = torch.Generator().manual_seed(3)
    with torch.no_grad():
        for parameter in loss.parameters():
            parameter.copy_(0.3 * torch.randn(parameter.shape, generator=generator))
    return loss


def test_equal_maps_cost_nothing_at_the_start():
    feature = features(2, 16, 5, 7)
    terms = FGDLoss(16, 16)(feature, feature, [BOX, BOX], sizes((5, 7)), (40, 56))
    for term in (terms.foreground, terms.background, terms.attention, terms.relation, terms.total):
        assert term == 0


def test_uniform_maps_by_hand():
    student, teacher = torch.zeros(1, 2, 1, 4), torch.ones(1, 2, 1, 4)
    # The 8 x 32 pixel image has 4 cells. The box spans cells 0.125 to 0.875 both ways: columns 0 and 1, and two rows,
    # one of them past the map: area 4. All attentions are 1, d^2 is 1 in 2 channels.
    terms = FGDLoss(2, 2)(student, teacher, [BOX], [(8, 32)], (8, 32))
    assert terms.foreground.item() == pytest.approx(2 * 2 * 1 / 4)
    assert terms.background.item() == pytest.approx(2 * 2 * 1 / 2)
    assert terms.attention.item() == pytest.approx(0, abs=1e-6)
    assert terms.relation.item() == pytest.approx(8)
    assert terms.total.item() == pytest.approx(1e-3 * 1 + 5e-4 * 2 + 5e-6 * 8)


def test_peaked_attention_by_hand():
    teacher = torch.zeros(1, 2, 1, 4)
    teacher[..., 3] = math.log(3)
    # Softmax of (0, 0, 0, log 3) is (1, 1, 1, 3) / 6, so the spatial attention is (2, 2, 2, 6) / 3; the student's is 1
    # everywhere: L1 is 3 * 1/3 + 1. Both channels are alike. Only the last cell differs, in the background (2 cells).
    squared = 2 * math.log(3) ** 2
    terms = FGDLoss(2, 2, temperature=1.0)(torch.zeros(1, 2, 1, 4), teacher, [BOX], [(8, 32)], (8, 32))
    assert terms.foreground.item() == 0
    assert terms.background.item() == pytest.approx(squared * 2 / 2)
    assert terms.attention.item() == pytest.approx(2)
    assert terms.relation.item() == pytest.approx(squared)


def test_attention_maps_have_mean_one():
    feature = features(2, 6, 4, 5)
    torch.testing.assert_close(spatial_attention(feature).mean(dim=(1, 2)), torch.ones(2))
    torch.testing.assert_close(channel_attention(feature).mean(dim=1), torch.ones(2))


def test_the_gradient_is_the_derivative():
    student, teacher, boxes = inputs(channels=4, grid=(3, 4))
    loss = unsettled(FGDLoss(4, 4, alpha=0.3, beta=0.7, gamma=0.2, lambda_=0.1)).double()
    keys = (loss.conv_mask_s.weight, loss.conv_mask_t.weight)

    def total(student: Tensor, *_keys: Tensor) -> Tensor:
        return loss(student, teacher.double(), boxes, sizes((3, 4)), (24, 32)).total

    assert torch.autograd.gradcheck(total, (student.detach().double().requires_grad_(), *keys))


def test_only_the_last_convolution_learns_in_the_first_step():
    student, teacher, boxes = inputs()
    loss = FGDLoss(8, 8)
    loss(student, teacher, boxes, sizes((6, 9)), (48, 72)).total.backward()
    learning = {name for name, one in loss.named_parameters() if one.grad is not None and one.grad.any()}
    assert learning == {f"channel_add_conv_{side}.3.{kind}" for side in "st" for kind in ("weight", "bias")}
    assert all(one.grad is not None for one in loss.parameters())


def test_teacher_gets_no_gradient():
    student, teacher, boxes = inputs()
    teacher.requires_grad_()
    unsettled(FGDLoss(8, 8))(student, teacher, boxes, sizes((6, 9)), (48, 72)).total.backward()
    assert teacher.grad is None


def test_boxes_scale_with_the_padded_batch_or_with_the_image():
    student, teacher, boxes = inputs(grid=(4, 8))
    arguments = (student, teacher, boxes, [(32, 32), (32, 64)], (32, 64))
    painted = {
        scale: FGDLoss(8, 8, mask_scale=scale)(*arguments, keep_masks=True).masks.foreground[0].count_nonzero()
        for scale in ("batch", "image")
    }
    assert painted == {"batch": 4, "image": 6}


def test_the_padded_size_is_needed_for_batch_only():
    student, teacher, boxes = inputs()
    with pytest.raises(ValueError, match="needs input_shape"):
        FGDLoss(8, 8)(student, teacher, boxes, sizes((6, 9)))
    FGDLoss(8, 8, mask_scale="image")(student, teacher, boxes, sizes((6, 9)))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"teacher": torch.zeros(2, 8, 6, 8)}, "agree in N, H, W"),
        ({"teacher": torch.zeros(2, 4, 6, 9)}, "8 student and 8 teacher channels"),
        ({"boxes": [BOX]}, "2 images need as many boxes"),
    ],
)
def test_what_does_not_fit_is_said(change, message):
    student, teacher, boxes = inputs()
    arguments = {"student": student, "teacher": teacher, "boxes": boxes} | change
    with pytest.raises(ValueError, match=message):
        FGDLoss(8, 8)(**arguments, image_sizes=sizes((6, 9)), input_shape=(48, 72))


def test_an_unknown_mask_scale_is_said():
    with pytest.raises(ValueError, match="'batch' or 'image', got 'padded'"):
        FGDLoss(8, 8, mask_scale="padded")


def test_making_a_loss_draws_nothing_from_the_global_generator():
    torch.manual_seed(5)
    before = torch.get_rng_state()
    first, second = FGDLoss(8, 16), FGDLoss(8, 16)
    assert torch.equal(torch.get_rng_state(), before)
    for mine, theirs in zip(first.parameters(), second.parameters(), strict=True):
        assert torch.equal(mine, theirs)


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
@pytest.mark.parametrize("student_channels", [256, 64])
def test_half_precision_is_finite_at_full_size(dtype, student_channels):
    student = features(1, student_channels, 100, 167, seed=1).to(dtype).requires_grad_()
    teacher = (4 * features(1, 256, 100, 167, seed=2)).to(dtype)
    loss = unsettled(FGDLoss(student_channels, 256))
    with torch.autocast("cpu", dtype=dtype):
        terms = loss(student, teacher, [BOX], [(800, 1333)], (800, 1333))
    terms.total.backward()
    assert terms.total.dtype == torch.float32
    assert all(torch.isfinite(one) for one in (terms.foreground, terms.background, terms.attention, terms.relation))
    assert student.grad.dtype == dtype
    assert torch.isfinite(student.grad).all()
    assert all(torch.isfinite(one.grad).all() for one in loss.parameters())


EDGES = {
    "no box in the batch": [],
    "beside the image": [[-40.0, -40.0, -20.0, -20.0], [90.0, 60.0, 99.0, 70.0]],
    "over the edge": [[-20.0, -20.0, 7.0, 7.0], [60.0, 40.0, 99.0, 99.0]],
    "one pixel": [[17.0, 9.0, 18.0, 10.0]],
    "no area": [[16.0, 8.0, 16.0, 8.0], [20.0, 9.0, 20.0, 30.0]],
    "over the whole image": [[0.0, 0.0, 72.0, 48.0]],
}


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("mask_scale", ["batch", "image"])
def test_every_box_gives_finite_terms_alike_in_all_precisions_and_layouts(edge, mask_scale):
    boxes = [torch.tensor(EDGES[edge]).reshape(-1, 4), torch.zeros(0, 4)]
    found = {}
    for name in ("planes", "pixels", "sliced", "double"):
        student, teacher, _ = inputs()
        loss, student = unsettled(FGDLoss(8, 8, mask_scale=mask_scale, alpha=1, beta=1)), student.detach()
        if name == "pixels":
            student, teacher = (one.to(memory_format=torch.channels_last) for one in (student, teacher))
        if name == "sliced":
            student, teacher = (torch.stack((one, one), dim=4)[..., 1] for one in (student, teacher))
        if name == "double":
            loss, student, teacher = loss.double(), student.double(), teacher.double()
        student.requires_grad_()
        terms = loss(student, teacher, boxes, sizes((6, 9)), (48, 72))
        terms.total.backward()
        found[name] = [getattr(terms, term).float() for term in ("foreground", "background", "attention", "relation")]
        found[name].append(student.grad.float())
    assert all(torch.isfinite(one).all() for one in found["planes"])
    for name in ("pixels", "sliced", "double"):
        torch.testing.assert_close(found[name], found["planes"], rtol=1e-4, atol=1e-5)


def test_gradients_keep_the_layout_of_their_map():
    student, teacher, boxes = inputs()
    student = student.detach().to(memory_format=torch.channels_last).requires_grad_()
    FGDLoss(8, 8)(student, teacher, boxes, sizes((6, 9)), (48, 72)).total.backward()
    assert student.grad.is_contiguous(memory_format=torch.channels_last)
