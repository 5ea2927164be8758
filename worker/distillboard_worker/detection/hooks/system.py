"""What the training takes from its machine: processor, memory, GPU."""

import math
import time
from typing import Any

import psutil
import pynvml
import torch
from mmengine.hooks import Hook
from mmengine.runner import Runner

from distillboard_worker.reporting import Reporter

_SECONDS_BETWEEN = 5.0


class SystemHook(Hook):  # type: ignore[misc]
    """Reports ``sys/…`` every few seconds, at a step's end.

    Args:
        reporter: Where the values go.
    """

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter
        self._process = psutil.Process()
        self._process.cpu_percent()
        self._said_at = -math.inf
        self._measures_gpu = torch.cuda.is_available()

    def after_train_iter(
        self,
        runner: Runner,
        batch_idx: int,
        data_batch: Any = None,
        outputs: Any = None,
    ) -> None:
        """A step is done."""
        now = time.monotonic()
        if now - self._said_at >= _SECONDS_BETWEEN:
            self._said_at = now
            step = runner.iter + 1
            self._reporter.metrics(step, self._sample(), epoch=step / len(runner.train_dataloader))

    def _sample(self) -> dict[str, float]:
        values = {
            "sys/cpu_percent": self._process.cpu_percent(),
            "sys/memory_bytes": float(self._process.memory_info().rss),
        }
        if torch.cuda.is_available():
            values["sys/gpu_memory_bytes"] = float(torch.cuda.memory_reserved())
        return values | self._gpu()

    def _gpu(self) -> dict[str, float]:
        """How busy the GPU was in the last moments; nothing where the driver does not say, as of a part of a GPU."""
        if not self._measures_gpu:
            return {}
        try:
            return {"sys/gpu_percent": float(torch.cuda.utilization())}
        except (ModuleNotFoundError, RuntimeError, pynvml.NVMLError):
            self._measures_gpu = False
            return {}
