"""Fills `mmcv._ext`: every entry point goes to the provider chosen for its operator and the device of its tensors."""

import os
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
    "roi_align": lambda source: entries.roi_align_entries(source, kernels),
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
    for operator in ENTRIES:
        by_device = {row.device: _entries(operator, sources[row.provider], row) for row in table if row.operator == operator}
        for entry in ENTRIES[operator]:
            setattr(module, entry, _dispatch(entry, {device: made[entry] for device, made in by_device.items()}))
    module.servings = table  # type: ignore[attr-defined]
    module.passed_over = passed_over  # type: ignore[attr-defined]
    module.__getattr__ = _rest(sources.get(COMPILED))  # type: ignore[method-assign]


def providers() -> list[Serving]:
    """Who serves which operator on which device in this process."""
    import mmcv._ext

    return list(mmcv._ext.servings)


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
            from distillboard_worker.ops import torchvision_kernels

            sources[TORCHVISION] = torchvision_kernels
    except (ImportError, OSError, RuntimeError) as error:  # RuntimeError: built for another torch
        passed_over[TORCHVISION] = str(error)
    return sources, passed_over


def _load(spec: ModuleSpec) -> ModuleType:
    module = module_from_spec(spec)
    if spec.loader is not None:
        spec.loader.exec_module(module)
    return module


def _entries(operator: str, source: ModuleType, row: Serving) -> dict[str, Entry]:
    if row.provider == COMPILED:
        return {entry: getattr(source, entry) for entry in ENTRIES[operator]}
    return MAKERS[operator](source)


def _dispatch(entry: str, by_device: dict[str, Entry]) -> Entry:
    """One function for all devices; a device without a row (such as Apple's) is served as CUDA's last choice is."""

    def call(first: torch.Tensor, *args: Any, **kwargs: Any) -> Any:
        return by_device[first.device.type](first, *args, **kwargs)

    call.__name__ = entry
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
