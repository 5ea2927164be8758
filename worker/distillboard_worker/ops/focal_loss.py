"""Sigmoid focal loss (Lin et al., 2017) and its gradient, elementwise."""

import torch
import torch.nn.functional as F
from torch import Tensor


def _class_weight(target: Tensor, weight: Tensor) -> Tensor:
    """Weight of each row's class; background (a target that is no class) counts 1."""
    return torch.cat([weight, weight.new_ones(1)])[target.clamp(max=len(weight))][:, None]


def _is_target(logits: Tensor, target: Tensor) -> Tensor:
    return target[:, None] == torch.arange(logits.size(1), device=logits.device)


def sigmoid_focal_loss(logits: Tensor, target: Tensor, weight: Tensor, gamma: float, alpha: float) -> Tensor:
    """Loss of every row and class, not reduced.

    Args:
        logits: `(N, C)`.
        target: `(N,)` class of each row; `C` is background.
        weight: `(C,)` weight per class of the row, or empty.
        gamma: Exponent of the modulating factor.
        alpha: Weight of the positives; negatives have `1 - alpha`.

    Returns:
        `(N, C)`.
    """
    p = logits.sigmoid()
    positive = -alpha * (1 - p) ** gamma * F.logsigmoid(logits)
    negative = -(1 - alpha) * p**gamma * F.logsigmoid(-logits)
    loss = torch.where(_is_target(logits, target), positive, negative)
    return loss * _class_weight(target, weight) if weight.numel() else loss


def sigmoid_focal_loss_backward(logits: Tensor, target: Tensor, weight: Tensor, gamma: float, alpha: float) -> Tensor:
    """Derivative of `sigmoid_focal_loss` with respect to the logits, `(N, C)`; arguments as there."""
    p = logits.sigmoid()
    positive = -alpha * (1 - p) ** gamma * (1 - p - gamma * p * F.logsigmoid(logits))
    negative = -(1 - alpha) * p**gamma * (gamma * (1 - p) * F.logsigmoid(-logits) - p)
    grad = torch.where(_is_target(logits, target), positive, negative)
    return grad * _class_weight(target, weight) if weight.numel() else grad
