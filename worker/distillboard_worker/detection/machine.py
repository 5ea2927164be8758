"""What a training runs on: device, processor cores, versions."""

import os
import platform
from importlib.metadata import version

import cv2
import psutil
import torch

_DISTRIBUTIONS = ("torch", "onedl-mmdetection", "onedl-mmengine", "onedl-mmcv", "numpy")


def device() -> torch.device:
    """The slot's GPU, else the CPU; which GPU that is was settled before this process began."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def cores() -> int:
    """Physical cores that this process may use; a second thread on a core slows convolutions down."""
    allowed = len(os.sched_getaffinity(0))
    return max(1, min(allowed, psutil.cpu_count(logical=False) or allowed))


def use_cores() -> int:
    """Give torch one thread a core and OpenCV none beside them; returns the number of threads."""
    threads = cores()
    torch.set_num_threads(threads)
    cv2.setNumThreads(0)
    return threads


def machine_facts(device: torch.device, threads: int) -> dict[str, str | int]:
    """Device, threads and versions, for the run's record."""
    gpu = device.type == "cuda"
    return {
        "device/kind": device.type,
        "device/name": torch.cuda.get_device_name(device) if gpu else platform.processor() or platform.machine(),
        "threads": threads,
        "versions/python": platform.python_version(),
        **{f"versions/{name}": version(name) for name in _DISTRIBUTIONS},
    }
