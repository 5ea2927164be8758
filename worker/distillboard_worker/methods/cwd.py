"""Channel-wise Distillation: every channel's map is a distribution over the image's cells."""

from distillboard.contracts.peers import CWD
from torch import Tensor
from torch.nn import functional as F

from distillboard_worker.methods.base import LevelChannels
from distillboard_worker.methods.levelwise import LevelLoss, adapter


class ChannelDivergence(LevelLoss):
    """Divergence of the channels' distributions over cells (CWD, arXiv 2011.13256).

    `divergence = tau^2 / (N C) sum_nc KL(softmax_hw(T / tau) || softmax_hw(A(S) / tau))`, in nats, with `A` a 1x1
    convolution where channels differ.

    The defaults, weight 5 and tau 1, are those of the authors' detection code for RetinaNet, which distils the four
    finest levels; other code takes 10 with five.

    Args:
        method: Weight and temperature.
        level: Channels of both maps.
    """

    def __init__(self, method: CWD, level: LevelChannels) -> None:
        super().__init__()
        self.weights = {"divergence": method.weight}
        self.temperature = method.temperature
        self.align = adapter(level)

    def forward(self, student: Tensor, teacher: Tensor) -> dict[str, Tensor]:
        """Compare `(N, Cs, H, W)` with `(N, Ct, H, W)`."""
        mine, theirs = (self._log_shares(feature) for feature in (self.align(student), teacher))
        divergence = F.kl_div(mine, theirs, reduction="sum", log_target=True)
        return {"divergence": divergence * self.temperature**2 / (theirs.shape[0] * theirs.shape[1])}

    def _log_shares(self, feature: Tensor) -> Tensor:
        return F.log_softmax(feature.flatten(2) / self.temperature, dim=2)
