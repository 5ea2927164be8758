"""MMCV's calling convention: results are written into tensors that the caller passes in."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

from torch import Tensor

from distillboard_worker.ops.deform_conv import Geometry
from distillboard_worker.ops.roi_align import Pooling

Entry = Callable[..., Any]


def nms_entries(kernels: ModuleType) -> dict[str, Entry]:
    """Entry point of hard suppression."""
    return {"nms": kernels.nms}


def soft_nms_entries(kernels: ModuleType) -> dict[str, Entry]:
    """Entry point of soft suppression, which fills `dets (N, 5)` and returns the indices."""

    def softnms(boxes: Tensor, scores: Tensor, dets: Tensor, **how: Any) -> Tensor:
        kept, indices = kernels.soft_nms(boxes, scores, **how)
        dets[: len(kept)] = kept
        return indices  # type: ignore[no-any-return]

    return {"softnms": softnms}


def _pooling(how: dict[str, Any]) -> Pooling:
    size = (how["aligned_height"], how["aligned_width"])
    return Pooling(size, how["spatial_scale"], how["sampling_ratio"], how["aligned"])


def roi_align_entries(kernels: ModuleType) -> dict[str, Entry]:
    """Entry points of RoIAlign with averages."""

    def forward(features: Tensor, rois: Tensor, out: Tensor, _y: Tensor, _x: Tensor, **how: Any) -> None:
        out.copy_(kernels.roi_align(features, rois, _pooling(how)))

    def backward(grad: Tensor, rois: Tensor, _y: Tensor, _x: Tensor, out: Tensor, **how: Any) -> None:
        out.copy_(kernels.roi_align_backward(grad, rois, out.shape, _pooling(how)))

    return {"roi_align_forward": forward, "roi_align_backward": backward}


def roi_max_entries(kernels: ModuleType) -> dict[str, Entry]:
    """Entry points of RoIAlign with maxima, whose positions the caller keeps."""

    def forward(features: Tensor, rois: Tensor, out: Tensor, argmax_y: Tensor, argmax_x: Tensor, **how: Any) -> None:
        pooled = kernels.roi_max(features, rois, _pooling(how))
        for target, source in ((out, pooled.features), (argmax_y, pooled.argmax_y), (argmax_x, pooled.argmax_x)):
            target.copy_(source)

    def backward(grad: Tensor, rois: Tensor, argmax_y: Tensor, argmax_x: Tensor, out: Tensor, **_how: Any) -> None:
        out.copy_(kernels.roi_max_backward(grad, rois, argmax_y, argmax_x, out.shape))

    return {"roi_align_forward": forward, "roi_align_backward": backward}


def _geometry_v1(how: dict[str, Any]) -> Geometry:
    pairs = {name: (how[f"{short}H"], how[f"{short}W"]) for name, short in _V1_PAIRS.items()}
    return Geometry(**pairs, groups=how["group"], deform_groups=how["deformable_group"])


_V1_PAIRS = {"kernel": "k", "stride": "d", "padding": "pad", "dilation": "dilation"}


def deform_conv_entries(kernels: ModuleType) -> dict[str, Entry]:
    """Entry points of v1. Its `im2col_step` only bounds memory, which the kernels do by themselves."""

    def forward(
        image: Tensor, weight: Tensor, offset: Tensor, out: Tensor, _columns: Tensor, _ones: Tensor, **how: Any
    ) -> None:
        out.copy_(kernels.deform_conv(image, offset, None, weight, _geometry_v1(how)))

    def backward_input(
        image: Tensor,
        offset: Tensor,
        grad: Tensor,
        grad_image: Tensor,
        grad_offset: Tensor,
        weight: Tensor,
        _columns: Tensor,
        **how: Any,
    ) -> None:
        gradients = kernels.deform_conv_backward(grad, image, offset, None, weight, _geometry_v1(how))
        grad_image.copy_(gradients.input)
        grad_offset.copy_(gradients.offset)

    def backward_parameters(
        image: Tensor,
        offset: Tensor,
        grad: Tensor,
        grad_weight: Tensor,
        _columns: Tensor,
        _ones: Tensor,
        **how: Any,
    ) -> None:
        gradient = kernels.deform_conv_weight_gradient(grad, image, offset, grad_weight, _geometry_v1(how))
        grad_weight.add_(gradient, alpha=how["scale"])

    return {
        "deform_conv_forward": forward,
        "deform_conv_backward_input": backward_input,
        "deform_conv_backward_parameters": backward_parameters,
    }


def _geometry_v2(how: dict[str, Any]) -> Geometry:
    pairs = {name: (how[f"{short}_h"], how[f"{short}_w"]) for name, short in _V2_PAIRS.items()}
    return Geometry(**pairs, groups=how["group"], deform_groups=how["deformable_group"])


_V2_PAIRS = {"kernel": "kernel", "stride": "stride", "padding": "pad", "dilation": "dilation"}


def modulated_deform_conv_entries(kernels: ModuleType) -> dict[str, Entry]:
    """Entry points of v2."""

    def forward(
        image: Tensor,
        weight: Tensor,
        bias: Tensor,
        _ones: Tensor,
        offset: Tensor,
        mask: Tensor,
        out: Tensor,
        _columns: Tensor,
        **how: Any,
    ) -> None:
        out.copy_(kernels.deform_conv(image, offset, mask, weight, _geometry_v2(how)))
        if how["with_bias"]:
            out.add_(bias[:, None, None])

    def backward(
        image: Tensor,
        weight: Tensor,
        _bias: Tensor,
        _ones: Tensor,
        offset: Tensor,
        mask: Tensor,
        _columns: Tensor,
        grad_image: Tensor,
        grad_weight: Tensor,
        grad_bias: Tensor,
        grad_offset: Tensor,
        grad_mask: Tensor,
        grad: Tensor,
        **how: Any,
    ) -> None:
        gradients = kernels.deform_conv_backward(grad, image, offset, mask, weight, _geometry_v2(how))
        grad_image.copy_(gradients.input)
        grad_offset.copy_(gradients.offset)
        grad_mask.copy_(gradients.mask)
        grad_weight.copy_(gradients.weight)
        if how["with_bias"]:
            grad_bias.copy_(grad.sum(dim=(0, 2, 3)))

    return {"modulated_deform_conv_forward": forward, "modulated_deform_conv_backward": backward}


def focal_loss_entries(kernels: ModuleType) -> dict[str, Entry]:
    """Entry points of the sigmoid focal loss."""

    def forward(logits: Tensor, target: Tensor, weight: Tensor, out: Tensor, gamma: float, alpha: float) -> None:
        out.copy_(kernels.sigmoid_focal_loss(logits, target, weight, gamma, alpha))

    def backward(logits: Tensor, target: Tensor, weight: Tensor, grad: Tensor, gamma: float, alpha: float) -> None:
        grad.copy_(kernels.sigmoid_focal_loss_backward(logits, target, weight, gamma, alpha))

    return {"sigmoid_focal_loss_forward": forward, "sigmoid_focal_loss_backward": backward}
