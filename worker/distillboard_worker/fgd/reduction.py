"""Reduces a pair of feature maps to the small tensors that FGD is made of, with the gradient written out by hand.

All that needs the maps themselves is here, in one autograd function: beside its inputs it saves nothing of their size.
The rest of the loss works on `(N, C)` and `(N, HW)` and is left to autograd.
"""

from types import ModuleType
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.autograd.function import once_differentiable

from distillboard_worker.fgd import loops, passes
from distillboard_worker.fgd.attention import attention
from distillboard_worker.fgd.masks import Masks
from distillboard_worker.fgd.passes import Guides, Slopes


class Key(NamedTuple):
    """A context key: 1x1 convolution from C channels to one; weight `(1, C, 1, 1)`, bias `(1,)`."""

    weight: Tensor
    bias: Tensor


class Temperatures(NamedTuple):
    """Temperatures of both attentions. Infinite switches one off: it is 1 everywhere, of student and teacher alike."""

    spatial: float
    channel: float


class Reduced(NamedTuple):
    """What is left of the two maps; d = student - teacher, A are the teacher's attentions.

    Attributes:
        spatial: `(N, HW)` mean |S| over channels.
        channel: `(N, C)` mean |S| over cells.
        teacher_spatial: `(N, HW)` spatial attention of the teacher, without gradient.
        teacher_channel: `(N, C)` channel attention of the teacher, without gradient.
        foreground: Scalar, sum of Mfg A^S A^C d^2.
        background: Scalar, sum of Mbg A^S A^C d^2.
        squares: Scalar, sum of d^2.
        offset: `(N, C)` sum of d over cells.
        student_context: `(N, C)` sum over cells of softmax(key . S) S.
        teacher_context: `(N, C)` the same of the teacher; its gradient reaches the key, not the teacher's map.
    """

    spatial: Tensor
    channel: Tensor
    teacher_spatial: Tensor
    teacher_channel: Tensor
    foreground: Tensor
    background: Tensor
    squares: Tensor
    offset: Tensor
    student_context: Tensor
    teacher_context: Tensor


def reduce_pair(
    student: Tensor, teacher: Tensor, masks: Masks, student_key: Key, teacher_key: Key, temperatures: Temperatures
) -> Reduced:
    """Reduce a student's and a teacher's map `(N, C, H, W)` of equal shape; differentiable in student and keys."""
    reduced = _Reduction.apply(student, teacher, *masks, *student_key, *teacher_key, temperatures)  # type: ignore[no-untyped-call]
    return Reduced(*reduced)


def _engine(feature: Tensor) -> ModuleType:
    return loops if loops.serves(feature) else passes


def _flat(feature: Tensor) -> Tensor:
    """Feature map as `(N, C, L)`, in fp32 where it is narrower; not copied where it need not be."""
    return feature.detach().to(torch.promote_types(feature.dtype, torch.float32)).flatten(2)


class _Reduction(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any,
        student: Tensor,
        teacher: Tensor,
        foreground: Tensor,
        background: Tensor,
        student_weight: Tensor,
        _student_bias: Tensor,
        teacher_weight: Tensor,
        _teacher_bias: Tensor,
        temperatures: Temperatures,
    ) -> tuple[Tensor, ...]:
        s, t = _flat(student), _flat(teacher)
        inside, outside = foreground.flatten(1), background.flatten(1)
        guides = Guides(student_weight.flatten(), teacher_weight.flatten(), inside, outside, temperatures.spatial)
        sums = _engine(s).reduce(s, t, guides)
        channel = attention(sums.teacher_channel, temperatures.channel)
        ctx.save_for_backward(
            student, teacher, student_weight, sums.student_pool, sums.teacher_pool, sums.student_context,
            sums.teacher_context, inside * sums.attended, outside * sums.attended, channel,
        )  # fmt: skip
        ctx.mark_non_differentiable(sums.attended, channel)
        return (
            sums.spatial, sums.channel, sums.attended, channel,
            (sums.foreground * channel).sum(), (sums.background * channel).sum(), sums.squares.sum(),
            sums.offset, sums.student_context, sums.teacher_context,
        )  # fmt: skip

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        student, teacher, weight, *_ = ctx.saved_tensors
        s, t = _flat(student), _flat(teacher)
        slopes = _slopes(Reduced(*grads), *ctx.saved_tensors[2:], cells=s.shape[2])
        by_map, by_student_key, by_teacher_key = _engine(s).gradient(s, t, slopes)
        zero = torch.zeros_like(by_student_key[:1])  # a softmax does not feel its keys' bias
        return (
            by_map.view(student.shape).to(student.dtype), None, None, None,
            by_student_key.view_as(weight), zero, by_teacher_key.view_as(weight), zero, None,
        )  # fmt: skip


def _slopes(
    grads: Reduced,
    student_weight: Tensor,
    student_pool: Tensor,
    teacher_pool: Tensor,
    student_context: Tensor,
    teacher_context: Tensor,
    foreground: Tensor,
    background: Tensor,
    channel: Tensor,
    *,
    cells: int,
) -> Slopes:
    return Slopes(
        rank_channel=channel,
        rank_cell=2 * (grads.foreground * foreground + grads.background * background),
        square=2 * grads.squares,
        offset=grads.offset,
        sign_channel=grads.channel / cells,
        sign_cell=grads.spatial / channel.shape[1],
        student_context=grads.student_context,
        student_pool=student_pool,
        # What a softmax subtracts is the mean of its weights' gradients: by_context . context, known without the map.
        student_mean=(grads.student_context * student_context).sum(dim=1),
        student_key=student_weight.flatten(),
        teacher_context=grads.teacher_context,
        teacher_pool=teacher_pool,
        teacher_mean=(grads.teacher_context * teacher_context).sum(dim=1),
    )
