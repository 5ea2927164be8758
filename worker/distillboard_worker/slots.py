"""What a worker can train on: one slot per GPU, or one for the processor; found without torch."""

import os
import platform
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

import pynvml
from distillboard.contracts.leases import Device


@dataclass(frozen=True)
class Slot:
    """One training at a time."""

    index: int
    device: Device
    environment: Mapping[str, str] = field(default_factory=dict)
    """What the trainer's environment must say before CUDA starts."""


def find_slots(count: int | None = None, visible: str | None = None, gpus_per_slot: int = 1) -> list[Slot]:
    """One slot for every so many GPUs, or one on the processor where there is none.

    Args:
        count: Number of slots wanted; they share the devices in turn.
        visible: CUDA_VISIBLE_DEVICES as the worker itself got it: GPUs outside of it are somebody else's.
        gpus_per_slot: GPUs that a slot has; those left over when all full slots are made are not used.

    Raises:
        ValueError: There are GPUs, and fewer than one slot needs.
    """
    gpus = _gpus(visible)
    if 0 < len(gpus) < gpus_per_slot:
        raise ValueError(f"DISTILLBOARD_GPUS_PER_SLOT is {gpus_per_slot}, and this worker sees {len(gpus)} GPUs")
    devices = _grouped(gpus, gpus_per_slot) or [(_processor(), {})]
    wanted = len(devices) if count is None else count
    chosen = (devices[index % len(devices)] for index in range(wanted))
    return [Slot(index, device, environment) for index, (device, environment) in enumerate(chosen)]


def _grouped(gpus: list[tuple[Device, dict[str, str]]], size: int) -> list[tuple[Device, dict[str, str]]]:
    """Neighbours together: as one device each, and an environment that shows all of them."""
    groups = [gpus[start : start + size] for start in range(0, len(gpus) - size + 1, size)]
    return [
        (
            group[0][0].model_copy(update={"count": size}),
            {"CUDA_VISIBLE_DEVICES": ",".join(environment["CUDA_VISIBLE_DEVICES"] for _, environment in group)},
        )
        for group in groups
    ]


def preflight_slot(index: int) -> Slot:
    """The slot for pre-flights: on the processor, so that none waits for a training and none takes a GPU's memory."""
    return Slot(index, _processor(), {"CUDA_VISIBLE_DEVICES": ""})


class FreeSlots:
    """Hands out slots to whoever comes first."""

    def __init__(self, slots: list[Slot]) -> None:
        self._free = list(slots)
        self._lock = threading.Lock()

    @contextmanager
    def take(self) -> Iterator[Slot | None]:
        """A slot for the time of the block, or None at once when all are busy."""
        with self._lock:
            slot = self._free.pop(0) if self._free else None
        try:
            yield slot
        finally:
            if slot is not None:
                with self._lock:
                    self._free.insert(0, slot)


def _processor() -> Device:
    name = platform.processor() or platform.machine()
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return Device(kind="cpu", name=f"{name}, {os.cpu_count()} cores", memory_bytes=memory)


def is_built_for_cpu(torch_version: str) -> bool:
    """Whether this build of torch cannot use a GPU, by its version's label; an unlabelled one is taken for CUDA's."""
    return torch_version.endswith("+cpu")


def _installed_torch() -> str:
    try:
        return version("torch")
    except PackageNotFoundError:
        return ""


def _gpus(visible: str | None) -> list[tuple[Device, dict[str, str]]]:
    if is_built_for_cpu(_installed_torch()):
        return []
    try:
        pynvml.nvmlInit()
    except pynvml.NVMLError:  # no driver, no GPU
        return []
    try:
        found = [_gpu(index) for index in range(pynvml.nvmlDeviceGetCount())]
    finally:
        pynvml.nvmlShutdown()
    return found if visible is None else _chosen(found, visible)


def _gpu(index: int) -> tuple[Device, dict[str, str]]:
    handle = pynvml.nvmlDeviceGetHandleByIndex(index)
    memory = int(pynvml.nvmlDeviceGetMemoryInfo(handle).total)
    device = Device(kind="cuda", name=pynvml.nvmlDeviceGetName(handle), index=index, memory_bytes=memory)
    return device, {"CUDA_VISIBLE_DEVICES": pynvml.nvmlDeviceGetUUID(handle)}


def _chosen(found: list[tuple[Device, dict[str, str]]], visible: str) -> list[tuple[Device, dict[str, str]]]:
    """The GPUs that ``visible`` names by index or UUID, in its order; CUDA stops at the first it does not know."""
    chosen = []
    for name in filter(None, (part.strip() for part in visible.split(","))):
        match = next((gpu for gpu in found if _is_named(gpu, name)), None)
        if match is None and name.startswith("MIG-"):
            match = Device(kind="cuda", name=name), {"CUDA_VISIBLE_DEVICES": name}
        if match is None:
            break
        chosen.append(match)
    return chosen


def _is_named(gpu: tuple[Device, dict[str, str]], name: str) -> bool:
    device, environment = gpu
    return name == str(device.index) or environment["CUDA_VISIBLE_DEVICES"].startswith(name)
