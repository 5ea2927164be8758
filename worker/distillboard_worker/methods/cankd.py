"""Cross-attention non-local distillation: before the comparison the student's cells look at all of the teacher's."""

from typing import cast

from distillboard.contracts.peers import CanKD
from torch import Tensor, nn
from torch.nn import functional as F

from distillboard_worker.methods.base import LevelChannels
from distillboard_worker.methods.levelwise import LevelLoss, adapter


class CrossAttention(LevelLoss):
    """Half the mean squared difference of instance-normalised maps, the student's after cross attention.

    CanKD, arXiv 2511.21503, as in the authors' code. With S = A(S) where channels differ,
    `Z = S + BN(W(theta(S)^T phi(T) g(T)^T / M))` and `squares = 1/(2 N C H W) sum (IN(Z) - IN(T))^2`: theta, phi, g are
    1x1 convolutions to C/2 channels, phi and g are max-pooled 2x2 to M cells, W is a 1x1 convolution back, BN starts
    at zero, IN normalises every channel of an image over its cells and has no parameters. There is no softmax, so
    `phi(T) g(T)^T`, `(C/2, C/2)`, is multiplied first: the same numbers without a matrix of all pairs of cells.

    The default weight 10 is the authors' for all detectors (5 when their factor 1/2 is counted in). They distil the
    four finest levels. A map of a single cell is 0 after normalisation and adds nothing.

    Args:
        method: The weight.
        level: Channels of both maps.
    """

    def __init__(self, method: CanKD, level: LevelChannels) -> None:
        super().__init__()
        self.weights = {"squares": method.weight}
        channels, inner = level.teacher, max(level.teacher // 2, 1)
        self.align = adapter(level)
        self.theta, self.phi, self.g = (nn.Conv2d(channels, inner, kernel_size=1) for _ in range(3))
        self.W = nn.Sequential(nn.Conv2d(inner, channels, kernel_size=1), nn.BatchNorm2d(channels))
        nn.init.zeros_(cast("nn.BatchNorm2d", self.W[1]).weight)

    def forward(self, student: Tensor, teacher: Tensor) -> dict[str, Tensor]:
        """Compare `(N, Cs, H, W)` with `(N, Ct, H, W)`."""
        mine = self.align(student)
        if mine.numel() == mine.shape[1]:
            return {"squares": (mine * 0).sum()}
        attended = mine + self.W(self._looked_up(mine, teacher))
        return {"squares": F.mse_loss(_normalised(attended), _normalised(teacher)) / 2}

    def _looked_up(self, student: Tensor, teacher: Tensor) -> Tensor:
        window = min(2, teacher.shape[2]), min(2, teacher.shape[3])
        keys, values = (F.max_pool2d(one(teacher), window).flatten(2) for one in (self.phi, self.g))
        memory: Tensor = values @ keys.transpose(1, 2) / keys.shape[2]
        queries: Tensor = self.theta(student).flatten(2)
        return (memory @ queries).reshape(len(memory), -1, *student.shape[2:])


def _normalised(feature: Tensor) -> Tensor:
    return F.layer_norm(feature, feature.shape[2:])
