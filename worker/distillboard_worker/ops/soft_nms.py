"""Soft non-maximum suppression (Bodla et al., 2017): overlapping boxes lose score instead of being dropped."""

import math
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import torch
from torch import Tensor

from distillboard_worker.ops.jit import compile_loop

NAIVE, LINEAR, GAUSSIAN = 0, 1, 2


def _soften(boxes: Any, areas: Any, scores: Any, order: Any, limits: Any, method: Any, offset: Any) -> int:
    threshold, sigma, min_score = limits
    zero, one = np.float32(0), np.float32(1)
    alive = len(order)
    rank = 0
    while rank < alive:
        best = rank
        for place in range(rank + 1, alive):
            if scores[order[place]] > scores[order[best]]:
                best = place
        order[rank], order[best] = order[best], order[rank]
        i = order[rank]
        place = rank + 1
        while place < alive:
            j = order[place]
            width = max(zero, min(boxes[i, 2], boxes[j, 2]) - max(boxes[i, 0], boxes[j, 0]) + offset)
            height = max(zero, min(boxes[i, 3], boxes[j, 3]) - max(boxes[i, 1], boxes[j, 1]) + offset)
            overlap = width * height
            iou = overlap / (areas[i] + areas[j] - overlap)
            if method == GAUSSIAN:
                scores[j] *= math.exp(-(iou * iou) / sigma)
            elif iou >= threshold:
                scores[j] *= one - iou if method == LINEAR else zero
            if scores[j] < min_score:
                alive -= 1
                order[place] = order[alive]
            else:
                place += 1
        rank += 1
    return alive


@cache
def soften() -> Callable[..., int]:
    """Return the compiled loop; it changes `scores` and `order` in place and returns how many boxes are left."""
    arrays = "float32[:, ::1], float32[::1], float32[::1], int64[::1]"
    return compile_loop(f"int64({arrays}, UniTuple(float32, 3), int64, float32)", _soften)


def soft_nms(
    boxes: Tensor, scores: Tensor, iou_threshold: float, sigma: float, min_score: float, method: int, offset: int
) -> tuple[Tensor, Tensor]:
    """Boxes with lowered scores, by falling score, without those that fell below `min_score`.

    Args:
        boxes: `(N, 4)` as x1, y1, x2, y2 in pixels, on the CPU.
        scores: `(N,)`.
        iou_threshold: From this IoU on the linear and the naive method act.
        sigma: Width of the Gaussian method.
        min_score: A box that falls below it is dropped.
        method: 0 naive (score to zero), 1 linear (times 1 - IoU), 2 Gaussian (times exp(-IoU^2 / sigma)).
        offset: Added to widths and heights.

    Returns:
        Detections `(M, 5)` (box and score) and their indices `(M,)` int64.
    """
    corners = boxes.detach().to("cpu", torch.float32).contiguous()
    lowered = scores.detach().to("cpu", torch.float32).clone().contiguous()
    areas = (corners[:, 2] - corners[:, 0] + offset) * (corners[:, 3] - corners[:, 1] + offset)
    order = torch.arange(len(corners))
    arrays = (corners.numpy(), areas.numpy(), lowered.numpy(), order.numpy())
    limits = (np.float32(iou_threshold), np.float32(sigma), np.float32(min_score))
    alive = soften()(*arrays, limits, method, np.float32(offset))
    kept = order[:alive]
    return torch.cat([corners[kept], lowered[kept, None]], dim=1), kept
