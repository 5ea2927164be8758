"""Turns a batch that one model's preprocessor normalised into what another model was trained on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor


class NormalisationError(ValueError):
    """Two preprocessors see pixels so differently that one's batch cannot be turned into the other's."""


@dataclass(frozen=True)
class _Pixels:
    """How a preprocessor changes BGR pixels of 0 to 255: reverse channels or not, subtract, divide."""

    reverse: bool
    mean: tuple[float, ...]
    std: tuple[float, ...]

    @staticmethod
    def of(preprocessor: Any) -> "_Pixels":
        if not hasattr(preprocessor, "pad_size_divisor"):
            raise NormalisationError(f"{type(preprocessor).__name__} does not say how it normalises images")
        normalises = preprocessor._enable_normalize  # MMEngine keeps it nowhere else
        mean = preprocessor.mean.flatten().tolist() if normalises else [0.0] * 3
        std = preprocessor.std.flatten().tolist() if normalises else [1.0] * 3
        reverse = bool(preprocessor._channel_conversion)  # as above
        return _Pixels(reverse, tuple(mean), tuple(std))


@dataclass(frozen=True)
class Renormalisation:
    """`x -> scale x + shift` for each channel, after reversing them where the two orders differ.

    `None` for both where the models agree: then batches pass as they are.
    """

    reverse: bool
    scale: tuple[float, ...] | None
    shift: tuple[float, ...] | None

    @staticmethod
    def between(source: Any, target: Any) -> "Renormalisation":
        """The way from one data preprocessor's batches to another's.

        Raises:
            NormalisationError: A preprocessor is no image preprocessor of MMEngine, or counts channels differently.
        """
        if source is target:
            return Renormalisation(reverse=False, scale=None, shift=None)
        mine, theirs = _Pixels.of(source), _Pixels.of(target)
        if mine == theirs:
            return Renormalisation(reverse=False, scale=None, shift=None)
        if len(mine.mean) != len(theirs.mean):
            counts = f"{len(mine.mean)} and {len(theirs.mean)}"
            raise NormalisationError(f"student and teacher normalise {counts} channels: they need as many")
        reverse = mine.reverse != theirs.reverse
        order = slice(None, None, -1 if reverse else 1)
        means, stds = mine.mean[order], mine.std[order]
        scale = tuple(a / b for a, b in zip(stds, theirs.std, strict=True))
        shift = tuple((a - b) / c for a, b, c in zip(means, theirs.mean, theirs.std, strict=True))
        return Renormalisation(reverse, scale, shift)

    def __call__(self, inputs: Tensor, image_sizes: Sequence[tuple[int, int]]) -> Tensor:
        """Convert a batch `(N, 3, H, W)`; padding past each image's `(height, width)` stays 0."""
        if self.scale is None or self.shift is None:
            return inputs
        ordered = inputs.flip(1) if self.reverse else inputs
        channels = zip(ordered.unbind(1), self.scale, self.shift, strict=True)
        converted = torch.stack([one * scale + shift for one, scale, shift in channels], dim=1)
        for image, (height, width) in zip(converted, image_sizes, strict=True):
            image[:, height:] = 0
            image[:, :, width:] = 0
        return converted
