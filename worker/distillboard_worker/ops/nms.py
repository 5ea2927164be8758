"""Greedy non-maximum suppression as one loop over boxes sorted by score."""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import torch
from torch import Tensor

from distillboard_worker.ops.jit import compile_loop


def _suppress(boxes: Any, areas: Any, keep: Any, threshold: Any, offset: Any) -> None:
    zero = np.float32(0)
    for i in range(len(keep)):
        if not keep[i]:
            continue
        left, top, right, bottom = boxes[i]
        for j in range(i + 1, len(keep)):
            if not keep[j]:
                continue
            width = min(right, boxes[j, 2]) - max(left, boxes[j, 0]) + offset
            height = min(bottom, boxes[j, 3]) - max(top, boxes[j, 1]) + offset
            if width > zero and height > zero:
                overlap = width * height
                keep[j] = not overlap / (areas[i] + areas[j] - overlap) > threshold


@cache
def suppress() -> Callable[..., None]:
    """Return the compiled loop: `(boxes (N, 4), areas (N,), keep (N,) bool, threshold, offset)`, all float32."""
    return compile_loop("void(float32[:, ::1], float32[::1], boolean[::1], float32, float32)", _suppress)


def nms(boxes: Tensor, scores: Tensor, iou_threshold: float, offset: int) -> Tensor:
    """Indices of the boxes that survive, by falling score.

    Args:
        boxes: `(N, 4)` as x1, y1, x2, y2 in pixels, any device.
        scores: `(N,)`.
        iou_threshold: A box is dropped when its IoU with a kept one is greater.
        offset: Added to widths and heights: 1 where boxes end on the last pixel, else 0.

    Returns:
        `(M,)` int64 on the device of `boxes`. Ties are in the order that `Tensor.sort` gives them.
    """
    order = scores.detach().sort(0, descending=True)[1]
    ordered = boxes.detach()[order].to("cpu", torch.float32).contiguous()
    areas = (ordered[:, 2] - ordered[:, 0] + offset) * (ordered[:, 3] - ordered[:, 1] + offset)
    keep = torch.ones(len(order), dtype=torch.bool)
    suppress()(ordered.numpy(), areas.numpy(), keep.numpy(), np.float32(iou_threshold), np.float32(offset))
    return order[keep.to(order.device)]
