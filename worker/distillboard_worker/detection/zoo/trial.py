"""Builds a detector of the zoo and puts two images through it: what is listed as running has run."""

import gc
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from mmdet.structures import DetDataSample
from mmdet.structures.mask import BitmapMasks
from mmengine.logging import MessageHub, MMLogger
from mmengine.model import BaseModel
from mmengine.structures import InstanceData, PixelData

from distillboard_worker.detection.building import ModelRefusedError, build_config

_ATTEMPTS = ((64, True), (128, True), (128, False), (512, False), (512, True))
"""Sides of the images in pixels, and whether objects have masks.

Small images are many times quicker, an hourglass needs 128 and SSD more; some detectors take masks amiss that they have
no use for.
"""
_BOXES = ((0.06, 0.06, 0.5, 0.4), (0.45, 0.2, 0.9, 0.8))
"""Left, top, right and bottom of the objects, as shares of the side."""
_LONGEST = 300


@dataclass(frozen=True)
class Built:
    """What building a detector showed.

    Attributes:
        parameters: All of them; None when it was not built.
        trainable: Those that its config does not freeze.
        problem: Why it was not built.
    """

    parameters: int | None = None
    trainable: int | None = None
    problem: str | None = None


def build(config: Mapping[str, Any]) -> Built:
    """Build a model dict without memory for its weights; where its constructors need their values, with it."""
    try:
        model = _on_meta(config)
    except (ModelRefusedError, ImportError, NotImplementedError, OSError, RuntimeError) as error:
        return Built(problem=_sentence(error))
    parameters = list(model.parameters())
    trainable = sum(parameter.numel() for parameter in parameters if parameter.requires_grad)
    return Built(sum(parameter.numel() for parameter in parameters), trainable)


def run(config: Mapping[str, Any]) -> str | None:
    """Compute a detector's losses on two images and predict one, on the CPU with the operators that the worker brings.

    Returns:
        What it failed with, None when it did not.
    """
    MMLogger.get_instance("zoo", log_level="ERROR")
    _tell_of_training(MessageHub.get_instance("zoo"))
    model = build_config(config)
    model.init_weights()
    problems = []
    for side, masks in _ATTEMPTS:
        problem = _attempt(model, side, masks=masks)
        if problem is None:
            return None
        problems.append(problem)
    return problems[-1]


def _tell_of_training(hub: MessageHub) -> None:
    """Say what a runner says in its first step: some detectors change with it."""
    for name, value in {"iter": 0, "max_iters": 90_000, "epoch": 0, "max_epochs": 12}.items():
        hub.update_info(name, value)


def _on_meta(config: Mapping[str, Any]) -> BaseModel:
    try:
        with torch.device("meta"):
            return build_config(config)
    except (ModelRefusedError, NotImplementedError, RuntimeError):
        return build_config(config)


def _attempt(model: BaseModel, side: int, *, masks: bool) -> str | None:
    try:
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            _lose(model, side, masks=masks)
            _predict(model, side)
    except Exception as error:  # noqa: BLE001 - a detector can fail with anything; the list says with what
        return _sentence(error)
    finally:
        gc.collect()
    return None


def _lose(model: BaseModel, side: int, *, masks: bool) -> None:
    model.train()
    losses = model(**model.data_preprocessor(_batch(2, side, masks=masks), training=True), mode="loss")
    total, _ = model.parse_losses(losses)
    if not torch.isfinite(total):
        raise ArithmeticError(f"its loss on two images is {total.item()}")


def _predict(model: BaseModel, side: int) -> None:
    model.eval()
    model(**model.data_preprocessor(_batch(1, side, masks=False), training=False), mode="predict")


def _batch(count: int, side: int, *, masks: bool) -> dict[str, Any]:
    """Images of noise, each with two objects: boxes, maybe masks, a map of stuff."""
    generator = torch.Generator().manual_seed(0)
    pixels = torch.randint(0, 256, (count, 3, side, side), dtype=torch.uint8, generator=generator)
    return {"inputs": list(pixels), "data_samples": [_sample(index, side, masks=masks) for index in range(count)]}


def _sample(index: int, side: int, *, masks: bool) -> DetDataSample:
    size = (side, side)
    facts = {"img_id": index, "img_path": "", "img_shape": size, "ori_shape": size, "scale_factor": (1.0, 1.0)}
    sample = DetDataSample(metainfo={**facts, "flip": False, "flip_direction": None, "border": (0, side, 0, side)})
    boxes, labels = torch.tensor(_BOXES) * side, torch.zeros(len(_BOXES), dtype=torch.long)
    sample.gt_instances = InstanceData(bboxes=boxes, labels=labels)
    if masks:
        sample.gt_instances.masks = _masks(side)
    sample.ignored_instances = InstanceData(bboxes=boxes[:0], labels=labels[:0])
    sample.gt_sem_seg = PixelData(sem_seg=torch.zeros(1, side, side, dtype=torch.long))
    return sample


def _masks(side: int) -> BitmapMasks:
    drawn = np.zeros((len(_BOXES), side, side), np.uint8)
    for mask, (left, top, right, bottom) in zip(drawn, _BOXES, strict=True):
        mask[int(top * side) : int(bottom * side), int(left * side) : int(right * side)] = 1
    return BitmapMasks(drawn, side, side)


def _sentence(error: BaseException) -> str:
    text = " ".join(f"{error}".split()) or type(error).__name__
    told = text if isinstance(error, ModelRefusedError | NotImplementedError) else f"{type(error).__name__}: {text}"
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"
