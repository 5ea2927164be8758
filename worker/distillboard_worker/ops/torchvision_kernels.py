"""The same kernels from torchvision, where it loads: nms, RoIAlign with averages, deformable convolution."""

import torch
import torchvision  # noqa: F401  (loads the operators under torch.ops.torchvision)
from torch import Tensor

from distillboard_worker.ops.deform_conv import Geometry, Gradients
from distillboard_worker.ops.roi_align import Pooling

library = torch.ops.torchvision


def nms(boxes: Tensor, scores: Tensor, iou_threshold: float, offset: int) -> Tensor:
    """See `distillboard_worker.ops.nms.nms`. Boxes that end on their last pixel are made to end behind it."""
    ended = boxes.float() + boxes.new_tensor([0, 0, offset, offset]).float()
    return library.nms(ended, scores.float(), iou_threshold)  # type: ignore[no-any-return]


def roi_align(features: Tensor, rois: Tensor, pooling: Pooling) -> Tensor:
    """See `distillboard_worker.ops.roi_align.roi_align`."""
    return library.roi_align(  # type: ignore[no-any-return]
        features, rois.to(features.dtype), pooling.spatial_scale, *pooling.size, pooling.sampling_ratio, pooling.aligned
    )


def roi_align_backward(grad: Tensor, rois: Tensor, shape: torch.Size, pooling: Pooling) -> Tensor:
    """See `distillboard_worker.ops.roi_align.roi_align_backward`."""
    scale, ratio = pooling.spatial_scale, pooling.sampling_ratio
    return library._roi_align_backward(  # type: ignore[no-any-return]
        grad, rois.to(grad.dtype), scale, *pooling.size, *shape, ratio, pooling.aligned
    )


def _geometry(geometry: Geometry) -> tuple[int, ...]:
    pairs = (*geometry.stride, *geometry.padding, *geometry.dilation)
    return (*pairs, geometry.groups, geometry.deform_groups)


def _mask(offset: Tensor, mask: Tensor | None) -> Tensor:
    """Torchvision wants a mask in any case; one of v1 is empty and ignored."""
    return offset.new_zeros(len(offset), 1) if mask is None else mask


def deform_conv(image: Tensor, offset: Tensor, mask: Tensor | None, weight: Tensor, geometry: Geometry) -> Tensor:
    """See `distillboard_worker.ops.deform_conv.deform_conv`."""
    bias = weight.new_zeros(weight.size(0))
    tensors = (image, weight, offset, _mask(offset, mask), bias)
    return library.deform_conv2d(*tensors, *_geometry(geometry), mask is not None)  # type: ignore[no-any-return]


def deform_conv_backward(
    grad: Tensor, image: Tensor, offset: Tensor, mask: Tensor | None, weight: Tensor, geometry: Geometry
) -> Gradients:
    """See `distillboard_worker.ops.deform_conv.deform_conv_backward`."""
    bias = weight.new_zeros(weight.size(0))
    tensors = (grad, image, weight, offset, _mask(offset, mask), bias)
    parts = library._deform_conv2d_backward(*tensors, *_geometry(geometry), mask is not None)
    return Gradients(parts[0], parts[2], parts[3] if mask is not None else None, parts[1])


def deform_conv_weight_gradient(
    grad: Tensor, image: Tensor, offset: Tensor, weight: Tensor, geometry: Geometry
) -> Tensor:
    """See `distillboard_worker.ops.deform_conv.deform_conv_weight_gradient`."""
    return deform_conv_backward(grad, image, offset, None, weight, geometry).weight
