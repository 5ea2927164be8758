"""The two walks over a pair of feature maps that FGD consists of, in plain torch: every device, every floating type.

L stands for the H * W cells of a map, d for student - teacher. `loops` has the same two functions, fused, for CPUs.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from distillboard_worker.fgd.attention import attention


class Guides(NamedTuple):
    """What a walk weighs cells by.

    Attributes:
        student_key: `(C,)`, the student's context weighs a cell by softmax(key . S).
        teacher_key: `(C,)`, the same of the teacher.
        foreground: `(N, L)` mask.
        background: `(N, L)` mask.
        temperature: Of the teacher's spatial attention; infinite: attention is 1 everywhere.
    """

    student_key: Tensor
    teacher_key: Tensor
    foreground: Tensor
    background: Tensor
    temperature: float


class Sums(NamedTuple):
    """What is left of two maps `(N, C, L)`.

    Attributes:
        spatial: `(N, L)` mean |S| over channels.
        channel: `(N, C)` mean |S| over cells.
        teacher_channel: `(N, C)` mean |T| over cells.
        attended: `(N, L)` the teacher's spatial attention A, mean 1.
        student_pool: `(N, L)` weights of the student's context, sum 1.
        teacher_pool: `(N, L)` weights of the teacher's context, sum 1.
        student_context: `(N, C)` sum over cells of student_pool S.
        teacher_context: `(N, C)` sum over cells of teacher_pool T.
        offset: `(N, C)` sum of d over cells.
        squares: `(N, C)` sum of d^2.
        foreground: `(N, C)` sum of Mfg A d^2.
        background: `(N, C)` sum of Mbg A d^2.
    """

    spatial: Tensor
    channel: Tensor
    teacher_channel: Tensor
    attended: Tensor
    student_pool: Tensor
    teacher_pool: Tensor
    student_context: Tensor
    teacher_context: Tensor
    offset: Tensor
    squares: Tensor
    foreground: Tensor
    background: Tensor


class Slopes(NamedTuple):
    """Coefficients of the gradient with respect to the student, by image and cell `(N, L)` or channel `(N, C)`.

    `d (rank_channel rank_cell + square) + offset + sign(S) (sign_cell + sign_channel) + student_context student_pool
    + student_key by_key`, where `by_key = student_pool (student_context . S - student_mean)` is what reaches key . S
    through the softmax; means are `(N,)`. The teacher's map takes part only because its key learns.
    """

    rank_channel: Tensor
    rank_cell: Tensor
    square: Tensor
    offset: Tensor
    sign_channel: Tensor
    sign_cell: Tensor
    student_context: Tensor
    student_pool: Tensor
    student_mean: Tensor
    student_key: Tensor
    teacher_context: Tensor
    teacher_pool: Tensor
    teacher_mean: Tensor


def reduce(student: Tensor, teacher: Tensor, guides: Guides) -> Sums:
    """Sum up two maps `(N, C, L)`."""
    magnitude = student.abs()
    spatial, channel = magnitude.mean(dim=1), magnitude.mean(dim=2)
    magnitude = teacher.abs()
    attended, teacher_channel = attention(magnitude.mean(dim=1), guides.temperature), magnitude.mean(dim=2)
    del magnitude
    mine, theirs = _context(student, guides.student_key), _context(teacher, guides.teacher_key)
    difference = student - teacher
    offset = difference.sum(dim=2)
    squares = difference.square_()
    masks = torch.stack((guides.foreground * attended, guides.background * attended), dim=2)
    foreground, background = torch.bmm(squares, masks).unbind(dim=2)
    return Sums(
        spatial, channel, teacher_channel, attended, mine[0], theirs[0], mine[1], theirs[1], offset,
        squares.sum(dim=2), foreground, background,
    )  # fmt: skip


def gradient(student: Tensor, teacher: Tensor, slopes: Slopes) -> tuple[Tensor, Tensor, Tensor]:
    """Gradient with respect to the student map `(N, C, L)` and to both context keys `(C,)`."""
    by_key = _through_softmax(student, slopes.student_context, slopes.student_pool, slopes.student_mean)
    by_teacher_key = _through_softmax(teacher, slopes.teacher_context, slopes.teacher_pool, slopes.teacher_mean)
    result = torch.bmm(slopes.rank_channel[..., None], slopes.rank_cell[:, None]).add_(slopes.square)
    result.mul_(student - teacher)
    result.add_(student.sign().mul_(slopes.sign_cell[:, None] + slopes.sign_channel[..., None]))
    left = torch.stack((slopes.offset, slopes.student_context, slopes.student_key.expand_as(slopes.offset)), dim=2)
    right = torch.stack((torch.ones_like(by_key), slopes.student_pool, by_key), dim=1)
    result.baddbmm_(left, right)
    return (
        result,
        torch.bmm(student, by_key[..., None]).sum(dim=(0, 2)),
        torch.bmm(teacher, by_teacher_key[..., None]).sum(dim=(0, 2)),
    )


def _context(feature: Tensor, key: Tensor) -> tuple[Tensor, Tensor]:
    pool = torch.softmax(torch.matmul(key, feature), dim=1)
    return pool, torch.bmm(feature, pool[..., None])[..., 0]


def _through_softmax(feature: Tensor, by_context: Tensor, pool: Tensor, mean: Tensor) -> Tensor:
    return pool * (torch.bmm(by_context[:, None], feature)[:, 0] - mean[:, None])
