"""What the official code computed, read from the fixture beside this file."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import torch
from distillboard_worker.fgd import FGDLoss
from torch import Tensor

_FILE = np.load(Path(__file__).with_name("golden.npz"), allow_pickle=False)
NAMES = sorted({name.partition("/")[0] for name in _FILE.files})


@dataclass(frozen=True)
class Case:
    """One case: inputs, parameters and what came out."""

    tensors: dict[str, Tensor]
    boxes: list[Tensor]
    image_sizes: list[tuple[int, int]]

    def under(self, prefix: str) -> dict[str, Tensor]:
        """Tensors below a prefix, by the rest of their names."""
        return {name.removeprefix(prefix): one for name, one in self.tensors.items() if name.startswith(prefix)}

    def loss(self) -> FGDLoss:
        """The loss with the case's weights and parameters, boxes scaled as the official code does."""
        temperature, alpha, beta, gamma, lambda_ = self.tensors["hyper"].tolist()
        channels = self.tensors["student"].shape[1], self.tensors["teacher"].shape[1]
        weights = {"temperature": temperature, "alpha": alpha, "beta": beta, "gamma": gamma, "lambda_": lambda_}
        loss = FGDLoss(*channels, **weights, mask_scale="image")
        loss.load_state_dict(self.under("param/"))
        return loss


@cache
def read(name: str) -> Case:
    """Read a case by name."""
    prefix = f"{name}/"
    tensors = {one.removeprefix(prefix): torch.from_numpy(_FILE[one]) for one in _FILE.files if one.startswith(prefix)}
    sizes = [(int(height), int(width)) for height, width in tensors["image_sizes"].tolist()]
    return Case(tensors, [tensors[f"boxes/{index}"] for index in range(len(sizes))], sizes)
