"""FGD of one pyramid level: foreground, background, attention and relation between a student's and a teacher's map."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from distillboard_worker.fgd.attention import attention
from distillboard_worker.fgd.masks import Masks, MaskScale, box_masks
from distillboard_worker.fgd.reduction import Key, Reduced, Temperatures, reduce_pair

Context = Literal["gcblock", "none"]

_INIT_SEED = 2111_11837
"""Modules are drawn from a generator of their own: a distilled run and its control start from the same student."""


@dataclass(frozen=True)
class FGDTerms:
    """The terms of one level, scalars, summed over cells and channels and divided by the number of images.

    Attributes:
        foreground: Attention-weighted squared difference inside of boxes (first part of eq. 9), raw.
        background: The same outside of boxes (second part of eq. 9), raw.
        attention: L1 distance of the attention maps (eq. 10), raw.
        relation: Squared difference of the global contexts (eq. 12), raw.
        total: The weighted sum, which is what is optimised.
        masks: The masks that were used, where they were asked for.
    """

    foreground: Tensor
    background: Tensor
    attention: Tensor
    relation: Tensor
    total: Tensor
    masks: Masks | None = None


class FGDLoss(nn.Module):
    """Focal and Global Distillation of one level (arXiv 2111.11837, eq. 3-12; reductions as in the authors' code).

    With d = S - T, A the teacher's attentions (mean 1), M the masks, N the number of images:

    - foreground = 1/N sum Mfg A^S A^C d^2, background likewise with Mbg
    - attention = 1/N (sum |A^S_S - A^S_T| + sum |A^C_S - A^C_T|)
    - relation = 1/N sum (R_S(S) - R_T(T))^2, R(F) = F + add(sum_hw softmax(key F) F) a global context block
    - total = alpha foreground + beta background + gamma attention + lambda relation

    R adds one number to all cells of a channel, so relation = 1/N (sum d^2 + 2 sum_nc delta sum_hw d + HW sum delta^2)
    with delta = add_S - add_T `(N, C)`, and no second pair of maps is ever made.

    The paper's ablations are settings. Focal, global, foreground or background only: the other weights are 0, and what
    they weigh is still reported. Without spatial (or channel) attention A^S (A^C) is 1 in foreground and background and
    its part of the attention term, which would teach it, is dropped. Without context block R(F) = F: relation is
    1/N sum d^2, and the block has no parameters.

    Computed in fp32 also under autocast. Parameters have the names and the initial distributions of the authors' code,
    so their state dicts load; the global random state is left as it was.

    Args:
        student_channels: Cs. A 1x1 convolution `align` brings it to Ct where they differ.
        teacher_channels: Ct.
        temperature: T of the attentions' softmax.
        alpha: Weight of the foreground.
        beta: Weight of the background.
        gamma: Weight of the attention.
        lambda_: Weight of the relation.
        mask_scale: What a map stands for when boxes are laid on it: `"batch"`, the padded batch, which is right, or
            `"image"`, each image before padding, which is what the authors' code does.
        spatial_attention: Weigh cells by the teacher's spatial attention and teach it.
        channel_attention: Weigh channels by the teacher's channel attention and teach it.
        context: What R adds: `"gcblock"`, a global context block of each side, or `"none"`.

    Raises:
        ValueError: `mask_scale` or `context` is none of those named.
    """

    def __init__(
        self,
        student_channels: int,
        teacher_channels: int,
        *,
        temperature: float = 0.5,
        alpha: float = 1e-3,
        beta: float = 5e-4,
        gamma: float = 5e-4,
        lambda_: float = 5e-6,
        mask_scale: MaskScale = "batch",
        spatial_attention: bool = True,
        channel_attention: bool = True,
        context: Context = "gcblock",
    ) -> None:
        super().__init__()
        if mask_scale not in ("batch", "image"):
            raise ValueError(f"mask_scale is 'batch' or 'image', got {mask_scale!r}")
        if context not in ("gcblock", "none"):
            raise ValueError(f"context is 'gcblock' or 'none', got {context!r}")
        self.channels, self.mask_scale = teacher_channels, mask_scale
        # An attention of infinite temperature is 1 everywhere, the student's too: it neither weighs nor teaches.
        self.temperatures = Temperatures(
            temperature if spatial_attention else math.inf, temperature if channel_attention else math.inf
        )
        self.alpha, self.beta, self.gamma, self.lambda_ = alpha, beta, gamma, lambda_
        with torch.random.fork_rng(devices=[]):
            torch.default_generator.manual_seed(_INIT_SEED)
            same = student_channels == teacher_channels
            self.align = None if same else nn.Conv2d(student_channels, teacher_channels, kernel_size=1)
            gcblock = context == "gcblock"
            self.conv_mask_s = _key(teacher_channels) if gcblock else None
            self.conv_mask_t = _key(teacher_channels) if gcblock else None
            self.channel_add_conv_s = _add(teacher_channels) if gcblock else None
            self.channel_add_conv_t = _add(teacher_channels) if gcblock else None

    def forward(
        self,
        student: Tensor,
        teacher: Tensor,
        boxes: Sequence[Tensor],
        image_sizes: Sequence[tuple[int, int]],
        input_shape: tuple[int, int] | None = None,
        *,
        keep_masks: bool = False,
    ) -> FGDTerms:
        """Compare one level's feature maps.

        Args:
            student: `(N, Cs, H, W)`, any floating type.
            teacher: `(N, Ct, H, W)`; no gradient flows into it. A tensor made in inference mode cannot be used.
            boxes: N tensors `(n_i, 4)`, ground truth as x1, y1, x2, y2 in input pixels; may be empty.
            image_sizes: N times `(height, width)` after resizing, before padding, in pixels.
            input_shape: `(height, width)` of the padded batch, needed by mask_scale `"batch"`.
            keep_masks: Also return the masks.

        Returns:
            Raw terms and their weighted sum.

        Raises:
            ValueError: Shapes or counts do not fit each other, or `input_shape` is missing.
        """
        self._check(student, teacher, boxes, image_sizes)
        spans = self._spans(image_sizes, input_shape)
        with torch.autocast(student.device.type, enabled=False):
            if self.align is not None:
                student = self.align(student.to(self.align.weight.dtype))
            mine, theirs = _weights(self.conv_mask_s, student), _weights(self.conv_mask_t, student)
            masks = box_masks(boxes, spans, (student.shape[2], student.shape[3]), like=mine.weight)
            reduced = reduce_pair(student, teacher.detach(), masks, mine, theirs, self.temperatures)
            return self._terms(reduced, masks if keep_masks else None)

    def _terms(self, reduced: Reduced, masks: Masks | None) -> FGDTerms:
        images = reduced.spatial.shape[0]
        foreground, background = reduced.foreground / images, reduced.background / images
        attended, relation = self._attention(reduced) / images, self._relation(reduced) / images
        total = self.alpha * foreground + self.beta * background + self.gamma * attended + self.lambda_ * relation
        return FGDTerms(foreground, background, attended, relation, total, masks)

    def _attention(self, reduced: Reduced) -> Tensor:
        spatial = attention(reduced.spatial, self.temperatures.spatial) - reduced.teacher_spatial
        channel = attention(reduced.channel, self.temperatures.channel) - reduced.teacher_channel
        return spatial.abs().sum() + channel.abs().sum()

    def _relation(self, reduced: Reduced) -> Tensor:
        if self.channel_add_conv_s is None or self.channel_add_conv_t is None:
            return reduced.squares
        delta = _added(self.channel_add_conv_s, reduced.student_context)
        delta = delta - _added(self.channel_add_conv_t, reduced.teacher_context)
        cells = reduced.spatial.shape[1]
        return reduced.squares + (delta * (2 * reduced.offset + cells * delta)).sum()

    def _spans(
        self, image_sizes: Sequence[tuple[int, int]], input_shape: tuple[int, int] | None
    ) -> list[tuple[int, int]]:
        if self.mask_scale == "image":
            return [(int(size[0]), int(size[1])) for size in image_sizes]
        if input_shape is None:
            raise ValueError("mask_scale 'batch' needs input_shape, the (height, width) of the padded batch")
        return [(int(input_shape[0]), int(input_shape[1]))] * len(image_sizes)

    def _check(
        self, student: Tensor, teacher: Tensor, boxes: Sequence[Tensor], image_sizes: Sequence[tuple[int, int]]
    ) -> None:
        if student.dim() != 4 or teacher.dim() != 4 or (student.shape[0], *student.shape[2:]) != (
            teacher.shape[0], *teacher.shape[2:],
        ):  # fmt: skip
            shapes = f"{tuple(student.shape)} and {tuple(teacher.shape)}"
            raise ValueError(f"student and teacher must agree in N, H, W of (N, C, H, W), got {shapes}")
        channels = self.channels
        expected = channels if self.align is None else self.align.in_channels
        if (student.shape[1], teacher.shape[1]) != (expected, channels):
            got = f"{student.shape[1]} and {teacher.shape[1]}"
            raise ValueError(f"this loss is for {expected} student and {channels} teacher channels, got {got}")
        if not len(boxes) == len(image_sizes) == student.shape[0]:
            counts = f"{len(boxes)} tensors of boxes and {len(image_sizes)} image sizes"
            raise ValueError(f"{student.shape[0]} images need as many boxes and sizes, got {counts}")


def _key(channels: int) -> nn.Conv2d:
    convolution = nn.Conv2d(channels, 1, kernel_size=1)
    nn.init.kaiming_normal_(convolution.weight, mode="fan_in")
    nn.init.zeros_(_bias(convolution))
    return convolution


def _weights(key: nn.Conv2d | None, feature: Tensor) -> Key:
    """A key's weights; without context block zeros, which attend to all cells alike and learn nothing."""
    if key is not None:
        return Key(key.weight, _bias(key))
    dtype = torch.promote_types(feature.dtype, torch.float32)
    return Key(feature.new_zeros(1, feature.shape[1], 1, 1, dtype=dtype), feature.new_zeros(1, dtype=dtype))


def _add(channels: int) -> nn.Sequential:
    inner = channels // 2
    last = nn.Conv2d(inner, channels, kernel_size=1)
    nn.init.zeros_(last.weight)
    nn.init.zeros_(_bias(last))
    return nn.Sequential(
        nn.Conv2d(channels, inner, kernel_size=1), nn.LayerNorm([inner, 1, 1]), nn.ReLU(inplace=True), last
    )


def _added(block: nn.Sequential, context: Tensor) -> Tensor:
    """What a context block adds, `(N, C)`: its 1x1 convolutions as matrix products, which need no set-up."""
    first, norm, _, last = cast("tuple[nn.Conv2d, nn.LayerNorm, nn.ReLU, nn.Conv2d]", tuple(block))
    inner = functional.linear(context, first.weight.flatten(1), first.bias)
    inner = functional.layer_norm(inner, inner.shape[1:], norm.weight.flatten(), norm.bias.flatten(), norm.eps)
    return functional.linear(functional.relu(inner), last.weight.flatten(1), last.bias)


def _bias(convolution: nn.Conv2d) -> Tensor:
    if convolution.bias is None:
        raise ValueError("a convolution of the context block has a bias")
    return convolution.bias
