"""Watches the first steps of a training for a calibration, and ends it."""

from collections.abc import Mapping
from typing import Any

from distillboard.contracts.preflight import Calibrate, Calibration
from distillboard.contracts.spec import Method
from mmengine.hooks import Hook
from mmengine.runner import Runner

from distillboard_worker.detection.hooks.preflight import Examined
from distillboard_worker.detection.preflight.calibration import Watched, propose
from distillboard_worker.detection.preflight.first_step import distiller_of
from distillboard_worker.detection.preflight.scales import weights_of


class CalibrationHook(Hook):  # type: ignore[misc]
    """Watches the first steps of a training with the run's own weights, data and optimizer, and ends it.

    Args:
        order: Target and number of steps.
        method: The run's method.

    Attributes:
        steps: What was watched.
    """

    priority = "LOW"

    def __init__(self, order: Calibrate, method: Method) -> None:
        self._order = order
        self._method = method
        self._terms: Mapping[str, float] = {}
        self.steps: list[Watched] = []

    def after_train_iter(
        self, runner: Runner, batch_idx: int, data_batch: Any = None, outputs: dict[str, Any] | None = None
    ) -> None:
        """Note the step; the last one ends the training.

        Raises:
            Examined: It was the last.
        """
        losses = {name: value.item() for name, value in (outputs or {}).items()}
        self._terms = {key: value.item() for key, value in distiller_of(runner).terms.items()}
        self.steps.append(Watched(losses, self._terms, self._method.name))
        if len(self.steps) >= self._order.steps:
            raise Examined

    def proposal(self) -> Calibration:
        """Weights for the target.

        Raises:
            RunFailed: No term that has a weight adds anything to the loss.
        """
        return propose(self.steps, weights_of(self._method, self._terms), self._order)
