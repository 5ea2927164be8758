"""Feature-based distillation with attention masks and non-local relations, the rival in FGD's table 3."""

import torch
from distillboard.contracts.peers import FBKD
from torch import Tensor, nn
from torch.nn import functional as F

from distillboard_worker.methods.base import LevelChannels
from distillboard_worker.methods.levelwise import LevelLoss, adapter
from distillboard_worker.methods.non_local import NonLocal


class AttentionGuided(LevelLoss):
    """Four Euclidean distances of two maps (FBKD, ICLR 2021, openreview.net uKhGRvM8QNH).

    With S = A(S) where channels differ, `m_c`, `m_hw` means over channels and cells, norms over all elements:

    - `attention = sqrt(sum M (conv1x1(S) - T)^2)`, `M = HW/2 (softmax_hw(m_c|S| / tau) + softmax_hw(m_c|T| / tau))`,
      through which no gradient flows
    - `channel = |linear(m_hw S) - m_hw T|`
    - `spatial = |conv3x3(m_c S) - m_c T|`
    - `relation = |conv1x1(NL(S)) - NL(T)|`, NL a non-local block for each side, both learnt

    Distances, not means of squares, and not divided by images, as in the authors' code. It masks by cells only, though
    the paper has a mask of channels too; so does this. The default weights 7e-5, 4e-3, 4e-3, 7e-5 and tau 0.5 are its.

    Args:
        method: Weights and temperature.
        level: Channels of both maps.
    """

    def __init__(self, method: FBKD, level: LevelChannels) -> None:
        super().__init__()
        self.weights = {
            "attention": method.attention,
            "channel": method.channel,
            "spatial": method.spatial,
            "relation": method.relation,
        }
        self.temperature = method.temperature
        self.align = adapter(level)
        channels = level.teacher
        self.adapt, self.relate = (nn.Conv2d(channels, channels, kernel_size=1) for _ in range(2))
        self.adapt_channel = nn.Linear(channels, channels)
        self.adapt_spatial = nn.Conv2d(1, 1, kernel_size=3, padding=1)
        self.student_relation, self.teacher_relation = NonLocal(channels), NonLocal(channels)

    def forward(self, student: Tensor, teacher: Tensor) -> dict[str, Tensor]:
        """Compare `(N, Cs, H, W)` with `(N, Ct, H, W)`."""
        mine = self.align(student)
        return {
            "attention": _distance((self.adapt(mine) - teacher) * self._mask(mine, teacher).sqrt()),
            "channel": _distance(self.adapt_channel(mine.mean((2, 3))) - teacher.mean((2, 3))),
            "spatial": _distance(self.adapt_spatial(mine.mean(1, keepdim=True)) - teacher.mean(1, keepdim=True)),
            "relation": _distance(self._related(mine, teacher)),
        }

    @torch.no_grad()
    def _mask(self, student: Tensor, teacher: Tensor) -> Tensor:
        """`(N, 1, H, W)`, mean 1."""
        energies = torch.stack([feature.abs().mean(1).flatten(1) for feature in (student, teacher)])
        shares = F.softmax(energies / self.temperature, dim=2).mean(0)
        return (shares * shares.shape[1]).view(len(student), 1, *student.shape[2:])

    def _related(self, student: Tensor, teacher: Tensor) -> Tensor:
        """Difference of what the cells find in their own maps; a single cell has nothing to relate to."""
        if student.numel() == student.shape[1]:
            return student * 0
        related: Tensor = self.relate(self.student_relation(student, student)) - self.teacher_relation(teacher, teacher)
        return related


def _distance(difference: Tensor) -> Tensor:
    """Euclidean norm over all elements; its gradient is 0 where the difference is."""
    norm: Tensor = torch.linalg.vector_norm(difference)
    return norm
