"""Losses watched where they are: nothing waits for the device between the steps that are read."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

_MOST_BATCHES = 400
"""Batches that are remembered between two readings."""


class FirstBroken:
    """Remembers on the device, for every loss, the first step at which it was NaN or infinite.

    A step costs a few kernels on some dozens of numbers; the host reads them when it reads the losses anyway.
    """

    def __init__(self) -> None:
        self._keys: tuple[str, ...] = ()
        self._now = torch.empty(0)
        self._first = torch.empty(0)

    def add(self, step: int, values: Mapping[str, Tensor]) -> None:
        """Look at a step's losses: scalars on one device."""
        self._now = torch.stack([value.detach().double().reshape(()) for value in values.values()])
        if tuple(values) != self._keys:
            self._keys = tuple(values)
            self._first = torch.full_like(self._now, -1.0)
        unbroken = torch.isfinite(self._now) | (self._first >= 0)
        self._first = torch.where(unbroken, self._first, float(step))

    def read(self) -> tuple[dict[str, float], dict[str, int]]:
        """The last step's losses, and the first step of those that broke, in one transfer."""
        now, first = torch.stack([self._now, self._first]).tolist()
        values = dict(zip(self._keys, now, strict=True))
        return values, {key: int(step) for key, step in zip(self._keys, first, strict=True) if step >= 0}

    def forget(self) -> None:
        """Begin again: the training was put back."""
        self._keys = ()


def weights_are_finite(model: nn.Module) -> bool:
    """Whether every parameter is; one number is transferred."""
    norms = torch._foreach_norm([one.detach() for one in model.parameters()])
    return bool(torch.isfinite(torch.stack(list(norms))).all())


@dataclass(frozen=True)
class SeenBatch:
    """What is remembered of a batch: names and boxes, no pixels.

    Attributes:
        samples: For each image its facts, boxes (n, 4) xyxy and labels (n,), as the data pipeline gave them.
    """

    step: int
    samples: Sequence[tuple[Mapping[str, Any], Any, Any]]

    def described(self) -> list[dict[str, Any]]:
        """The images as plain data; sizes are (height, width), boxes lie in the resized image."""
        return [
            {
                "id": _plain(facts.get("img_id")),
                "file": facts.get("img_path"),
                "original_size": [int(side) for side in facts.get("ori_shape", ())[:2]],
                "size": [int(side) for side in facts.get("img_shape", ())[:2]],
                "flip": facts.get("flip_direction") if facts.get("flip") else None,
                "boxes": _boxes(boxes),
                "labels": _plain(labels) or [],
            }
            for facts, boxes, labels in self.samples
        ]


class RecentBatches:
    """The batches since the last reading, of which one may be the culprit."""

    def __init__(self) -> None:
        self._seen: deque[SeenBatch] = deque(maxlen=_MOST_BATCHES)

    def add(self, step: int, batch: Any) -> None:
        """Remember a step's batch as the loader gave it."""
        samples = batch.get("data_samples", ()) if isinstance(batch, Mapping) else ()
        self._seen.append(SeenBatch(step, [_parts(sample) for sample in samples]))

    def at(self, step: int) -> list[dict[str, Any]]:
        """The images of a step; empty where it is too long ago."""
        return next((seen.described() for seen in self._seen if seen.step == step), [])

    def forget(self, until: int) -> None:
        """Let go of the batches up to a step."""
        while self._seen and self._seen[0].step <= until:
            self._seen.popleft()


def _parts(sample: Any) -> tuple[Mapping[str, Any], Any, Any]:
    truth = getattr(sample, "gt_instances", None)
    return sample.metainfo, getattr(truth, "bboxes", None), getattr(truth, "labels", None)


def _boxes(boxes: Any) -> list[list[float]]:
    plain = getattr(boxes, "tensor", boxes)
    return [] if plain is None else [[round(side, 2) for side in box] for box in plain.tolist()]


def _plain(value: Any) -> Any:
    return value.tolist() if hasattr(value, "tolist") else value
