"""The operators by hand, and against independent formulas."""

import pytest
import torch
from distillboard_worker.ops.deform_conv import Geometry, deform_conv, deform_conv_backward
from distillboard_worker.ops.focal_loss import sigmoid_focal_loss, sigmoid_focal_loss_backward
from distillboard_worker.ops.nms import nms
from distillboard_worker.ops.roi_align import (
    WINDOW_ELEMENTS,
    Pooling,
    roi_align,
    roi_align_backward,
    roi_max,
    roi_max_backward,
)
from distillboard_worker.ops.soft_nms import GAUSSIAN, LINEAR, soft_nms

PLAIN = Geometry(kernel=(3, 3), stride=(1, 1), padding=(1, 1), dilation=(1, 1), groups=1, deform_groups=1)


@pytest.fixture(autouse=True)
def _seed() -> None:
    torch.manual_seed(0)


def pooling(size: int = 1, *, ratio: int = 1, aligned: bool = True) -> Pooling:
    return Pooling((size, size), spatial_scale=1.0, sampling_ratio=ratio, aligned=aligned)


def test_nms_keeps_a_box_at_exactly_the_threshold() -> None:
    boxes = torch.tensor([[0.0, 0, 10, 10], [0, 0, 10, 5]])  # IoU 0.5
    scores = torch.tensor([0.9, 0.8])
    assert nms(boxes, scores, 0.5, 0).tolist() == [0, 1]
    assert nms(boxes, scores, 0.49, 0).tolist() == [0]


def test_nms_offset_counts_the_last_pixel() -> None:
    boxes = torch.tensor([[0.0, 0, 9, 9], [0, 0, 9, 4]])  # with it 10x10 and 10x5
    assert nms(boxes, torch.tensor([0.9, 0.8]), 0.49, 1).tolist() == [0]
    assert nms(boxes, torch.tensor([0.9, 0.8]), 0.45, 0).tolist() == [0, 1]


def test_nms_takes_half_precision_and_strided_boxes() -> None:
    boxes = torch.tensor([[0.0, 0, 10, 10, 7], [1, 1, 10, 10, 7], [20, 20, 30, 30, 7]]).half()[:, :4]
    assert nms(boxes, torch.tensor([0.5, 0.9, 0.1]).half(), 0.5, 0).tolist() == [1, 2]


@pytest.mark.parametrize(("method", "left"), [(LINEAR, 0.8 * 0.5), (GAUSSIAN, 0.8 * 2.718281828 ** (-0.25 / 0.5))])
def test_soft_nms_lowers_the_score_by_the_overlap(method: int, left: float) -> None:
    boxes = torch.tensor([[0.0, 0, 10, 10], [0, 0, 10, 5]])
    dets, kept = soft_nms(boxes, torch.tensor([0.9, 0.8]), 0.3, 0.5, 0.0, method, 0)
    assert kept.tolist() == [0, 1]
    torch.testing.assert_close(dets[:, 4], torch.tensor([0.9, left]))


def test_roi_align_reads_between_four_pixels() -> None:
    features = torch.tensor([[[[1.0, 2.0], [3.0, 4.0]]]])
    middle = torch.tensor([[0.0, 0, 0, 2, 2]])  # its centre is the point between the four
    torch.testing.assert_close(roi_align(features, middle, pooling()), torch.full((1, 1, 1, 1), 2.5))


def test_roi_align_of_no_region_and_of_an_empty_one() -> None:
    features = torch.randn(1, 2, 4, 4)
    assert roi_align(features, torch.zeros(0, 5), pooling(7)).shape == (0, 2, 7, 7)
    assert roi_align(features, torch.tensor([[0.0, 1, 1, 1, 1]]), pooling(2, ratio=0)).abs().sum() == 0


def test_roi_align_in_several_chunks_equals_one(monkeypatch: pytest.MonkeyPatch) -> None:
    features, corner = torch.randn(2, 3, 20, 30), torch.rand(40, 2) * 10
    rois = torch.cat([torch.randint(0, 2, (40, 1)).float(), corner, corner + torch.rand(40, 2) * 15], dim=1)
    whole = roi_align(features, rois, pooling(3, ratio=0))
    monkeypatch.setitem(WINDOW_ELEMENTS, "cpu", 500)
    torch.testing.assert_close(roi_align(features, rois, pooling(3, ratio=0)), whole)


@pytest.mark.parametrize("ratio", [0, 2])
def test_roi_align_gradient_is_its_transpose(ratio: int) -> None:
    """The operator is linear in the features: <align(f), g> = <f, backward(g)>."""
    features, rois = torch.randn(1, 2, 9, 11), torch.tensor([[0.0, -3, 1, 7.5, 6.5], [0, 2, 2, 14, 3]])
    out = roi_align(features, rois, pooling(4, ratio=ratio))
    grad = torch.randn_like(out)
    back = roi_align_backward(grad, rois, features.shape, pooling(4, ratio=ratio))
    torch.testing.assert_close((out * grad).sum(), (features * back).sum())


def test_roi_max_takes_the_first_of_equals_and_sends_the_gradient_there() -> None:
    features, region = torch.ones(1, 1, 4, 4), torch.tensor([[0.0, 0, 0, 4, 4]])
    pooled = roi_max(features, region, pooling(1, ratio=2))
    assert (pooled.features.item(), pooled.argmax_y.item(), pooled.argmax_x.item()) == (1.0, 0.5, 0.5)
    grad = roi_max_backward(torch.ones(1, 1, 1, 1), region, pooled.argmax_y, pooled.argmax_x, features.shape)
    torch.testing.assert_close(grad[0, 0, :2, :2], torch.full((2, 2), 0.25))
    assert grad.sum() == 1


def test_deform_conv_without_displacement_is_a_convolution() -> None:
    image, weight = torch.randn(2, 3, 6, 5), torch.randn(4, 3, 3, 3)
    out = deform_conv(image, torch.zeros(2, 18, 6, 5), None, weight, PLAIN)
    torch.testing.assert_close(out, torch.nn.functional.conv2d(image, weight, padding=1))


def test_deform_conv_moves_down_before_right() -> None:
    image = torch.arange(16.0).view(1, 1, 4, 4)
    one = Geometry((1, 1), (1, 1), (0, 0), (1, 1), 1, 1)
    offset = torch.tensor([1.0, 0.5]).view(1, 2, 1, 1).expand(1, 2, 4, 4)
    out = deform_conv(image, offset, None, torch.ones(1, 1, 1, 1), one)
    assert out[0, 0, 0, 0] == 4.5
    assert out[0, 0, 3].abs().sum() == 0  # below the image


def test_deform_conv_gradient_of_whole_pixels_is_the_one_to_the_right() -> None:
    """On a width that is no power of two, a position must not slip to the pixel before it."""
    image = torch.arange(49.0).square().view(1, 1, 7, 7)
    one = Geometry((1, 1), (1, 1), (0, 0), (1, 1), 1, 1)
    ones, still = torch.ones(1, 1, 7, 7), torch.zeros(1, 2, 7, 7)
    gradients = deform_conv_backward(ones, image, still, None, torch.ones(1, 1, 1, 1), one)
    torch.testing.assert_close(gradients.offset[0, 1, :, :6], (image[0, 0, :, 1:] - image[0, 0, :, :-1]))


def test_deform_conv_in_turns_equals_one(monkeypatch: pytest.MonkeyPatch) -> None:
    image, offset, mask = torch.randn(3, 2, 5, 5), torch.randn(3, 18, 5, 5), torch.rand(3, 9, 5, 5)
    weight, grad = torch.randn(2, 2, 3, 3), torch.randn(3, 2, 5, 5)
    out, whole = (
        deform_conv(image, offset, mask, weight, PLAIN),
        deform_conv_backward(grad, image, offset, mask, weight, PLAIN),
    )
    monkeypatch.setattr("distillboard_worker.ops.deform_conv.COLUMN_ELEMENTS", 1)
    torch.testing.assert_close(deform_conv(image, offset, mask, weight, PLAIN), out)
    turns = deform_conv_backward(grad, image, offset, mask, weight, PLAIN)
    torch.testing.assert_close(turns.weight, whole.weight)
    torch.testing.assert_close(turns.offset, whole.offset)


def test_deform_conv_gradients_by_differences() -> None:
    tensors = (
        torch.randn(1, 2, 4, 4),
        torch.rand(1, 18, 4, 4) * 0.4 + 0.3,
        torch.rand(1, 9, 4, 4),
        torch.randn(2, 2, 3, 3),
    )
    image, offset, mask, weight = (tensor.double() for tensor in tensors)
    out_grad = torch.randn(1, 2, 4, 4).double()
    gradients = deform_conv_backward(out_grad, image, offset, mask, weight, PLAIN)
    assert gradients.mask is not None
    for tensor, gradient in ((image, gradients.input), (offset, gradients.offset), (mask, gradients.mask)):
        step = torch.randn_like(tensor) * 1e-6
        tensor.add_(step)
        above = (deform_conv(image, offset, mask, weight, PLAIN) * out_grad).sum()
        tensor.sub_(2 * step)
        below = (deform_conv(image, offset, mask, weight, PLAIN) * out_grad).sum()
        tensor.add_(step)
        torch.testing.assert_close((gradient * step).sum() * 2, above - below, rtol=1e-4, atol=1e-10)


def test_half_precision_offsets_keep_their_place_on_a_large_map() -> None:
    image = torch.randn(1, 1, 1, 300).half()
    one = Geometry((1, 1), (1, 1), (0, 0), (1, 1), 1, 1)
    out = deform_conv(image, torch.zeros(1, 2, 1, 300).half(), None, torch.ones(1, 1, 1, 1).half(), one)
    assert out.dtype == torch.float16
    assert torch.equal(out, image)


@pytest.mark.parametrize(("gamma", "alpha"), [(2.0, 0.25), (1.5, 0.6)])
def test_focal_loss_equals_mmdets_python(gamma: float, alpha: float) -> None:
    losses = pytest.importorskip("mmdet.models.losses.focal_loss")
    logits = (torch.randn(12, 5) * 4).requires_grad_()
    target = torch.randint(0, 6, (12,))
    one_hot = torch.nn.functional.one_hot(target, 6)[:, :5]
    expected = losses.py_sigmoid_focal_loss(logits, one_hot, gamma=gamma, alpha=alpha, reduction="none")
    grad = torch.autograd.grad(expected.sum(), logits)[0]
    plain, empty = logits.detach(), torch.zeros(0)
    torch.testing.assert_close(sigmoid_focal_loss(plain, target, empty, gamma, alpha), expected.detach())
    torch.testing.assert_close(sigmoid_focal_loss_backward(plain, target, empty, gamma, alpha), grad)


def test_focal_loss_by_hand_with_class_weights() -> None:
    logits, target = torch.zeros(2, 2), torch.tensor([1, 2])  # p = 1/2; the second row is background
    loss = sigmoid_focal_loss(logits, target, torch.tensor([5.0, 3.0]), 2.0, 0.25)
    bits = 0.25 * torch.tensor(2.0).log()
    torch.testing.assert_close(loss, bits * torch.tensor([[0.75 * 3, 0.25 * 3], [0.75, 0.75]]))


def test_focal_loss_stays_finite_where_a_probability_is_zero() -> None:
    logits, target = torch.tensor([[200.0, -200.0]]), torch.tensor([1])
    assert sigmoid_focal_loss(logits, target, torch.zeros(0), 2.0, 0.25).isfinite().all()
    assert sigmoid_focal_loss_backward(logits, target, torch.zeros(0), 2.0, 0.25).isfinite().all()
