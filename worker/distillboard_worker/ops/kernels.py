"""The operators as this project writes them, under the names that every set of kernels has."""

from distillboard_worker.ops.deform_conv import deform_conv, deform_conv_backward, deform_conv_weight_gradient
from distillboard_worker.ops.focal_loss import sigmoid_focal_loss, sigmoid_focal_loss_backward
from distillboard_worker.ops.nms import nms
from distillboard_worker.ops.roi_align import roi_align, roi_align_backward, roi_max, roi_max_backward
from distillboard_worker.ops.soft_nms import soft_nms

__all__ = [
    "deform_conv",
    "deform_conv_backward",
    "deform_conv_weight_gradient",
    "nms",
    "roi_align",
    "roi_align_backward",
    "roi_max",
    "roi_max_backward",
    "sigmoid_focal_loss",
    "sigmoid_focal_loss_backward",
    "soft_nms",
]
