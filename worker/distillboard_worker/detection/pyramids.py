"""Features of single images, as the loss of a run compares them."""

from collections.abc import Sequence

import torch
from torch import Tensor

from distillboard_worker.detection.distiller import Distiller
from distillboard_worker.detection.levels import Level, find_levels, pyramid
from distillboard_worker.detection.recording import record


def student_levels(distiller: Distiller) -> list[Level]:
    """The student's distilled levels; all it has where nothing is distilled."""
    return [pair.student for pair in distiller.pairs] or find_levels(distiller.student)


@torch.no_grad()
def student_features(distiller: Distiller, levels: Sequence[Level], inputs: Tensor) -> dict[str, Tensor]:
    """The student's `(1, C, h, w)` by level, behind the loss's adapter where it has one; the mode stays as it is.

    Args:
        distiller: The model of the run.
        levels: What `student_levels` returned for it.
        inputs: `(1, 3, H, W)`, normalised.
    """
    with record(distiller.student, [level.path for level in levels]) as recorded:
        pyramid(distiller.student, inputs)
    return {level.name: _adapted(distiller, level.name, recorded[level.path]) for level in levels}


def teacher_features(distiller: Distiller, inputs: Tensor, size: tuple[int, int]) -> dict[str, Tensor]:
    """The teacher's `(1, C, h, w)` by level, nothing where there is no teacher.

    Args:
        distiller: The model of the run.
        inputs: `(1, 3, H, W)` as the student sees it.
        size: `(height, width)` of the image before padding.
    """
    if distiller.teacher is None:
        return {}
    features = distiller.teacher(inputs, [size])
    return {pair.teacher.name: features[pair.teacher.path] for pair in distiller.pairs}


def _adapted(distiller: Distiller, level: str, feature: Tensor) -> Tensor:
    return feature if distiller.distillation is None else distiller.distillation.adapted(level, feature)
