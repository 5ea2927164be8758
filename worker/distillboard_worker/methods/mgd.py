"""Masked Generative Distillation: the teacher's map is rebuilt from a student's map with holes."""

from collections.abc import Mapping
from typing import Any
from zlib import crc32

import torch
from distillboard.contracts.peers import MGD
from torch import Tensor, nn
from torch.nn import functional as F

from distillboard_worker.methods.base import LevelChannels
from distillboard_worker.methods.levelwise import LevelLoss, adapter


class MaskedGeneration(LevelLoss):
    """Squared error of a map that is generated from a masked one (MGD, arXiv 2205.01529).

    `reconstruction = 1/N sum (G(A(S) M) - T)^2`: `M` hides a cell of an image in all channels with probability lambda
    (it stays where a uniform draw is at most 1 - lambda), `G` is a 3x3 convolution, ReLU, 3x3 convolution on Ct
    channels, `A` a 1x1 convolution where channels differ. A sum over cells and channels, divided by images: the right
    weight falls as maps grow.

    Parameters have the names of the authors' code (`align`, `generation.0`, `generation.2`). Masks come from a
    generator made of the seed, the level and how many masks there were, which is a buffer of the state dict: the global
    random state is not touched, so a control stays a control, and a resumed run draws the masks that an uninterrupted
    one draws.

    The defaults, alpha 2e-5 and lambda 0.65, are the authors' for RetinaNet and one-stage detectors; 5e-7 and 0.45 for
    two-stage ones.

    Args:
        method: Weight and share of hidden cells.
        level: Channels of both maps.
        seed: Seed of the masks.
    """

    masks: Tensor

    def __init__(self, method: MGD, level: LevelChannels, seed: int = 0) -> None:
        super().__init__()
        self.weights = {"reconstruction": method.alpha}
        self.hidden = method.lambda_
        self.source = f"{seed} {level.name}"
        self.align = adapter(level)
        self.generation = nn.Sequential(_convolution(level.teacher), nn.ReLU(inplace=True), _convolution(level.teacher))
        self.register_buffer("masks", torch.zeros((), dtype=torch.int64))
        self._masks = 0

    def forward(self, student: Tensor, teacher: Tensor) -> dict[str, Tensor]:
        """Compare `(N, Cs, H, W)` with `(N, Ct, H, W)`; every call draws another mask."""
        generated = self.generation(self.align(student) * self._mask(student))
        return {"reconstruction": F.mse_loss(generated, teacher, reduction="sum") / student.shape[0]}

    def _mask(self, like: Tensor) -> Tensor:
        """`(N, 1, H, W)`, 1 where a cell stays; the device waits for nothing, for the count is kept on both sides."""
        generator = torch.Generator(like.device).manual_seed(crc32(f"{self.source} {self._masks}".encode()))
        self._masks += 1
        self.masks += 1
        shape = (like.shape[0], 1, *like.shape[2:])
        drawn = torch.rand(shape, generator=generator, device=like.device)
        return (drawn <= 1 - self.hidden).to(like.dtype)

    def _load_from_state_dict(self, state_dict: Mapping[str, Any], prefix: str, *rest: Any) -> None:
        super()._load_from_state_dict(state_dict, prefix, *rest)
        self._masks = int(self.masks)


def _convolution(channels: int) -> nn.Conv2d:
    return nn.Conv2d(channels, channels, kernel_size=3, padding=1)
