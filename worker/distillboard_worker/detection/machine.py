"""What a training runs on: device, processor cores, versions."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

import cv2
import psutil
import torch

_DISTRIBUTIONS = ("torch", "onedl-mmdetection", "onedl-mmengine", "onedl-mmcv", "numpy")

_SMALL_STEP = 1 << 20


def device() -> torch.device:
    """The slot's GPU, else the CPU; which GPU that is was settled before this process began."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def cores() -> int:
    """Physical cores that this process may use; a second thread on a core slows convolutions down."""
    allowed = len(os.sched_getaffinity(0))
    return max(1, min(allowed, psutil.cpu_count(logical=False) or allowed))


def threads_for(pixels: int) -> int:
    """Threads that a step on so many input pixels is worth.

    A small RetinaNet's step on 16 images of 128 pixels costs 0.13 s of processor time with one thread and 0.19 s with
    two: at best 1.3 times as fast, and several times slower as soon as anything else runs, for torch's threads wait
    for each other after every layer. Large inputs do gain.
    """
    return 1 if pixels <= _SMALL_STEP else cores()


def use_threads(threads: int) -> None:
    """Give torch so many threads and OpenCV none beside them."""
    torch.set_num_threads(threads)
    cv2.setNumThreads(0)


def machine_facts(device: torch.device, threads: int) -> dict[str, str | int]:
    """Device, threads and versions, for the run's record."""
    gpu = device.type == "cuda"
    return {
        "device/kind": device.type,
        "device/name": torch.cuda.get_device_name(device) if gpu else _processor(),
        "threads": threads,
        "versions/python": platform.python_version(),
        **{f"versions/{name}": version(name) for name in _DISTRIBUTIONS},
    }


def _processor() -> str:
    """Name of the processor as its maker gives it; its architecture where the system does not tell."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.machine()
