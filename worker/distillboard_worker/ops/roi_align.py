"""RoIAlign (He et al., 2017) as two small matrix products per region: bilinear sampling on a grid is separable."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from distillboard_worker.ops.roi_samples import Axis, axis_samples, sampling_matrix

WINDOW_ELEMENTS = {"cpu": 1 << 19, "cuda": 1 << 24}
"""Numbers cut out of the feature maps at a time: 2 MiB stay in a core's cache, 64 MiB keep a GPU busy."""
EMPTY_MAX = -10000.0  # what MMCV's max pooling returns for a region without samples


@dataclass(frozen=True)
class Pooling:
    """How regions are pooled."""

    size: tuple[int, int]
    spatial_scale: float
    sampling_ratio: int
    aligned: bool


@dataclass(frozen=True)
class Pooled:
    """Largest samples `(K, C, PH, PW)`, and their positions in pixels of the feature map, same shape."""

    features: Tensor
    argmax_y: Tensor
    argmax_x: Tensor


@dataclass(frozen=True)
class Chunk:
    """Regions that are done together: where they read, and the windows of the feature maps that hold it."""

    regions: Tensor
    rows: Axis
    columns: Axis
    pixels: Tensor
    """`(K, WH, WW)` index into the pixels of all images."""


def _axes(rois: Tensor, shape: torch.Size, pooling: Pooling) -> tuple[Axis, Axis]:
    corners = rois[:, 1:].float()
    rows = axis_samples(corners[:, 1], corners[:, 3], pooling.size[0], shape[2], pooling)
    return rows, axis_samples(corners[:, 0], corners[:, 2], pooling.size[1], shape[3], pooling)


def _chunks(rois: Tensor, shape: torch.Size, pooling: Pooling) -> Iterator[Chunk]:
    """Split regions into chunks with windows of like size, bounded in memory."""
    rows, columns = _axes(rois, shape, pooling)
    order = (rows.span * columns.span).argsort(descending=True)
    room = WINDOW_ELEMENTS.get(rois.device.type, WINDOW_ELEMENTS["cuda"])
    start = 0
    while start < len(order):
        largest = max(1, int(rows.span[order[start:]].max()) * int(columns.span[order[start:]].max()) * shape[1])
        regions = order[start : start + max(1, room // largest)]
        start += len(regions)
        tall, wide = rows.take(regions).windowed(shape[2]), columns.take(regions).windowed(shape[3])
        lines = rois[regions, 0].long()[:, None] * shape[2] + tall.window()
        yield Chunk(regions, tall, wide, lines[:, :, None] * shape[3] + wide.window()[:, None, :])


def _pixels(features: Tensor) -> Tensor:
    """Feature maps `(B, C, H, W)` as one vector of channels per pixel, `(B * H * W, C)`."""
    return features.permute(0, 2, 3, 1).reshape(-1, features.size(1))


def roi_align(features: Tensor, rois: Tensor, pooling: Pooling) -> Tensor:
    """Average of bilinear samples in each bin of each region.

    Args:
        features: `(B, C, H, W)`.
        rois: `(K, 5)` as image index, x1, y1, x2, y2 in pixels of the image.
        pooling: Bins, scale to the feature map, samples per bin and side (0: as many as cover it), half-pixel shift.

    Returns:
        `(K, C, PH, PW)` in the type of `features`.
    """
    out = features.new_zeros(len(rois), *pooling.size, features.size(1))
    pixels = _pixels(features)
    for chunk in _chunks(rois, features.shape, pooling):
        window = pixels[chunk.pixels]
        tall = sampling_matrix(chunk.rows, mean=True).to(features.dtype)
        wide = sampling_matrix(chunk.columns, mean=True).to(features.dtype)
        lines = (tall @ window.flatten(2)).view(len(tall), -1, *window.shape[2:])
        out[chunk.regions] = wide[:, None] @ lines
    return out.permute(0, 3, 1, 2)


def roi_align_backward(grad: Tensor, rois: Tensor, shape: torch.Size, pooling: Pooling) -> Tensor:
    """Gradient of the features, `(B, C, H, W)` = `shape`, for the gradient of `roi_align`'s output `(K, C, PH, PW)`."""
    batch, channels, height, width = shape
    total = grad.new_zeros(batch * height * width, channels)
    bins = grad.permute(0, 2, 3, 1)
    for chunk in _chunks(rois, shape, pooling):
        tall = sampling_matrix(chunk.rows, mean=True).to(grad.dtype)
        wide = sampling_matrix(chunk.columns, mean=True).to(grad.dtype)
        lines = wide.transpose(1, 2)[:, None] @ bins[chunk.regions]
        window = tall.transpose(1, 2) @ lines.flatten(2)
        total.index_add_(0, chunk.pixels.flatten(), window.reshape(-1, channels))
    return total.view(batch, height, width, channels).permute(0, 3, 1, 2)


def roi_max(features: Tensor, rois: Tensor, pooling: Pooling) -> Pooled:
    """Largest bilinear sample in each bin of each region, and where it was; arguments as for `roi_align`."""
    shape = (len(rois), features.size(1), *pooling.size)
    value, at_y, at_x = (features.new_full(shape, fill) for fill in (EMPTY_MAX, -1.0, -1.0))
    pixels = _pixels(features)
    for chunk in _chunks(rois, features.shape, pooling):
        window = pixels[chunk.pixels]
        tall = sampling_matrix(chunk.rows, mean=False).to(features.dtype)
        wide = sampling_matrix(chunk.columns, mean=False).to(features.dtype)
        lines = (tall @ window.flatten(2)).view(len(tall), -1, *window.shape[2:])
        best, where = _largest(wide[:, None] @ lines, chunk)
        found = best > EMPTY_MAX
        value[chunk.regions] = torch.where(found, best, EMPTY_MAX)
        for target, axis, index in ((at_y, chunk.rows, where[0]), (at_x, chunk.columns, where[1])):
            target[chunk.regions] = torch.where(found, axis.at(index), -1.0).to(target.dtype)
    return Pooled(value, at_y, at_x)


def _largest(samples: Tensor, chunk: Chunk) -> tuple[Tensor, tuple[Tensor, Tensor]]:
    """Maximum over the samples of each bin, `(K, C, PH, PW)`, and its sample along rows and columns; the first wins."""
    (bins_y, per_y), (bins_x, per_x) = chunk.rows.positions.shape[1:], chunk.columns.positions.shape[1:]
    grid = samples.view(len(samples), bins_y, per_y, bins_x, per_x, -1)
    best = torch.full_like(grid[:, :, 0, :, 0], EMPTY_MAX)
    row, column = torch.zeros_like(best, dtype=torch.long), torch.zeros_like(best, dtype=torch.long)
    for y, x in itertools.product(range(per_y), range(per_x)):
        real = chunk.rows.real[:, y] & chunk.columns.real[:, x]
        better = (grid[:, :, y, :, x] > best) & real[:, None, None, None]
        best = torch.where(better, grid[:, :, y, :, x], best)
        row, column = torch.where(better, y, row), torch.where(better, x, column)
    row += torch.arange(bins_y, device=row.device)[:, None, None] * per_y
    column += torch.arange(bins_x, device=row.device)[:, None] * per_x
    return best.permute(0, 3, 1, 2), (row.permute(0, 3, 1, 2), column.permute(0, 3, 1, 2))


def roi_max_backward(grad: Tensor, rois: Tensor, argmax_y: Tensor, argmax_x: Tensor, shape: torch.Size) -> Tensor:
    """Gradient of the features, `(B, C, H, W)` = `shape`: each bin's goes to the four pixels around its maximum."""
    batch, channels, height, width = shape
    y, x = argmax_y.float(), argmax_x.float()
    inside = (y >= -1) & (y <= height) & (x >= -1) & (x <= width) & (y != -1)
    y, x = y.clamp(0, height - 1), x.clamp(0, width - 1)
    plane = rois[:, 0].long()[:, None] * channels + torch.arange(channels, device=grad.device)
    total = grad.new_zeros(batch * channels * height * width)
    for row, by_row in ((y.floor(), 1 - y.frac()), ((y.floor() + 1).clamp(max=height - 1), y.frac())):
        for column, by_column in ((x.floor(), 1 - x.frac()), ((x.floor() + 1).clamp(max=width - 1), x.frac())):
            pixel = (plane[:, :, None, None] * height + row.long()) * width + column.long()
            share = torch.where(inside, by_row * by_column, 0).to(grad.dtype) * grad
            total.index_add_(0, pixel.flatten(), share.flatten())
    return total.view(batch, channels, height, width)
