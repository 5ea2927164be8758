"""`mmcv._ext` is filled from the providers that load, and says so about those that do not."""

from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
import torch
from distillboard_worker.ops.choice import COMPILED, ENTRIES
from distillboard_worker.ops.ext import fill, providers
from distillboard_worker.ops.missing import OperatorMissingError


def extension(folder: Path, source: str) -> ModuleSpec:
    """A module in the place of the compiled extension."""
    file = folder / "_ext.py"
    file.write_text(source)
    spec = spec_from_file_location("mmcv._ext", file, loader=SourceFileLoader("mmcv._ext", str(file)))
    assert spec is not None
    return spec


def filled(compiled: ModuleSpec | None, setting: str = "") -> ModuleType:
    module = ModuleType("mmcv._ext")
    fill(module, compiled, setting)
    return module


NAMES = {name for names in ENTRIES.values() for name in names} | {"roi_pool_forward"}
ALL = "\n".join(f"def {name}(*args, **how): return 'compiled {name}'" for name in NAMES)


def test_what_nobody_provides_resolves_and_says_how_to_get_it() -> None:
    module = filled(None)
    assert hasattr(module, "roi_pool_forward")
    with pytest.raises(OperatorMissingError, match=r"'roi_pool_forward'.*MMCV_WITH_OPS=1 pip install"):
        module.roi_pool_forward(torch.zeros(1), pooled_height=1)
    assert not hasattr(module, "__path__")


def test_mmcv_imports_and_says_whose_operators_these_are() -> None:
    ops, ext = pytest.importorskip("mmcv.ops"), import_module("mmcv._ext")
    compiled = COMPILED not in ext.passed_over and any(Path(str(ops.__file__)).parents[1].glob("_ext*"))
    assert ("distillboard" in ops.get_compiler_version()) is not compiled
    assert {row.operator for row in providers()} >= {"nms", "roi_align", "deform_conv"}


def test_compiled_extension_serves_what_it_is_asked_for(tmp_path: Path) -> None:
    boxes, scores = torch.tensor([[0.0, 0, 1, 1]]), torch.ones(1)
    module = filled(extension(tmp_path, ALL), "nms=compiled")
    assert module.nms(boxes, scores, 0.5, 0) == "compiled nms"
    assert module.roi_align_forward(boxes, pool_mode=0) == "compiled roi_align_forward"
    assert module.roi_pool_forward() == "compiled roi_pool_forward"
    with pytest.raises(AttributeError):
        _ = module.no_such_operator


def test_ours_serve_the_cpu_although_a_compiled_extension_is_there(tmp_path: Path) -> None:
    module = filled(extension(tmp_path, ALL))
    assert module.nms(torch.tensor([[0.0, 0, 1, 1]]), torch.ones(1), iou_threshold=0.5, offset=0).tolist() == [0]


def test_extension_that_does_not_load_is_passed_over(tmp_path: Path) -> None:
    module = filled(extension(tmp_path, "raise ImportError('undefined symbol: _ZN2at4')"))
    assert module.passed_over == {"compiled": "undefined symbol: _ZN2at4"}
    assert module.nms(torch.tensor([[0.0, 0, 1, 1]]), torch.ones(1), iou_threshold=0.5, offset=0).tolist() == [0]


def test_other_devices_are_served_by_torch() -> None:
    out = torch.empty(2, 3, device="meta")
    target = torch.zeros(2, dtype=torch.long, device="meta")
    arguments = (torch.zeros(2, 3, device="meta"), target, torch.empty(0, device="meta"), out)
    filled(None).sigmoid_focal_loss_forward(*arguments, gamma=2.0, alpha=0.25)
    assert out.shape == (2, 3)


def test_autocast_does_not_reach_into_an_operator() -> None:
    module, how = filled(None), {"aligned_height": 2, "aligned_width": 2, "spatial_scale": 1.0, "sampling_ratio": 0}
    features, rois = torch.rand(1, 3, 8, 8), torch.tensor([[0.0, 1, 1, 6, 6]])
    out, under = torch.zeros(1, 3, 2, 2), torch.zeros(1, 3, 2, 2)
    nothing = torch.zeros(0)
    module.roi_align_forward(features, rois, out, nothing, nothing, **how, pool_mode=1, aligned=True)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        module.roi_align_forward(features, rois, under, nothing, nothing, **how, pool_mode=1, aligned=True)
    assert under.equal(out)
    assert out.abs().sum() > 0
