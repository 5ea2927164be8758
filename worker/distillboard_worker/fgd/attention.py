"""Attention maps of a feature map: where, and in which channels, its activations are strong."""

import torch
from torch import Tensor


def attention(means: Tensor, temperature: float) -> Tensor:
    """Softmax of mean magnitudes, scaled so that its mean is 1 (eq. 3 and 4 of the paper).

    Args:
        means: `(N, K)` mean absolute activations, of K cells or of K channels.
        temperature: Divides the means; smaller is more peaked.

    Returns:
        `(N, K)`, each row adds up to K.
    """
    return means.shape[1] * torch.softmax(means / temperature, dim=1)


def spatial_attention(feature: Tensor, temperature: float = 0.5) -> Tensor:
    """Spatial attention `A^S = HW softmax_hw(mean_c |F| / T)` of a feature map.

    Args:
        feature: `(N, C, H, W)`, any floating type; computed in at least fp32.
        temperature: T of the paper, 0.5 there.

    Returns:
        `(N, H, W)`, mean 1 over each image.
    """
    means = feature.abs().mean(dim=1, dtype=torch.promote_types(feature.dtype, torch.float32))
    return attention(means.flatten(1), temperature).view_as(means)


def channel_attention(feature: Tensor, temperature: float = 0.5) -> Tensor:
    """Channel attention `A^C = C softmax_c(mean_hw |F| / T)` of a feature map.

    Args:
        feature: `(N, C, H, W)`, any floating type; computed in at least fp32.
        temperature: T of the paper, 0.5 there.

    Returns:
        `(N, C)`, mean 1 over each image.
    """
    means = feature.abs().mean(dim=(2, 3), dtype=torch.promote_types(feature.dtype, torch.float32))
    return attention(means, temperature)
