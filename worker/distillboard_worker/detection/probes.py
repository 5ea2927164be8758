"""The few val images whose maps are kept, and the maps that the loss sees on them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from mmengine.dataset import pseudo_collate
from mmengine.model import BaseModel
from torch import Tensor

from distillboard_worker.detection.maps import Floats, Map, Probe, Source
from distillboard_worker.fgd import box_masks, channel_attention, spatial_attention


@dataclass(frozen=True)
class ProbeImage:
    """One image, ready for a network.

    Attributes:
        probe: What the file says about it.
        sample: What the data set's pipeline made of it.
    """

    probe: Probe
    sample: dict[str, Any]

    @property
    def picture(self) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """Its pixels before normalisation, BGR (H, W, 3)."""
        pixels: np.ndarray[Any, np.dtype[np.uint8]] = self.sample["inputs"].permute(1, 2, 0).numpy()
        return pixels


def choose_probes(dataset: Any, count: int) -> list[ProbeImage]:
    """Take ``count`` images with objects, spread evenly over a data set: the same ones for every run on it."""
    candidates = [index for index in range(len(dataset)) if dataset.get_data_info(index)["instances"]]
    count = min(count, len(candidates))
    chosen = [candidates[(2 * place + 1) * len(candidates) // (2 * count)] for place in range(count)]
    return [_probe_image(dataset[index]) for index in chosen]


def _probe_image(sample: dict[str, Any]) -> ProbeImage:
    facts, truth = sample["data_samples"].metainfo, sample["data_samples"].gt_instances
    height, width = facts["img_shape"][:2]
    probe = Probe(
        id=int(facts["img_id"]),
        picture=f"probe/{facts['img_id']}.png",
        width=width,
        height=height,
        boxes=_plain_boxes(truth).tolist(),
        labels=truth.labels.tolist(),
    )
    return ProbeImage(probe, sample)


def _plain_boxes(truth: Any) -> Tensor:
    boxes: Tensor = getattr(truth.bboxes, "tensor", truth.bboxes)
    return boxes


def save_picture(image: ProbeImage, path: Path) -> None:
    """Write an image's pixels as PNG.

    Raises:
        OSError: It cannot be written.
    """
    if not cv2.imwrite(str(path), image.picture):
        raise OSError(f"cannot write {path}")


def network_input(model: BaseModel, image: ProbeImage) -> Tensor:
    """What a model's own preprocessing makes of an image: `(1, 3, H, W)`, normalised and padded."""
    inputs: Tensor = model.data_preprocessor(pseudo_collate([image.sample]), False)["inputs"]
    return inputs


def feature_maps(image: int, source: Source, features: Mapping[str, Tensor], temperature: float) -> Iterator[Map]:
    """Magnitude, spatial and channel attention of one image's features.

    Args:
        image: Its index in the file.
        source: Whose features they are.
        features: `(1, C, h, w)` by level.
        temperature: Of the attentions' softmax.
    """
    for level, feature in features.items():
        yield Map(image, level, source, "magnitude", _host(feature.abs().mean(dim=1, dtype=torch.float32)))
        yield Map(image, level, source, "spatial", _host(spatial_attention(feature, temperature)))
        yield Map(image, level, source, "channel", _host(channel_attention(feature, temperature)))


def foreground_maps(
    image: int, probe: Probe, grids: Mapping[str, tuple[int, int]], span: tuple[int, int]
) -> Iterator[Map]:
    """The foreground mask of one image, on every level's grid.

    Args:
        image: Its index in the file.
        probe: Its boxes.
        grids: `(h, w)` by level.
        span: `(height, width)` in pixels that a grid stands for.
    """
    boxes = torch.tensor(probe.boxes, dtype=torch.float32).reshape(-1, 4)
    for level, grid in grids.items():
        yield Map(image, level, "mask", "foreground", _host(box_masks([boxes], [span], grid).foreground))


def _host(batch: Tensor) -> Floats:
    values: Floats = batch[0].float().cpu().numpy()
    return values
