"""What an exported student costs: operations and time for one image of the data set's size."""

import time
from dataclasses import dataclass
from statistics import median
from typing import Any

import cv2
import numpy as np
import torch
from mmdet.structures import DetDataSample
from mmengine.model import BaseModel
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils.flop_counter import flop_registry

from distillboard_worker.detection.datasets import LONG_SIDE, SHORT_SIDE, Split

WARM_UP = 5
REPETITIONS = 30
MOST_SECONDS = 5.0
"""A slow detector is timed for so long, but at least three times."""

Batch = dict[str, Any]


@dataclass(frozen=True)
class Cost:
    """What one prediction costs.

    Attributes:
        macs: Multiply-adds of convolutions and matrix products: what MMDetection's tables call FLOPs.
        flops: Twice that, a multiply-add being two operations.
        latency_ms: Median time from the pixels to the detections: normalisation, network, decoding, NMS.
        input_shape: Height and width of the image in pixels, before padding.
    """

    macs: int
    flops: int
    latency_ms: float
    input_shape: tuple[int, int]


def measure_cost(model: BaseModel, batch: Batch) -> Cost:
    """Count and time the prediction of one image.

    Args:
        model: The exported student on the device it is timed on; single precision.
        batch: What `sample_batch` returned.
    """
    model.eval()
    flops = count_flops(model, batch)
    height, width = batch["inputs"][0].shape[1:]
    return Cost(flops // 2, flops, _latency(model, batch) * 1e3, (height, width))


def sample_batch(dataset: Any, split: Split) -> Batch:
    """The first image of a data set, at the size of its largest: how much a detector finds is part of its time.

    Raises:
        OSError: The image cannot be read.
    """
    picture, shape = dataset.get_data_info(0)["img_path"], input_shape(split)
    pixels = cv2.imread(picture)
    if pixels is None:
        raise OSError(f"the image {picture} cannot be read")
    pixels = cv2.resize(pixels, (shape[1], shape[0]))
    facts = {"img_id": 0, "img_path": picture, "img_shape": shape, "ori_shape": shape, "scale_factor": (1.0, 1.0)}
    image = torch.from_numpy(np.ascontiguousarray(pixels.transpose(2, 0, 1)))
    return {"inputs": [image], "data_samples": [DetDataSample(metainfo=facts)]}


def input_shape(split: Split) -> tuple[int, int]:
    """Height and width of a split's largest image, lying, as a network sees it."""
    long, short = split.largest
    scale = min(1.0, LONG_SIDE / long, SHORT_SIDE / short)
    return round(short * scale), round(long * scale)


@torch.no_grad()
def count_flops(model: BaseModel, batch: Batch) -> int:
    """Floating-point operations of one prediction: two for each multiply-add of a convolution or matrix product."""
    with _Operations() as counter:
        model.test_step(batch)
    return int(counter.total)


class _Operations(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Adds up torch's own formulas; its `FlopCounterMode` would import a second or more of the compiler for them."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.total = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        answer = func(*args, **(kwargs or {}))
        formula = flop_registry.get(func._overloadpacket)
        if formula is not None:
            self.total += int(formula(*args, **(kwargs or {}), out_val=answer))
        return answer


@torch.no_grad()
def _latency(model: BaseModel, batch: Batch) -> float:
    """Median seconds of a prediction."""
    for _ in range(WARM_UP):
        _timed(model, batch)
    seconds: list[float] = []
    while len(seconds) < 3 or (len(seconds) < REPETITIONS and sum(seconds) < MOST_SECONDS):
        seconds.append(_timed(model, batch))
    return median(seconds)


def _timed(model: BaseModel, batch: Batch) -> float:
    """One prediction, waited for on both of its sides."""
    _finish()
    began = time.perf_counter()
    model.test_step(batch)
    _finish()
    return time.perf_counter() - began


def _finish() -> None:
    if torch.cuda.is_initialized():  # type: ignore[no-untyped-call]
        torch.cuda.synchronize()
