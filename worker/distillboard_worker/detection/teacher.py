"""The frozen teacher: backbone and neck, out of every module tree, fed with the student's batches."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Literal

import torch
from torch import Tensor, nn

from distillboard_worker.detection.levels import pyramid
from distillboard_worker.detection.normalisation import Renormalisation
from distillboard_worker.detection.recording import record
from distillboard_worker.detection.stopwatch import Stopwatch

Precision = Literal["fp32", "bf16"]


class FrozenTeacher:
    """A teacher's pyramid. No `nn.Module`, so no module that holds it can train, save, initialise or average it.

    Args:
        detector: The teacher, with its weights. Its backbone and neck are kept and frozen, its heads are let go.
        paths: Outputs to return, as `recording.record` takes them.
        preprocessor: The data preprocessor whose batches will come, the student's.

    Attributes:
        precision: Of its forward pass; the student's where it is None.
    """

    precision: Precision | None = None

    def __init__(self, detector: nn.Module, paths: Sequence[str], preprocessor: Any) -> None:
        parts = {name: getattr(detector, name) for name in ("backbone", "neck") if hasattr(detector, name)}
        self._pyramid = nn.ModuleDict(parts).eval().requires_grad_(requires_grad=False)
        self._paths = list(paths)
        self._renormalise = Renormalisation.between(preprocessor, getattr(detector, "data_preprocessor", preprocessor))
        self._stopwatch = Stopwatch()

    def __call__(self, inputs: Tensor, image_sizes: Sequence[tuple[int, int]]) -> dict[str, Tensor]:
        """Features of a batch, without gradient, by path.

        Args:
            inputs: `(N, 3, H, W)` as the student sees them.
            image_sizes: N times `(height, width)` before padding.
        """
        # Not inference mode: its tensors cannot be saved for the gradients of the method's parameters.
        with (
            torch.no_grad(),
            self._casting(inputs.device.type),
            record(self._pyramid, self._paths) as features,
            self._stopwatch.on(inputs.device),
        ):
            pyramid(self._pyramid, self._renormalise(inputs, image_sizes))
        return features

    def _casting(self, device: str) -> AbstractContextManager[Any]:
        if self.precision is None:
            return nullcontext()
        return torch.autocast(device, dtype=torch.bfloat16, enabled=self.precision == "bf16")

    def __deepcopy__(self, memo: dict[int, Any]) -> "FrozenTeacher":
        """An averaged copy of the student (EMA) shares the teacher."""
        return self

    @property
    def seconds(self) -> float | None:
        """How long the last call took on its device, None before the first and while a GPU has not finished it."""
        return self._stopwatch.seconds

    @property
    def module(self) -> nn.Module:
        """The backbone and neck themselves, to be looked at."""
        return self._pyramid

    def apply_to_tensors(self, fn: Callable[[Tensor], Tensor]) -> None:
        """Move or convert all tensors, as `nn.Module.to` does for children."""
        self._pyramid._apply(fn)  # type: ignore[no-untyped-call]  # the one door that every `to`, `cuda` and `half` goes through
