"""A dense detector as an ONNX graph: from the normalised image to what its head answers, before decoding and NMS."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from mmcv.ops import deform_conv, modulated_deform_conv
from mmdet.models import SOLOHead, TwoStageDetector
from mmengine.model import BaseModel
from torch import Tensor, nn

from distillboard_worker.ops import deform_conv as ours

OPSET = 17
"""Old enough for the runtimes in use, and it has everything that detectors need."""
TOLERANCE = 1e-4
"""Largest difference to torch's outputs, relative to the largest value of each."""
INPUT = "images"
_DEFORMABLE = (deform_conv.DeformConv2d, modulated_deform_conv.ModulatedDeformConv2d)
"""Sampling as torch traces it writes the size of the batch down."""
_GROUPS = {
    "RetinaHead": ("cls", "box"),
    "FCOSHead": ("cls", "box", "centerness"),
    "GFLHead": ("cls", "box"),
    "RepPointsHead": ("cls", "box"),
    "YOLOXHead": ("cls", "box", "objectness"),
    "SOLOHead": ("masks", "cls"),
}
"""What each group of a head's outputs is; within a group one output a level, the finest first."""


class NotExportableError(ValueError):
    """A detector that has no ONNX graph; the message is the reason."""


@dataclass(frozen=True)
class Exported:
    """A graph that was written.

    Attributes:
        shape: `(batch, channels, height, width)` of the input; the batch is None where any will do.
        outputs: Names of the outputs with the shape each has for one image, batch left out.
        difference: Largest relative difference to torch on random images; None where no runtime is installed to ask.
    """

    shape: tuple[int | None, int, int, int]
    outputs: dict[str, tuple[int, ...]]
    difference: float | None


class _RawOutputs(nn.Module):
    """The network alone, with its nested answer laid out flat."""

    def __init__(self, model: BaseModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, images: Tensor) -> tuple[Tensor, ...]:
        with _before_decoding(self.model):
            return tuple(_flat(self.model(images, mode="tensor")))


@torch.no_grad()
def export_onnx(model: BaseModel, image: Tensor, path: Path) -> Exported:
    """Write a detector's graph and, where a runtime is installed, compare what it answers with torch.

    Torch's tracing exporter is used: it takes a second where the newer one takes fourteen, for the small RetinaNet of
    `shapes`.

    Args:
        model: The exported student on the CPU; put into eval mode.
        image: `(1, 3, H, W)`, normalised and padded: height and width are the graph's for good.
        path: Where the graph goes; written under a partial name, then renamed.

    Raises:
        NotExportableError: The detector has no such graph; nothing is written.
    """
    _check(model)
    network = _RawOutputs(model.eval()).eval()
    partial = path.with_suffix(".partial")
    free = not any(isinstance(part, _DEFORMABLE) for part in model.modules())
    try:
        with warnings.catch_warnings():
            # The exporter warns of its own age and of every Python number that a detector makes of a shape.
            warnings.simplefilter("ignore")
            answers = network(image)
            names = output_names(model, answers)
            _trace(network, image, names, partial, free=free)
            difference = compare(network, torch.randn(2 if free else 1, *image.shape[1:]), partial)
    except Exception as error:  # whatever a model does to the exporter is the reason that the run keeps
        raise NotExportableError(f"torch cannot export it: {_line(error)}") from error
    if difference is not None and not difference <= TOLERANCE:
        raise NotExportableError(f"the graph's outputs differ from torch's by {difference:.1e} of their largest value")
    partial.replace(path)
    shapes = {name: tuple(answer.shape[1:]) for name, answer in zip(names, answers, strict=True)}
    _, channels, height, width = image.shape
    return Exported((None if free else 1, channels, height, width), shapes, difference)


def _check(model: BaseModel) -> None:
    if isinstance(model, TwoStageDetector):
        raise NotExportableError(
            f"{type(model).__name__} has two stages: which regions its second stage sees, and how many, is decided by"
            " NMS inside of the network, so there is no graph of plain tensors between image and head"
        )


def output_names(model: BaseModel, answers: Sequence[Tensor]) -> list[str]:
    """Names of a head's outputs: `cls_0`, `cls_1`, …, `box_0`, …, else `output_0`, …."""
    head = getattr(model, "bbox_head", None) or getattr(model, "mask_head", None)
    groups = _GROUPS.get(type(head).__name__, ())
    if not groups or len(answers) % len(groups):
        return [f"output_{place}" for place in range(len(answers))]
    levels = len(answers) // len(groups)
    return [f"{group}_{level}" for group in groups for level in range(levels)]


def _trace(network: nn.Module, image: Tensor, names: Sequence[str], path: Path, *, free: bool) -> None:
    axes = {name: {0: "batch"} for name in (INPUT, *names)} if free else None
    with _standard_operators():
        torch.onnx.export(
            network, (image,), path, dynamo=False, opset_version=OPSET, input_names=[INPUT], output_names=list(names),
            dynamic_axes=axes,
        )  # fmt: skip


def compare(network: nn.Module, images: Tensor, path: Path) -> float | None:
    """Largest difference between a graph and its network on some images, relative to each output's largest value.

    Returns:
        None where ONNX Runtime is not installed.
    """
    if find_spec("onnxruntime") is None:
        return None
    import onnxruntime  # noqa: PLC0415 - only where somebody installed it

    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    found = session.run(None, {INPUT: images.numpy()})
    pairs = zip(found, network(images), strict=True)
    return max(_difference(torch.from_numpy(np.asarray(one)), other) for one, other in pairs)


def _difference(found: Tensor, expected: Tensor) -> float:
    return float((found - expected).abs().max() / expected.abs().max().clamp(min=1e-12))


@contextmanager
def _before_decoding(model: BaseModel) -> Iterator[None]:
    """Let SOLO's head answer what it learns: in eval mode it picks local maxima, which a rounding error can move."""
    head = getattr(model, "mask_head", None)
    if not isinstance(head, SOLOHead):
        yield
        return
    head.training = True  # its own flag: the layers in it stay in eval mode
    try:
        yield
    finally:
        head.training = False


@contextmanager
def _standard_operators() -> Iterator[None]:
    """Let deformable convolutions be samplings and products, which every runtime knows, instead of MMCV's own."""
    theirs = (deform_conv.deform_conv2d, modulated_deform_conv.modulated_deform_conv2d)
    deform_conv.deform_conv2d, modulated_deform_conv.modulated_deform_conv2d = _plain_v1, _plain_v2
    try:
        yield
    finally:
        deform_conv.deform_conv2d, modulated_deform_conv.modulated_deform_conv2d = theirs


def _plain_v1(image: Tensor, offset: Tensor, weight: Tensor, *settings: Any) -> Tensor:
    return ours.deform_conv(image, offset, None, weight, _geometry(weight, settings))


def _plain_v2(
    image: Tensor, offset: Tensor, mask: Tensor, weight: Tensor, bias: Tensor | None, *settings: Any
) -> Tensor:
    answer = ours.deform_conv(image, offset, mask, weight, _geometry(weight, settings))
    return answer if bias is None else answer + bias.view(1, -1, 1, 1)


def _geometry(weight: Tensor, settings: Sequence[Any]) -> ours.Geometry:
    """Geometry from the arguments that both of MMCV's functions share: stride, padding, dilation, groups."""
    stride, padding, dilation, groups, deform_groups, *_ = settings
    kernel = (int(weight.shape[2]), int(weight.shape[3]))
    return ours.Geometry(kernel, _pair(stride), _pair(padding), _pair(dilation), groups, deform_groups)


def _pair(value: Any) -> tuple[int, int]:
    return (value, value) if isinstance(value, int) else (int(value[0]), int(value[1]))


def _flat(answer: Any) -> Iterator[Tensor]:
    if isinstance(answer, Tensor):
        yield answer
        return
    for part in answer:
        yield from _flat(part)


def _line(error: Exception) -> str:
    text = str(error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
