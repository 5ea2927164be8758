"""Runs MMCV's compiled operators on small inputs and keeps what they gave.

The compiled extension is built once, by somebody who has a C++ compiler (about 10 minutes):

    MMCV_WITH_OPS=1 pip install --no-build-isolation --no-deps --no-cache-dir --force-reinstall onedl-mmcv==2.3.6
    DISTILLBOARD_OPS=compiled python tests/worker/ops/make_fixture.py

The tests run the same cases with the operators of this project, on the inputs in the file.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import mmcv._ext
import numpy as np
import torch
from mmcv.ops import batched_nms, deform_conv2d, modulated_deform_conv2d, nms, roi_align, soft_nms
from torch import Tensor

FIXTURE = Path(__file__).with_name("compiled.npz")
Tensors = dict[str, Tensor]


@dataclass(frozen=True)
class Case:
    """One call: which operator, on which inputs, with what arguments."""

    name: str
    run: Callable[..., Any]
    inputs: Callable[[torch.Generator], Tensors]
    how: dict[str, Any] = field(default_factory=dict)


def boxes_inputs(count: int, *, levels: int = 0, whole: bool = False, size: float = 60) -> Callable[..., Tensors]:
    """Boxes partly outside a 100 pixel image; `levels` > 0 makes ties, `whole` ends them on whole pixels."""

    def make(generator: torch.Generator) -> Tensors:
        corner = torch.rand(count, 2, generator=generator) * 110 - 10
        extent = torch.rand(count, 2, generator=generator) * size
        extent[: count // 20] = 0
        boxes = torch.cat([corner, corner + extent], dim=1)
        boxes[1 : 1 + count // 10] = boxes[:1]
        scores = torch.rand(count, generator=generator)
        labels = torch.randint(0, 4, (count,), generator=generator)
        scores = (scores * levels).ceil() / levels if levels else scores
        return {"boxes": boxes.round() if whole else boxes, "scores": scores, "labels": labels}

    return make


def run_nms(inputs: Tensors, **how: Any) -> Tensors:
    dets, keep = nms(inputs["boxes"], inputs["scores"], **how)
    return {"dets": dets, "keep": keep}


def run_soft_nms(inputs: Tensors, **how: Any) -> Tensors:
    dets, keep = soft_nms(inputs["boxes"], inputs["scores"], **how)
    return {"dets": dets, "keep": keep}


def run_batched_nms(inputs: Tensors, **how: Any) -> Tensors:
    dets, keep = batched_nms(inputs["boxes"], inputs["scores"], inputs["labels"], how)
    return {"dets": dets, "keep": keep}


def with_gradients(out: Tensor, leaves: Tensors) -> Tensors:
    """The output, and the gradients of its product with a ramp."""
    ramp = torch.linspace(-1, 1, max(1, out.numel()))[: out.numel()].view_as(out)
    grads = torch.autograd.grad(out, list(leaves.values()), ramp, allow_unused=True)
    named = zip(leaves, grads, strict=True)
    return {"out": out.detach()} | {f"grad_{name}": grad for name, grad in named if grad is not None}


def rois_inputs(regions: list[list[float]], channels: int = 3) -> Callable[..., Tensors]:
    def make(generator: torch.Generator) -> Tensors:
        features = torch.randn(2, channels, 13, 17, generator=generator)
        return {"features": features, "rois": torch.tensor(regions).view(-1, 5)}

    return make


REGIONS = [
    [0, 4.3, 6.1, 30.7, 41.2],
    [1, 10.0, 8.0, 12.0, 9.0],
    [1, -20.5, -13.0, 22.2, 18.9],
    [0, 40.0, 30.0, 90.5, 70.25],
    [1, 0.0, 0.0, 68.0, 52.0],
    [0, 200.0, 200.0, 230.0, 240.0],
    [1, 16.0, 16.0, 16.0, 16.0],
    [0, 3.0, 20.0, 60.0, 20.0],
]


def run_roi_align(inputs: Tensors, **how: Any) -> Tensors:
    features = inputs["features"].clone().requires_grad_()
    size, pool_mode, aligned = how["size"], how.get("pool_mode", "avg"), how["aligned"]
    out = roi_align(features, inputs["rois"], size, 0.25, how["sampling_ratio"], pool_mode, aligned)
    return with_gradients(out, {"features": features})


def conv_inputs(*, spread: float = 1.0, bias: bool = False, **shape: Any) -> Callable[..., Tensors]:
    """Tensors of a deformable convolution of 4 channels; offsets of size `spread` pixels."""
    kernel, groups, deform_groups = shape.get("kernel", (3, 3)), shape.get("groups", 1), shape.get("deform_groups", 1)
    out_size, batch = shape["out"], shape.get("batch", 2)
    taps = kernel[0] * kernel[1] * deform_groups

    def make(generator: torch.Generator) -> Tensors:
        def normal(*size: int) -> Tensor:
            return torch.randn(*size, generator=generator)

        inputs = {
            "image": normal(batch, 4, 7, 9),
            "offset": normal(batch, 2 * taps, *out_size) * spread,
            "mask": normal(batch, taps, *out_size).sigmoid(),
            "weight": normal(6, 4 // groups, *kernel),
        }
        return inputs | ({"bias": normal(6)} if bias else {})

    return make


CONV_HOW = ("stride", "padding", "dilation", "groups", "deform_groups")


def run_deform_conv(inputs: Tensors, **how: Any) -> Tensors:
    leaves = {name: inputs[name].clone().requires_grad_() for name in ("image", "offset", "weight")}
    defaults = {"stride": 1, "padding": 0, "dilation": 1, "groups": 1, "deform_groups": 1} | how
    arguments = [defaults[name] for name in CONV_HOW]
    return with_gradients(deform_conv2d(*leaves.values(), *arguments, False, how.get("im2col_step", 32)), leaves)


def run_modulated(inputs: Tensors, **how: Any) -> Tensors:
    names = ("image", "offset", "mask", "weight", "bias")
    leaves = {name: inputs[name].clone().requires_grad_() for name in names if name in inputs}
    defaults = {"stride": 1, "padding": 0, "dilation": 1, "groups": 1, "deform_groups": 1} | how
    tensors = [*leaves.values(), None][:5]
    out = modulated_deform_conv2d(*tensors, *(defaults[name] for name in CONV_HOW))
    return with_gradients(out, leaves)


def _suppression_cases() -> list[Case]:
    iou = {"iou_threshold": 0.5}
    soft = {"iou_threshold": 0.3, "min_score": 0.05}
    cases = [
        Case("nms_random", run_nms, boxes_inputs(150), iou),
        Case("nms_offset", run_nms, boxes_inputs(150), iou | {"offset": 1}),
        Case("nms_ties", run_nms, boxes_inputs(150, levels=5), {"iou_threshold": 0.3}),
        Case("nms_exact_threshold", run_nms, boxes_inputs(150, whole=True, size=8), iou),
        Case("nms_one", run_nms, boxes_inputs(1), iou),
        Case("nms_none", run_nms, boxes_inputs(0), iou),
        Case("nms_limits", run_nms, boxes_inputs(150), iou | {"score_threshold": 0.4, "max_num": 7}),
        Case("batched", run_batched_nms, boxes_inputs(120), {"type": "nms", **iou}),
        Case("batched_agnostic", run_batched_nms, boxes_inputs(120), {"type": "nms", "class_agnostic": True, **iou}),
        Case(
            "batched_split", run_batched_nms, boxes_inputs(120), {"type": "nms", "split_thr": 50, "max_num": 30, **iou}
        ),
        Case("batched_soft", run_batched_nms, boxes_inputs(120), {"type": "soft_nms", **soft}),
        Case("soft_one", run_soft_nms, boxes_inputs(1), soft),
        Case("soft_none", run_soft_nms, boxes_inputs(0), soft),
    ]
    for method in ("naive", "linear", "gaussian"):
        for offset in (0, 1):
            how = soft | {"method": method, "offset": offset, "sigma": 0.4}
            cases.append(Case(f"soft_{method}_{offset}", run_soft_nms, boxes_inputs(90), how))
            cases.append(Case(f"soft_{method}_{offset}_ties", run_soft_nms, boxes_inputs(60, levels=4), how))
    return cases


def _roi_cases() -> list[Case]:
    cases = []
    for aligned in (True, False):
        for ratio in (0, 2):
            for mode in ("avg", "max"):
                how = {"size": (7, 7), "aligned": aligned, "sampling_ratio": ratio, "pool_mode": mode}
                name = f"roi_{mode}_{ratio}_{'aligned' if aligned else 'legacy'}"
                cases.append(Case(name, run_roi_align, rois_inputs(REGIONS), how))
    odd = {"size": (3, 5), "aligned": True, "sampling_ratio": 3}
    whole = {"size": (1, 1), "aligned": True, "sampling_ratio": 0}
    cases.append(Case("roi_odd", run_roi_align, rois_inputs(REGIONS), odd))
    cases.append(Case("roi_one_bin", run_roi_align, rois_inputs(REGIONS), whole))
    cases.append(Case("roi_none", run_roi_align, rois_inputs([]), odd))
    return cases


CONVOLUTIONS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "plain": ({"out": (7, 9)}, {"padding": 1}),
    "zero_offsets": ({"out": (7, 9), "spread": 0.0}, {"padding": 1}),
    "far_offsets": ({"out": (7, 9), "spread": 6.0}, {"padding": 1}),
    "strided": ({"out": (4, 5)}, {"padding": 1, "stride": 2}),
    "dilated": ({"out": (7, 9)}, {"padding": 2, "dilation": 2}),
    "oblong": ({"out": (7, 6), "kernel": (1, 5)}, {"padding": (0, 3), "stride": (1, 2)}),
    "groups": ({"out": (7, 9), "groups": 2}, {"padding": 1, "groups": 2}),
    "deform_groups": ({"out": (7, 9), "deform_groups": 2}, {"padding": 1, "deform_groups": 2}),
    "everything": (
        {"out": (3, 4), "groups": 2, "deform_groups": 2, "batch": 4},
        {"padding": 1, "stride": 2, "dilation": 2, "groups": 2, "deform_groups": 2, "im2col_step": 2},
    ),
}


def _conv_cases() -> list[Case]:
    cases = []
    for name, (shape, how) in CONVOLUTIONS.items():
        bias = name in ("plain", "everything")
        cases.append(Case(f"deform_{name}", run_deform_conv, conv_inputs(**shape), how))
        cases.append(Case(f"modulated_{name}", run_modulated, conv_inputs(bias=bias, **shape), how))
    return cases


CASES = {case.name: case for case in [*_suppression_cases(), *_roi_cases(), *_conv_cases()]}


def make() -> dict[str, np.ndarray]:
    """Inputs and results of all cases under `case/in/name` and `case/out/name`."""
    arrays = {}
    for seed, (name, case) in enumerate(CASES.items()):
        inputs = case.inputs(torch.Generator().manual_seed(seed))
        for kind, tensors in (("in", inputs), ("out", case.run(inputs, **case.how))):
            arrays |= {f"{name}/{kind}/{key}": tensor.numpy() for key, tensor in tensors.items()}
    return arrays


if __name__ == "__main__":
    if any(row.provider != "compiled" for row in getattr(mmcv._ext, "servings", []) if row.device == "cpu"):
        raise SystemExit("These would be this project's own operators: set DISTILLBOARD_OPS=compiled.")
    np.savez_compressed(FIXTURE, **make())
