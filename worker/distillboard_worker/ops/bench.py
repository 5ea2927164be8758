"""Times the operators side by side: `python -m distillboard_worker.ops.bench`, best where a compiled one exists too."""

import statistics
import time
from collections.abc import Callable
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder

import torch
from mmcv.ops import deform_conv2d, modulated_deform_conv2d, nms, roi_align, soft_nms
from rich.console import Console
from rich.table import Table
from torch import Tensor

from distillboard_worker.ops.choice import COMPILED, OURS
from distillboard_worker.ops.ext import fill

ROUNDS = 7
Workload = Callable[[], object]


def _boxes(count: int) -> tuple[Tensor, Tensor]:
    corner = torch.rand(count, 2) * 800
    return torch.cat([corner, corner + torch.rand(count, 2) * 120], dim=1), torch.rand(count)


def _trained(out: Tensor) -> None:
    out.sum().backward()  # type: ignore[no-untyped-call]


def _roi_align(ratio: int, mode: str) -> Workload:
    features = torch.randn(2, 256, 100, 168, requires_grad=True)
    rois = torch.cat([torch.randint(0, 2, (512, 1)).float(), _boxes(512)[0] * 0.8], dim=1)
    return lambda: _trained(roi_align(features, rois, (7, 7), 0.25, ratio, mode, True))


def _deform_conv(batch: int, channels: int, side: int, *, modulated: bool) -> Workload:
    image = torch.randn(batch, channels, side, side, requires_grad=True)
    offset = torch.randn(batch, 18, side, side, requires_grad=True)
    weight = torch.randn(channels, channels, 3, 3, requires_grad=True)
    if modulated:
        mask = torch.rand(batch, 9, side, side, requires_grad=True)
        return lambda: _trained(modulated_deform_conv2d(image, offset, mask, weight, None, 1, 1))
    return lambda: _trained(deform_conv2d(image, offset, weight, 1, 1))


def workloads() -> dict[str, Workload]:
    """Calls of the sizes that detectors make; those with gradients run backwards too."""
    many, few = _boxes(5000), _boxes(1000)
    return {
        "nms, 5000 boxes": lambda: nms(*many, 0.7),
        "soft_nms, 1000 boxes": lambda: soft_nms(*few, 0.5),
        "roi_align, 512 regions, one sample a pixel": _roi_align(0, "avg"),
        "roi_align, 512 regions, 2x2 samples": _roi_align(2, "avg"),
        "roi_align max, 512 regions, 2x2 samples": _roi_align(2, "max"),
        "deform_conv, 16x64x16²": _deform_conv(16, 64, 16, modulated=False),
        "modulated_deform_conv, 16x64x16²": _deform_conv(16, 64, 16, modulated=True),
        "modulated_deform_conv, 2x128x48²": _deform_conv(2, 128, 48, modulated=True),
    }


def compiled_extension() -> ModuleSpec | None:
    """Where the compiled extension is in this environment, None without one."""
    return PathFinder.find_spec("mmcv._ext", import_module("mmcv").__path__)


def measure(work: Workload, providers: list[str]) -> dict[str, float]:
    """Median processor seconds per provider; they take turns, so that a busy machine is busy for both."""
    seconds: dict[str, list[float]] = {provider: [] for provider in providers}
    for turn in range(ROUNDS + 1):
        for provider in providers:
            fill(import_module("mmcv._ext"), compiled_extension(), provider)
            start = time.process_time()
            work()
            if turn:  # the first one warms up
                seconds[provider].append(time.process_time() - start)
    return {provider: statistics.median(values) for provider, values in seconds.items()}


def main() -> None:
    """Print the table."""
    torch.set_num_threads(1)  # on a busy machine more threads measure how they wait for each other
    providers = [OURS, COMPILED] if compiled_extension() else [OURS]
    table = Table("operator", *(f"{provider}, ms" for provider in providers), "compiled / ours")
    for name, work in workloads().items():
        medians = measure(work, providers)
        ratio = f"{medians[COMPILED] / medians[OURS]:.2f}" if COMPILED in medians else "-"
        table.add_row(name, *(f"{medians[provider] * 1000:.1f}" for provider in providers), ratio)
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
