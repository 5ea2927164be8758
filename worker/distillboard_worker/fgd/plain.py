"""FGD as it is defined, box by box and map by map: what the fast form is compared with, and nothing else."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from distillboard_worker.fgd.attention import channel_attention, spatial_attention
from distillboard_worker.fgd.loss import FGDLoss


def plain_masks(
    boxes: Sequence[Tensor], spans: Sequence[tuple[int, int]], grid: tuple[int, int]
) -> tuple[Tensor, Tensor]:
    """Foreground and background masks `(N, H, W)`, painted in a loop over images and boxes; reads every corner back."""
    foreground = torch.zeros(len(boxes), *grid, device=boxes[0].device)
    for mask, corners, (height, width) in zip(foreground, boxes, spans, strict=True):
        scale = corners.new_tensor([grid[1] / width, grid[0] / height] * 2)
        for x1, y1, x2, y2 in corners * scale:
            left, right = int(x1.floor().clamp(min=0)), int(x2.ceil())
            top, bottom = int(y1.floor().clamp(min=0)), int(y2.ceil())
            inside = mask[top : max(0, bottom + 1), left : max(0, right + 1)]
            area = max(1, bottom + 1 - top) * max(1, right + 1 - left)
            inside.copy_(torch.maximum(inside, inside.new_tensor(1 / area)))
    background = torch.zeros_like(foreground)
    for mask, painted in zip(background, foreground, strict=True):
        mask[painted == 0] = 1
        if mask.sum() > 0:
            mask.div_(mask.sum())
    return foreground, background


def plain_loss(
    loss: FGDLoss, student: Tensor, teacher: Tensor, boxes: Sequence[Tensor], spans: Sequence[tuple[int, int]]
) -> Tensor:
    """Weighted sum of the terms, with the weights and parameters of a loss with context block and equal channels.

    Args:
        loss: Where weights and parameters come from.
        student: `(N, C, H, W)`, fp32.
        teacher: `(N, C, H, W)`, fp32, without gradient.
        boxes: N tensors `(n_i, 4)`, x1, y1, x2, y2 in input pixels.
        spans: N times the `(height, width)` that the maps stand for.
    """
    images, temperature = student.shape[0], loss.temperatures.spatial
    where, which = spatial_attention(teacher, temperature), channel_attention(teacher, temperature)
    foreground, background = plain_masks(boxes, spans, (student.shape[2], student.shape[3]))
    total = student.new_zeros(())
    for weight, mask in ((loss.alpha, foreground), (loss.beta, background)):
        by_cell, by_channel = (mask * where).sqrt()[:, None], which.sqrt()[..., None, None]
        mine, theirs = student * by_cell * by_channel, teacher * by_cell * by_channel
        total = total + weight * functional.mse_loss(mine, theirs, reduction="sum") / images
    distance = (spatial_attention(student, temperature) - where).abs().sum()
    distance = distance + (channel_attention(student, temperature) - which).abs().sum()
    mine = _with_context(student, loss.conv_mask_s, loss.channel_add_conv_s)
    theirs = _with_context(teacher, loss.conv_mask_t, loss.channel_add_conv_t)
    relation = functional.mse_loss(mine, theirs, reduction="sum")
    return total + (loss.gamma * distance + loss.lambda_ * relation) / images


def _with_context(feature: Tensor, key: nn.Module | None, add: nn.Module | None) -> Tensor:
    """R(F), with its map."""
    if key is None or add is None:
        return feature
    pool = torch.softmax(key(feature).flatten(2), dim=2)
    context = torch.matmul(feature.flatten(2), pool.transpose(1, 2))[..., None]
    added: Tensor = add(context)
    return feature + added
