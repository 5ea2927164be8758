"""Distillation via Pearson correlation: the pattern of a channel is imitated, its offset and scale are not."""

import torch
from distillboard.contracts.peers import PKD
from torch import Tensor
from torch.nn import functional as F

from distillboard_worker.methods.base import LevelChannels
from distillboard_worker.methods.levelwise import LevelLoss, adapter

_EPSILON = 1e-6


class PearsonLoss(LevelLoss):
    """Half the mean squared difference of standardised maps (PKD, arXiv 2207.02039).

    `dissimilarity = 1/(2 N C H W) sum (z(A(S)) - z(T))^2` with `z(F) = (F - mean_c) / (std_c + 1e-6)`, mean and
    unbiased standard deviation of a channel over all images and cells of the batch. With m = N H W it equals
    `(m - 1)/m (1 - r)`, r the mean Pearson correlation of the channels. Images of other processes are not in it: as in
    the authors' code it depends on the batch a GPU has. A map of one cell has no correlation and counts as alike.

    The default weight 10 is the authors' for RetinaNet and one-stage detectors; 6 for Faster R-CNN. They distil the
    four finest levels.

    Args:
        method: The weight.
        level: Channels of both maps; where they differ a 1x1 convolution `A` is learnt, which the paper does not need.
    """

    def __init__(self, method: PKD, level: LevelChannels) -> None:
        super().__init__()
        self.weights = {"dissimilarity": method.weight}
        self.align = adapter(level)

    def forward(self, student: Tensor, teacher: Tensor) -> dict[str, Tensor]:
        """Compare `(N, Cs, H, W)` with `(N, Ct, H, W)`."""
        mine = self.align(student)
        if mine.numel() == mine.shape[1]:
            return {"dissimilarity": (mine * 0).sum()}
        return {"dissimilarity": F.mse_loss(_standardised(mine), _standardised(teacher)) / 2}


def _standardised(feature: Tensor) -> Tensor:
    spread, mean = torch.std_mean(feature, dim=(0, 2, 3), keepdim=True)
    return (feature - mean) / (spread + _EPSILON)
