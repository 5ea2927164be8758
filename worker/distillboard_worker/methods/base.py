"""The interface of a distillation method: features of all levels in, terms of every level out."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from torch import Tensor, nn


class LevelChannels(NamedTuple):
    """A level to distil, by name, and how many channels student and teacher have there."""

    name: str
    student: int
    teacher: int


@dataclass(frozen=True)
class Ground:
    """What a batch holds beside its pixels.

    Attributes:
        boxes: N tensors `(n_i, 4)`, ground truth as x1, y1, x2, y2 in input pixels.
        image_sizes: N times `(height, width)` after resizing, before padding.
        input_shape: `(height, width)` of the padded batch.
    """

    boxes: Sequence[Tensor]
    image_sizes: Sequence[tuple[int, int]]
    input_shape: tuple[int, int]


@dataclass(frozen=True)
class LevelTerms:
    """What one level adds to the loss.

    Attributes:
        raw: The unweighted terms by name, scalars.
        total: Their weighted sum, which is optimised.
    """

    raw: Mapping[str, Tensor]
    total: Tensor


class Distillation(nn.Module):
    """A method, built for given levels. Its parameters are trained with the student's and then dropped.

    Attributes:
        name: The method's name in a job spec and in metric keys.
        levels: What is computed at each level, by its name; `align` in it brings a student's map to the teacher's
            channels.
    """

    name: str
    levels: nn.ModuleDict

    @abstractmethod
    def forward(
        self, student: Mapping[str, Tensor], teacher: Mapping[str, Tensor], ground: Ground
    ) -> dict[str, LevelTerms]:
        """Compare two pyramids.

        Args:
            student: `(N, Cs, H, W)` by level.
            teacher: `(N, Ct, H, W)` by level, of the same N, H and W, without gradient.
            ground: Boxes and sizes of the batch.

        Returns:
            The terms by level.
        """

    def adapted(self, level: str, feature: Tensor) -> Tensor:
        """A student's map `(N, Cs, H, W)` as the method compares it: `(N, Ct, H, W)` where it has an adapter."""
        align = getattr(self.levels[level], "align", None)
        return align(feature) if isinstance(align, nn.Module) else feature
