"""The passes over a pair of feature maps that FGD consists of, in plain torch: every device, every floating type.

L stands for the H * W cells of a map. Each function reads the maps once or twice and returns small tensors, but for the
gradient itself. `loops` has the same functions, fused, for CPUs.
"""

from typing import NamedTuple

import torch
from torch import Tensor


class Survey(NamedTuple):
    """What attention and context need to know of one map: means `(N, L)`, `(N, C)` and context keys `(N, L)`."""

    spatial: Tensor
    channel: Tensor
    keys: Tensor


class Weights(NamedTuple):
    """Weights of the cells, each `(N, L)`: context of student and teacher, foreground, background."""

    student: Tensor
    teacher: Tensor
    foreground: Tensor
    background: Tensor


class Sums(NamedTuple):
    """Sums over cells, each `(N, C)`, with d = student - teacher.

    Contexts of student and teacher, d, d^2, foreground-weighted d^2, background-weighted d^2.
    """

    student_context: Tensor
    teacher_context: Tensor
    offset: Tensor
    squares: Tensor
    foreground: Tensor
    background: Tensor


class Slopes(NamedTuple):
    """Coefficients of the gradient with respect to the student, by image and cell `(N, L)` or channel `(N, C)`.

    `d (rank_channel rank_cell + square) + offset + sign(S) (sign_cell + sign_channel) + context pool + key keys`
    """

    rank_channel: Tensor
    rank_cell: Tensor
    square: Tensor
    offset: Tensor
    sign_cell: Tensor
    sign_channel: Tensor
    context: Tensor
    pool: Tensor
    key: Tensor
    student_keys: Tensor
    teacher_keys: Tensor


def survey(feature: Tensor, key: Tensor) -> Survey:
    """Means of |F| over channels and over cells, and `key . F` for every cell; feature `(N, C, L)`, key `(C,)`."""
    magnitude = feature.abs()
    return Survey(magnitude.mean(dim=1), magnitude.mean(dim=2), torch.matmul(key, feature))


def collect(student: Tensor, teacher: Tensor, weights: Weights) -> Sums:
    """Weighted sums over the cells of both maps `(N, C, L)`."""
    difference = student - teacher
    offset = difference.sum(dim=2)
    squares = difference.square_()
    masks = torch.stack((weights.foreground, weights.background), dim=2)
    foreground, background = torch.bmm(squares, masks).unbind(dim=2)
    return Sums(
        torch.bmm(student, weights.student[..., None])[..., 0],
        torch.bmm(teacher, weights.teacher[..., None])[..., 0],
        offset,
        squares.sum(dim=2),
        foreground,
        background,
    )


def project(student: Tensor, teacher: Tensor, by_student: Tensor, by_teacher: Tensor) -> tuple[Tensor, Tensor]:
    """Sum over channels of each map times `(N, C)` coefficients: two `(N, L)`."""
    return torch.bmm(by_student[:, None], student)[:, 0], torch.bmm(by_teacher[:, None], teacher)[:, 0]


def gradient(student: Tensor, teacher: Tensor, slopes: Slopes) -> tuple[Tensor, Tensor, Tensor]:
    """Gradient with respect to the student map `(N, C, L)` and to both context keys `(C,)`."""
    result = torch.bmm(slopes.rank_channel[..., None], slopes.rank_cell[:, None]).add_(slopes.square)
    result.mul_(student - teacher)
    result.add_(student.sign().mul_(slopes.sign_cell[:, None] + slopes.sign_channel[..., None]))
    left = torch.stack((slopes.offset, slopes.context, slopes.key.expand_as(slopes.offset)), dim=2)
    right = torch.stack((torch.ones_like(slopes.pool), slopes.pool, slopes.student_keys), dim=1)
    result.baddbmm_(left, right)
    return (
        result,
        torch.bmm(student, slopes.student_keys[..., None]).sum(dim=(0, 2)),
        torch.bmm(teacher, slopes.teacher_keys[..., None]).sum(dim=(0, 2)),
    )
