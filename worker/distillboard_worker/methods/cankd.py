"""Cross-attention non-local distillation: before the comparison the student's cells look at all of the teacher's."""

from distillboard.contracts.peers import CanKD
from torch import Tensor
from torch.nn import functional as F

from distillboard_worker.methods.base import LevelChannels
from distillboard_worker.methods.levelwise import LevelLoss, adapter
from distillboard_worker.methods.non_local import NonLocal


class CrossAttention(LevelLoss):
    """Half the mean squared difference of instance-normalised maps, the student's after cross attention.

    CanKD, arXiv 2511.21503, as in the authors' code: `squares = 1/(2 N C H W) sum (IN(Z) - IN(T))^2`, where
    `Z = NL(A(S), T)` is a non-local block whose queries are the student's and whose keys and values, pooled 2x2, are
    the teacher's; IN normalises every channel of an image over its cells and has no parameters; `A` is a 1x1
    convolution where channels differ.

    The default weight 10 is the authors' for all detectors (5 when their factor 1/2 is counted in). They distil the
    four finest levels. A map of a single cell is 0 after normalisation and adds nothing.

    Args:
        method: The weight.
        level: Channels of both maps.
    """

    def __init__(self, method: CanKD, level: LevelChannels) -> None:
        super().__init__()
        self.weights = {"squares": method.weight}
        self.align = adapter(level)
        self.attention = NonLocal(level.teacher, pool=2)

    def forward(self, student: Tensor, teacher: Tensor) -> dict[str, Tensor]:
        """Compare `(N, Cs, H, W)` with `(N, Ct, H, W)`."""
        mine = self.align(student)
        if mine.numel() == mine.shape[1]:
            return {"squares": (mine * 0).sum()}
        attended = self.attention(mine, teacher)
        return {"squares": F.mse_loss(_normalised(attended), _normalised(teacher)) / 2}


def _normalised(feature: Tensor) -> Tensor:
    return F.layer_norm(feature, feature.shape[2:])
