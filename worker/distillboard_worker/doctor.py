"""What this machine can train on, who serves which operator, and what is wrong with it."""

import os
import platform
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from distillboard_worker.ops.choice import Serving
from distillboard_worker.symptoms import Machine, Problem, find_problems

DISTRIBUTIONS = {
    "distillboard": "distillboard",
    "torch": "torch",
    "torchvision": "torchvision",
    "mmdet": "onedl-mmdetection",
    "mmcv": "onedl-mmcv",
    "mmengine": "onedl-mmengine",
    "numba": "numba",
    "numpy": "numpy",
    "opencv": "opencv-python-headless",
}
"""What the report calls a package, and the distribution that brings it."""
IMPORTED = ("torch", "numba", "cv2", "mmcv", "mmdet", "mmcv.ops")


@dataclass(frozen=True)
class Device:
    """Something that trains."""

    name: str
    detail: str


@dataclass(frozen=True)
class DoctorReport:
    """All that `distillboard doctor` prints."""

    versions: dict[str, str]
    devices: list[Device]
    operators: list[Serving]
    problems: list[Problem] = field(default_factory=list)

    @property
    def healthy(self) -> bool:
        """Whether nothing found keeps this machine from training."""
        return not any(problem.is_error for problem in self.problems)


def report(home: Path | None = None) -> DoctorReport:
    """Examine this machine and this environment.

    Args:
        home: Folder of Distillboard's data, whose disk is looked at; by default the current folder.
    """
    failures = _import_failures(IMPORTED)
    ext = None if "mmcv.ops" in failures else import_module("mmcv._ext")
    passed_over = _torchvision() | (dict(ext.passed_over) if ext else {})
    torch = None if "torch" in failures else import_module("torch")
    machine = Machine.look(home or Path.cwd(), failures=failures, passed_over=passed_over, torch=torch)
    return DoctorReport(
        versions=_versions(machine),
        devices=_devices(torch),
        operators=[row for row in ext.servings if row.device == "cpu" or machine.cuda_works] if ext else [],
        problems=find_problems(machine),
    )


def _torchvision() -> dict[str, str]:
    """Why torchvision does not load where it is installed; it is not needed, but others may stumble over it."""
    return _import_failures(["torchvision"]) if find_spec("torchvision") else {}


def _import_failures(names: Iterable[str]) -> dict[str, str]:
    """Why each module does not import; those that do are left out."""
    attempts = {name: _failure(lambda name=name: import_module(name)) for name in names}  # type: ignore[misc]
    return {name: failure for name, failure in attempts.items() if failure is not None}


def _failure(attempt: Callable[[], Any]) -> str | None:
    """What an import says when it fails: a missing library, another version's symbol, a refused combination."""
    try:
        attempt()
    except (ImportError, OSError, RuntimeError, AssertionError, AttributeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
    return None


def _versions(machine: Machine) -> dict[str, str]:
    versions = {"python": platform.python_version()}
    for name, distribution in DISTRIBUTIONS.items():
        versions[name] = _version(distribution)
    if why := machine.passed_over.get("torchvision"):
        versions["torchvision"] += f" (does not load: {why})"
    return versions


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "not installed"


def _devices(torch: Any | None) -> list[Device]:
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    cpu = Device("cpu", f"{cores} cores")
    if torch is None or not torch.cuda.is_available():
        return [cpu]
    found = [torch.cuda.get_device_properties(index) for index in range(torch.cuda.device_count())]
    gpus = [Device(f"cuda:{i}", f"{gpu.name}, {gpu.total_memory / 2**30:.0f} GiB") for i, gpu in enumerate(found)]
    return [*gpus, cpu]
