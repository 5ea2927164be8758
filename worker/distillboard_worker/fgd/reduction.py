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


class Key(NamedTuple):
    """A context key: 1x1 convolution from C channels to one; weight `(1, C, 1, 1)`, bias `(1,)`."""

    weight: Tensor
    bias: Tensor


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
    student: Tensor, teacher: Tensor, masks: Masks, student_key: Key, teacher_key: Key, temperature: float
) -> Reduced:
    """Reduce a student's and a teacher's map `(N, C, H, W)` of equal shape; differentiable in student and keys."""
    reduced = _Reduction.apply(student, teacher, *masks, *student_key, *teacher_key, temperature)  # type: ignore[no-untyped-call]
    return Reduced(*reduced)


def _engine(feature: Tensor) -> ModuleType:
    return loops if loops.serves(feature) else passes


def _flat(feature: Tensor) -> Tensor:
    """Feature map as contiguous `(N, C, L)`, in fp32 where it is narrower."""
    wide = feature.detach().to(torch.promote_types(feature.dtype, torch.float32))
    return wide.contiguous().flatten(2)


class _Reduction(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any,
        student: Tensor,
        teacher: Tensor,
        foreground: Tensor,
        background: Tensor,
        student_weight: Tensor,
        student_bias: Tensor,
        teacher_weight: Tensor,
        teacher_bias: Tensor,
        temperature: float,
    ) -> tuple[Tensor, ...]:
        s, t = _flat(student), _flat(teacher)
        engine = _engine(s)
        mine, theirs = engine.survey(s, student_weight.flatten()), engine.survey(t, teacher_weight.flatten())
        spatial, channel = attention(theirs.spatial, temperature), attention(theirs.channel, temperature)
        weights = passes.Weights(
            torch.softmax(mine.keys + student_bias, dim=1),
            torch.softmax(theirs.keys + teacher_bias, dim=1),
            foreground.flatten(1) * spatial,
            background.flatten(1) * spatial,
        )
        sums = engine.collect(s, t, weights)
        ctx.save_for_backward(
            student, teacher, student_weight, teacher_weight, *weights, channel, sums.student_context,
            sums.teacher_context,
        )  # fmt: skip
        ctx.mark_non_differentiable(spatial, channel)
        return (
            mine.spatial, mine.channel, spatial, channel,
            (sums.foreground * channel).sum(), (sums.background * channel).sum(), sums.squares.sum(),
            sums.offset, sums.student_context, sums.teacher_context,
        )  # fmt: skip

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        student, teacher, student_weight, teacher_weight, *weights, channel, mine, theirs = ctx.saved_tensors
        s, t = _flat(student), _flat(teacher)
        slopes = _slopes(s, t, Reduced(*grads), passes.Weights(*weights), channel, mine, theirs, student_weight)
        by_map, by_student_key, by_teacher_key = _engine(s).gradient(s, t, slopes)
        zero = torch.zeros_like(by_student_key[:1])  # a softmax does not feel its keys' bias
        return (
            by_map.view(student.shape).to(student.dtype), None, None, None,
            by_student_key.view_as(student_weight), zero, by_teacher_key.view_as(teacher_weight), zero, None,
        )  # fmt: skip


def _slopes(
    s: Tensor,
    t: Tensor,
    grads: Reduced,
    weights: passes.Weights,
    channel: Tensor,
    student_context: Tensor,
    teacher_context: Tensor,
    student_weight: Tensor,
) -> passes.Slopes:
    by_student, by_teacher = _engine(s).project(s, t, grads.student_context, grads.teacher_context)
    return passes.Slopes(
        rank_channel=channel,
        rank_cell=2 * (grads.foreground * weights.foreground + grads.background * weights.background),
        square=2 * grads.squares,
        offset=grads.offset,
        sign_cell=grads.spatial / s.shape[1],
        sign_channel=grads.channel / s.shape[2],
        context=grads.student_context,
        pool=weights.student,
        key=student_weight.flatten(),
        student_keys=_through_softmax(weights.student, by_student, grads.student_context, student_context),
        teacher_keys=_through_softmax(weights.teacher, by_teacher, grads.teacher_context, teacher_context),
    )


def _through_softmax(weights: Tensor, by_weight: Tensor, by_context: Tensor, context: Tensor) -> Tensor:
    """Gradient of the keys: the mean that a softmax subtracts is `by_context . context`, known without the map."""
    return weights * (by_weight - (by_context * context).sum(dim=1, keepdim=True))
