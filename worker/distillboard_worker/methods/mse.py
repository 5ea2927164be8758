"""Plain feature imitation, the yardstick of all others."""

from distillboard.contracts.peers import MSE
from torch import Tensor
from torch.nn import functional as F

from distillboard_worker.methods.base import LevelChannels
from distillboard_worker.methods.levelwise import LevelLoss, adapter


class FeatureMSE(LevelLoss):
    """Mean squared difference of two maps (the hints of FitNets, arXiv 1412.6550, as a mean).

    `squares = 1/(N Ct H W) sum (A(S) - T)^2`, with `A` a 1x1 convolution where channels differ, else nothing.

    The default weight 5 is the one that FreeKD (arXiv 2307.10219) gives the same term for RetinaNet; 1 for
    Faster R-CNN.

    Args:
        method: The weight.
        level: Channels of both maps.
    """

    def __init__(self, method: MSE, level: LevelChannels) -> None:
        super().__init__()
        self.weights = {"squares": method.weight}
        self.align = adapter(level)

    def forward(self, student: Tensor, teacher: Tensor) -> dict[str, Tensor]:
        """Compare `(N, Cs, H, W)` with `(N, Ct, H, W)`."""
        return {"squares": F.mse_loss(self.align(student), teacher)}
