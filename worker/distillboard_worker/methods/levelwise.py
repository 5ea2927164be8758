"""Methods that compare one level at a time and know nothing but its two feature maps."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import cast

import torch
from torch import Tensor, nn

from distillboard_worker.methods.base import Distillation, Ground, LevelChannels, LevelTerms

_INIT_SEED = 2111_11837


class LevelLoss(nn.Module):
    """What a method computes at one level.

    Attributes:
        weights: Weight of every term by its name.
    """

    weights: Mapping[str, float]

    @abstractmethod
    def forward(self, student: Tensor, teacher: Tensor) -> dict[str, Tensor]:
        """Compare two maps.

        Args:
            student: `(N, Cs, H, W)`, in fp32 at least.
            teacher: `(N, Ct, H, W)`, the same; no gradient flows into it.

        Returns:
            The raw terms by name, scalars.
        """


class Levelwise(Distillation):
    """One loss a level, in fp32 also under autocast.

    Parameters are drawn from a generator of their own: a distilled run and its control start from the same student.

    Args:
        name: The method's name.
        levels: The levels to distil.
        build: Makes the loss of a level.
        seed: Seed of the parameters, and of the draws that a loss makes while it is trained.
    """

    def __init__(
        self, name: str, levels: Sequence[LevelChannels], build: Callable[[LevelChannels], LevelLoss], seed: int = 0
    ) -> None:
        super().__init__()
        self.name = name
        with _drawn_apart(seed):
            self.levels = nn.ModuleDict({level.name: build(level) for level in levels})

    def forward(
        self,
        student: Mapping[str, Tensor],
        teacher: Mapping[str, Tensor],
        ground: Ground,  # noqa: ARG002 - part of the interface
    ) -> dict[str, LevelTerms]:
        """Compare two pyramids, level by level; boxes are of no account."""
        losses = cast("dict[str, LevelLoss]", dict(self.levels.items()))
        return {name: _compared(loss, student[name], teacher[name]) for name, loss in losses.items()}


def adapter(level: LevelChannels) -> nn.Module:
    """A 1x1 convolution from the student's channels to the teacher's, or nothing where they agree."""
    if level.student == level.teacher:
        return nn.Identity()
    return nn.Conv2d(level.student, level.teacher, kernel_size=1)


def _compared(loss: LevelLoss, student: Tensor, teacher: Tensor) -> LevelTerms:
    with torch.autocast(student.device.type, enabled=False):
        raw = loss(_full(student), _full(teacher.detach()))
    weighted = [loss.weights[term] * value for term, value in raw.items()]
    return LevelTerms(raw, torch.stack(weighted).sum())


def _full(feature: Tensor) -> Tensor:
    return feature.float() if feature.dtype in (torch.float16, torch.bfloat16) else feature


@contextmanager
def _drawn_apart(seed: int) -> Iterator[None]:
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(_INIT_SEED + seed)
        yield
