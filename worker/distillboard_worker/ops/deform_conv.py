"""Deformable convolution v1 (Dai et al., 2017) and v2 (Zhu et al., 2019): sample by `grid_sample`, then multiply."""

from collections.abc import Iterator
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

COLUMN_ELEMENTS = 1 << 26  # 256 MiB of float32: images beyond it are taken in turns


@dataclass(frozen=True)
class Geometry:
    """Shape of a convolution; pairs are (vertical, horizontal)."""

    kernel: tuple[int, int]
    stride: tuple[int, int]
    padding: tuple[int, int]
    dilation: tuple[int, int]
    groups: int
    deform_groups: int


@dataclass(frozen=True)
class Gradients:
    """Gradients of a deformable convolution; `mask` is None for v1."""

    input: Tensor
    offset: Tensor
    mask: Tensor | None
    weight: Tensor


def _taps(size: int, out: int, axis: int, geometry: Geometry, like: Tensor) -> Tensor:
    """Undisplaced coordinates along one axis, `(taps, out)`."""
    corner = torch.arange(out, device=like.device) * geometry.stride[axis] - geometry.padding[axis]
    step = torch.arange(size, device=like.device) * geometry.dilation[axis]
    return (step[:, None] + corner).to(like.dtype)


def _positions(offset: Tensor, geometry: Geometry) -> tuple[Tensor, Tensor]:
    """Sampled rows and columns in pixels, each `(N, G, KH * KW, OH, OW)` with G deform groups."""
    high, wide = geometry.kernel
    out_h, out_w = offset.shape[-2:]
    moves = offset.view(len(offset), geometry.deform_groups, high, wide, 2, out_h, out_w)
    rows = moves[:, :, :, :, 0] + _taps(high, out_h, 0, geometry, offset)[:, None, :, None]
    columns = moves[:, :, :, :, 1] + _taps(wide, out_w, 1, geometry, offset)[None, :, None, :]
    return rows.flatten(2, 3), columns.flatten(2, 3)


def _power_of_two(size: int) -> int:
    # While a graph is traced, a size is a tensor.
    return 1 << (int(size) - 1).bit_length()


def _sample(image: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
    """Bilinear values of `image (B, C, H, W)` at pixel positions `(B, T, L)`: `(B, C, T, L)`, zero outside.

    The sides are padded to powers of two: `grid_sample` wants coordinates in [-1, 1], and only then do whole pixels
    survive the way there and back. Offsets start at zero in every detector; a position rounded to just below its
    pixel would have the gradient of the other side.
    """
    height, width = image.shape[-2:]
    tall, wide = _power_of_two(height), _power_of_two(width)
    padded = F.pad(image, (0, wide - width, 0, tall - height))
    inside = (rows > -1) & (columns > -1) & (rows < height) & (columns < width)
    rows = torch.where(inside, rows, -2.0)
    grid = torch.stack([(2 * columns + 1) / wide - 1, (2 * rows + 1) / tall - 1], dim=-1)
    return F.grid_sample(padded, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def _columns(image: Tensor, offset: Tensor, mask: Tensor | None, geometry: Geometry) -> Tensor:
    """Sampled patches, `(N, groups, C / groups * KH * KW, OH * OW)`."""
    batch, channels = image.shape[:2]
    groups = geometry.deform_groups
    rows, columns = (p.flatten(0, 1).flatten(2) for p in _positions(offset, geometry))
    sampled = _sample(image.reshape(batch * groups, channels // groups, *image.shape[2:]), rows, columns)
    if mask is not None:
        sampled = sampled * mask.reshape(batch * groups, 1, *rows.shape[1:])
    return sampled.reshape(batch, geometry.groups, -1, rows.shape[-1])


def _precise(tensor: Tensor) -> Tensor:
    """Half precision cannot hold a coordinate of a large map; single and double stay what they are."""
    return tensor.float() if tensor.dtype in (torch.float16, torch.bfloat16) else tensor


def _turns(image: Tensor, offset: Tensor, geometry: Geometry) -> Iterator[slice]:
    """Slices of the batch whose patches fit into `COLUMN_ELEMENTS`."""
    per_image = image.size(1) * geometry.kernel[0] * geometry.kernel[1] * offset.size(2) * offset.size(3)
    step = max(1, COLUMN_ELEMENTS // max(1, per_image))
    return (slice(start, start + step) for start in range(0, len(image), step))


def deform_conv(image: Tensor, offset: Tensor, mask: Tensor | None, weight: Tensor, geometry: Geometry) -> Tensor:
    """Deformable convolution without bias.

    Args:
        image: `(N, C, H, W)`.
        offset: `(N, G * KH * KW * 2, OH, OW)` in pixels, vertical before horizontal; G deform groups.
        mask: `(N, G * KH * KW, OH, OW)` factors of v2, or None for v1.
        weight: `(O, C / groups, KH, KW)`.
        geometry: Stride, padding, dilation and groups.

    Returns:
        `(N, O, OH, OW)` in the type of `image`. Positions at or beyond one pixel outside the image read zero.
    """
    kernels = _precise(weight).reshape(geometry.groups, weight.size(0) // geometry.groups, -1)
    parts = []
    for turn in _turns(image, offset, geometry):
        masked = None if mask is None else _precise(mask[turn])
        parts.append(kernels @ _columns(_precise(image[turn]), _precise(offset[turn]), masked, geometry))
    out = torch.cat(parts) if parts else image.new_zeros(0)
    return out.to(image.dtype).reshape(len(image), weight.size(0), *offset.shape[-2:])


def deform_conv_backward(
    grad: Tensor, image: Tensor, offset: Tensor, mask: Tensor | None, weight: Tensor, geometry: Geometry
) -> Gradients:
    """Gradients of `deform_conv` for the gradient of its output, `(N, O, OH, OW)`; the other arguments as there."""
    kernels = _precise(weight).reshape(geometry.groups, weight.size(0) // geometry.groups, -1)
    grad_weight = torch.zeros_like(kernels)
    parts: list[list[Tensor]] = []
    for turn in _turns(image, offset, geometry):
        leaves = [_precise(t[turn]).detach().requires_grad_() for t in (image, offset, mask) if t is not None]
        with torch.enable_grad():
            columns = _columns(leaves[0], leaves[1], leaves[2] if mask is not None else None, geometry)
        out = _precise(grad[turn]).reshape(len(columns), geometry.groups, kernels.size(1), -1)
        grad_weight += torch.einsum("ngol,ngkl->gok", out, columns.detach())
        parts.append(list(torch.autograd.grad(columns, leaves, kernels.transpose(1, 2) @ out)))
    whole = [torch.cat(pieces) for pieces in zip(*parts, strict=True)]
    return Gradients(whole[0], whole[1], whole[2] if mask is not None else None, grad_weight.reshape(weight.shape))


def deform_conv_weight_gradient(
    grad: Tensor, image: Tensor, offset: Tensor, weight: Tensor, geometry: Geometry
) -> Tensor:
    """Gradient of v1's weight alone, `(O, C / groups, KH, KW)`: no patch is sent back through the sampling."""
    total = _precise(weight).new_zeros(geometry.groups, weight.size(0) // geometry.groups, weight[0].numel())
    for turn in _turns(image, offset, geometry):
        columns = _columns(_precise(image[turn]), _precise(offset[turn]), None, geometry)
        out = _precise(grad[turn]).reshape(len(columns), geometry.groups, total.size(1), -1)
        total += torch.einsum("ngol,ngkl->gok", out, columns)
    return total.reshape(weight.shape)
