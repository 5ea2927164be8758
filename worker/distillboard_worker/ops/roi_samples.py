"""Where RoIAlign reads along one axis, and with what weights."""

from dataclasses import dataclass, replace
from typing import Protocol

import torch
from torch import Tensor


class Sampling(Protocol):
    """What the samples along an axis depend on, besides the regions."""

    @property
    def spatial_scale(self) -> float:
        """Pixels of the feature map per pixel of the image."""

    @property
    def sampling_ratio(self) -> int:
        """Samples per bin, 0 for as many as there are pixels in it."""

    @property
    def aligned(self) -> bool:
        """Whether pixel centres are at whole coordinates."""


@dataclass(frozen=True)
class Axis:
    """Samples of K regions along one axis of P bins, at most G samples each, on a map of some size."""

    positions: Tensor
    """`(K, P, G)` in pixels of the feature map, not clipped."""
    real: Tensor
    """`(K, G)`: False beyond the number of samples that a region has."""
    inside: Tensor
    """`(K, P, G)`: real, and not more than a pixel outside the map."""
    low: Tensor
    """`(K, P, G)`: pixel below a sample, 0 where it is not inside."""
    share: Tensor
    """`(K, P, G)`: weight of the pixel above."""
    first: Tensor
    """`(K,)`: first pixel that is read."""
    span: Tensor
    """`(K,)`: number of pixels from the first to the last that is read."""
    window_size: int = 0

    def take(self, regions: Tensor) -> "Axis":
        """The samples of some regions."""
        fields = ("positions", "real", "inside", "low", "share", "first", "span")
        return replace(self, **{name: getattr(self, name)[regions] for name in fields})

    def windowed(self, size: int) -> "Axis":
        """Give all regions windows of one length, moved into the map of `size` pixels, and only the samples needed."""
        length = int(self.span.max())
        most = max(1, int(self.real.sum(1).max()))
        cut = {name: getattr(self, name)[..., :most] for name in ("positions", "real", "inside", "low", "share")}
        return replace(self, **cut, first=self.first.clamp(max=size - length), window_size=length)

    def window(self) -> Tensor:
        """Pixels of each region's window, `(K, window_size)`."""
        return self.first[:, None] + torch.arange(self.window_size, device=self.first.device)

    def at(self, index: Tensor) -> Tensor:
        """Positions of samples `(K, C, PH, PW)`, given by their index among the `P * G` of this axis."""
        flat = self.positions.flatten(1)
        return flat.gather(1, index.flatten(1)).view(index.shape)


def axis_samples(start: Tensor, end: Tensor, bins: int, size: int, sampling: Sampling) -> Axis:
    """Place samples in the bins of regions from `start` to `end` (`(K,)`, image pixels) on an axis of `size` pixels."""
    half = 0.5 if sampling.aligned else 0.0
    begin = start * sampling.spatial_scale - half
    extent = (end * sampling.spatial_scale - half) - begin
    extent = extent if sampling.aligned else extent.clamp(min=1.0)
    width = extent / bins
    count = (
        torch.full_like(width, sampling.sampling_ratio) if sampling.sampling_ratio > 0 else width.ceil().clamp(min=0)
    )
    most = max(1, int(count.max())) if len(count) else 1
    step = torch.arange(most, device=start.device)
    fraction = (step + 0.5) * width[:, None] / count.clamp(min=1)[:, None]
    edge = begin[:, None] + torch.arange(bins, device=start.device) * width[:, None]
    return _on_map(edge[:, :, None] + fraction[:, None, :], step < count[:, None], size)


def _on_map(positions: Tensor, real: Tensor, size: int) -> Axis:
    inside = real[:, None, :] & (positions >= -1) & (positions <= size)
    clipped = torch.where(inside, positions.clamp(0, size - 1), 0.0)
    low = clipped.floor()
    lowest = torch.where(inside, low, size - 1).flatten(1).amin(1)
    highest = torch.where(inside, (low + 1).clamp(max=size - 1), 0).flatten(1).amax(1)
    span = (highest - lowest + 1).clamp(min=1)
    first = torch.minimum(lowest, highest)
    return Axis(positions, real, inside, low.long(), clipped - low, first.long(), span.long())


def sampling_matrix(axis: Axis, *, mean: bool) -> Tensor:
    """Weights of a window's pixels: `(K, P, window)` averaged over each bin, or `(K, P * G, window)` per sample."""
    regions, bins, most = axis.positions.shape
    weight = axis.inside.to(axis.share.dtype)
    if mean:
        weight = weight / axis.real.sum(1).clamp(min=1)[:, None, None]
    low = (axis.low - axis.first[:, None, None]).clamp(0, axis.window_size - 1)
    high = (low + 1).clamp(max=axis.window_size - 1)
    shape = (regions, bins, most) if mean else (regions, bins * most, 1)
    matrix = axis.share.new_zeros(*shape[:2], axis.window_size)
    for pixel, part in ((low, 1 - axis.share), (high, axis.share)):
        matrix.scatter_add_(2, pixel.reshape(shape), (weight * part).reshape(shape))
    return matrix
