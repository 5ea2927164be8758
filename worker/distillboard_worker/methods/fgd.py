"""Focal and Global Distillation over all levels of a pyramid, the same weights on each."""

from collections.abc import Mapping, Sequence

from distillboard.contracts.names import TERMS
from distillboard.contracts.spec import FGD
from torch import Tensor, nn

from distillboard_worker.fgd import FGDLoss
from distillboard_worker.methods.base import Distillation, Ground, LevelChannels, LevelTerms


class FGDMethod(Distillation):
    """One `FGDLoss` a level.

    Args:
        method: Temperature, weights, mask scale and what is left out of the loss.
        levels: The levels to distil.
    """

    name = "fgd"

    def __init__(self, method: FGD, levels: Sequence[LevelChannels]) -> None:
        super().__init__()
        self.levels = nn.ModuleDict({level.name: _loss(method, level) for level in levels})

    def forward(
        self, student: Mapping[str, Tensor], teacher: Mapping[str, Tensor], ground: Ground
    ) -> dict[str, LevelTerms]:
        """Compare two pyramids, level by level."""
        results = {}
        for name, loss in self.levels.items():
            terms = loss(student[name], teacher[name], ground.boxes, ground.image_sizes, ground.input_shape)
            results[name] = LevelTerms({term: getattr(terms, term) for term in TERMS}, terms.total)
        return results


def _loss(method: FGD, level: LevelChannels) -> FGDLoss:
    return FGDLoss(
        level.student,
        level.teacher,
        temperature=method.temperature,
        alpha=method.alpha,
        beta=method.beta,
        gamma=method.gamma,
        lambda_=method.lambda_,
        mask_scale=method.mask_scale,
        spatial_attention=method.spatial_attention,
        channel_attention=method.channel_attention,
        context=method.context,
    )
