"""Foreground and background masks of FGD, painted from boxes without a loop over them."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

MaskScale = Literal["batch", "image"]

_NOWHERE = -1e6
"""Pixel that pads the lists of boxes: a box that ends before the map begins covers nothing, no flag is needed."""

_CELLS_AT_ONCE = 1 << 22
"""Box-cell pairs that are compared at once: 500 boxes in an image cost 16 MiB, not gigabytes."""


class Masks(NamedTuple):
    """Scale masks of a batch, without gradient.

    Attributes:
        foreground: `(N, H, W)`, `1 / area` of the smallest box that covers the cell, 0 outside of all boxes (eq. 6).
        background: `(N, H, W)`, `1 / number of background cells` of the image there, 0 inside of boxes (eq. 7).
    """

    foreground: Tensor
    background: Tensor


def box_masks(
    boxes: Sequence[Tensor], spans: Sequence[tuple[int, int]], grid: tuple[int, int], like: Tensor | None = None
) -> Masks:
    """Paint the masks of a batch.

    A box covers the cells from `floor(start)` to `ceil(end)`, both included, and its area counts those cells, also the
    ones past the map's end: this is what the official code does (the paper does not say).

    Args:
        boxes: One `(n_i, 4)` tensor an image, x1, y1, x2, y2 in input pixels; may be empty or reach out of the image.
        spans: For each image the `(height, width)` in input pixels that the grid stands for.
        grid: `(H, W)` of the feature map.
        like: Device and dtype of the result; the boxes' device and fp32 where it is left out.

    Raises:
        ValueError: The numbers of boxes and spans differ.
    """
    if len(boxes) != len(spans):
        raise ValueError(f"boxes are of {len(boxes)} images, sizes of {len(spans)}")
    target = boxes[0] if like is None else like
    with torch.no_grad():
        raw = [one.detach().to(target.device, torch.float32).reshape(-1, 4) for one in boxes]
        padded = pad_sequence(raw, batch_first=True, padding_value=_NOWHERE)
        if len(set(spans)) == 1:
            cells = _to_cells(padded, spans[0], grid)
        else:
            cells = torch.stack([_to_cells(one, span, grid) for one, span in zip(padded, spans, strict=True)])
        foreground = _paint(cells, grid)
        empty = (foreground == 0).to(foreground.dtype)
        background = empty / empty.sum(dim=(1, 2), keepdim=True).clamp(min=1)
    dtype = torch.float32 if like is None else like.dtype
    return Masks(foreground.to(dtype), background.to(dtype))


def _to_cells(boxes: Tensor, span: tuple[int, int], grid: tuple[int, int]) -> Tensor:
    """First and last cells of boxes `(..., 4)`: x and y of the first, x and y of the last."""
    x, y = boxes[..., 0::2] / span[1] * grid[1], boxes[..., 1::2] / span[0] * grid[0]
    scaled = torch.stack((x, y), dim=-1)  # (..., first or last, x or y)
    return torch.cat((scaled[..., 0, :].floor().clamp_(min=0), scaled[..., 1, :].ceil()), dim=-1)


def _paint(cells: Tensor, grid: tuple[int, int]) -> Tensor:
    """Largest `1 / area` over the boxes that cover each cell: `(N, B, 4)` to `(N, H, W)`."""
    count, most = cells.shape[:2]
    height, width = grid
    painted = cells.new_zeros(count, height, width)
    step = max(1, _CELLS_AT_ONCE // max(1, count * height * width))
    for start in range(0, most, step):
        part = cells[:, start : start + step]
        rows = _covers(part[..., 1], part[..., 3], height)
        columns = _covers(part[..., 0], part[..., 2], width)
        size = (part[..., 2:] + 1 - part[..., :2]).clamp(min=1)
        weighted = rows / size.prod(dim=-1)[..., None]
        painted = torch.maximum(painted, (weighted[..., :, None] * columns[..., None, :]).amax(dim=1))
    return painted


def _covers(first: Tensor, last: Tensor, length: int) -> Tensor:
    """Which of `length` cells lie between `first` and `last` `(N, B)`: 0 or 1 as `(N, B, length)`."""
    cell = torch.arange(length, device=first.device, dtype=first.dtype)
    return ((cell >= first[..., None]) & (cell <= last[..., None])).to(first.dtype)
