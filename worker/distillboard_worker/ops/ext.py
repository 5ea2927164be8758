"""Fills `mmcv._ext`: every entry point goes to the provider chosen for its operator and the device of its tensors."""

import os
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

import torch

from distillboard_worker.ops import entries, kernels
from distillboard_worker.ops.choice import COMPILED, ENTRIES, OURS, SETTING, TORCHVISION, Serving, choose
from distillboard_worker.ops.entries import Entry
from distillboard_worker.ops.missing import missing

MAKERS = {
    "nms": entries.nms_entries,
    "soft_nms": entries.soft_nms_entries,
    "roi_align": entries.roi_align_entries,
    "roi_align_max": entries.roi_max_entries,
    "deform_conv": entries.deform_conv_entries,
    "modulated_deform_conv": entries.modulated_deform_conv_entries,
    "sigmoid_focal_loss": entries.focal_loss_entries,
}


def fill(module: ModuleType, compiled: ModuleSpec | None, setting: str | None = None) -> None:
    """Put the entry points of MMCV's operators into `module`.

    Args:
        module: The module that becomes `mmcv._ext`.
        compiled: Where the compiled extension is, None without one. One that does not load is passed over; why is
            kept in `module.passed_over`, for `distillboard doctor`.
        setting: Overrides of the table, see `choose`; by default the environment's `DISTILLBOARD_OPS`.

    Raises:
        OperatorSettingError: The setting cannot be followed.
    """
    sources, passed_over = _sources(compiled)
    table = choose(sources, os.environ.get(SETTING, "") if setting is None else setting)
    calls = {operator: _calls(operator, table, sources) for operator in ENTRIES}
    for made in calls.values():
        vars(module).update(made)
    for entry in ENTRIES["roi_align"]:
        vars(module)[entry] = _by_pool_mode(calls["roi_align_max"][entry], calls["roi_align"][entry])
    module.servings = table  # type: ignore[attr-defined]
    module.passed_over = passed_over  # type: ignore[attr-defined]
    module.__getattr__ = _rest(sources.get(COMPILED))  # type: ignore[method-assign]


def providers() -> list[Serving]:
    """Who serves which operator on which device in this process."""
    return list(import_module("mmcv._ext").servings)


def _sources(compiled: ModuleSpec | None) -> tuple[dict[str, ModuleType], dict[str, str]]:
    """Providers that load here, and why others that are installed do not."""
    sources, passed_over = {OURS: kernels}, {}
    try:
        if compiled is not None:
            sources[COMPILED] = _load(compiled)
    except (ImportError, OSError) as error:
        passed_over[COMPILED] = str(error)
    try:
        if torch.cuda.is_available() and find_spec("torchvision") is not None:
            sources[TORCHVISION] = import_module("distillboard_worker.ops.torchvision_kernels")
    except (ImportError, OSError, RuntimeError) as error:  # RuntimeError: built for another torch
        passed_over[TORCHVISION] = str(error)
    return sources, passed_over


def _load(spec: ModuleSpec) -> ModuleType:
    module = module_from_spec(spec)
    if spec.loader is not None:
        spec.loader.exec_module(module)
    return module


def _calls(operator: str, table: list[Serving], sources: dict[str, ModuleType]) -> dict[str, Entry]:
    """The entry points of one operator, each for all devices."""
    rows = [row for row in table if row.operator == operator]
    by_device = {row.device: _entries(operator, row.provider, sources[row.provider]) for row in rows}
    other = _entries(operator, OURS, kernels)
    return {
        entry: _by_device({device: made[entry] for device, made in by_device.items()}, other[entry])
        for entry in ENTRIES[operator]
    }


def _entries(operator: str, provider: str, source: ModuleType) -> dict[str, Entry]:
    if provider == COMPILED:
        return {entry: getattr(source, entry) for entry in ENTRIES[operator]}
    return MAKERS[operator](source)


def _by_device(entries: dict[str, Entry], other: Entry) -> Entry:
    """One function for all devices; those without a row, such as Apple's, are served by torch's operations."""

    def call(first: torch.Tensor, *args: Any, **kwargs: Any) -> Any:
        serve, kind = entries.get(first.device.type, other), first.device.type
        if not torch.amp.is_autocast_available(kind):
            return serve(first, *args, **kwargs)
        # Autocast does not see into a compiled operator; it must not change types in the middle of ours either.
        with torch.autocast(kind, enabled=False):
            return serve(first, *args, **kwargs)

    return call


def _by_pool_mode(maximum: Entry, average: Entry) -> Entry:
    """MMCV has one entry point for both, and says which by `pool_mode`."""

    def call(*args: Any, **kwargs: Any) -> Any:
        return (maximum if kwargs["pool_mode"] == 0 else average)(*args, **kwargs)

    return call


def _rest(compiled: ModuleType | None) -> Any:
    """Answer for entry points outside the table: from the compiled extension, else one that says how to get it."""

    def attribute(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if compiled is not None:
            return getattr(compiled, name)
        return _ABOUT.get(name) or missing(name)

    return attribute


_ABOUT: dict[str, Any] = {
    "get_compiler_version": lambda: "none: operators by distillboard",
    "get_compiling_cuda_version": lambda: "not available",
}
