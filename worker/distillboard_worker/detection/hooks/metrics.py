"""Losses, rate, gradient norm and times of the steps."""

from collections.abc import Mapping
from typing import Any, TypeVar

import torch
from mmengine.hooks import Hook
from mmengine.runner import Runner
from torch import Tensor

from distillboard_worker.detection.hooks.clock import Clock
from distillboard_worker.detection.training_state import plain_model
from distillboard_worker.reporting import Reporter

_Value = TypeVar("_Value", float, Tensor)

_MOST_POINTS = 2000
"""About how many points a curve of the training gets."""


class MetricsHook(Hook):  # type: ignore[misc]
    """Reports steps: every one of a short run, evenly spaced ones of a long run.

    Args:
        reporter: Where the values go.
        clock: Is kept by this hook.
        method: Name of the run's method: ``loss_<method>_<level>`` are its totals, not the detector's losses.
    """

    priority = "HIGH"

    def __init__(self, reporter: Reporter, clock: Clock, method: str) -> None:
        self._reporter = reporter
        self._clock = clock
        self._method = method

    def before_train_epoch(self, runner: Runner) -> None:
        """An epoch's first step does not begin with the evaluation before it."""
        self._clock.restart()

    def before_train_iter(self, runner: Runner, batch_idx: int, data_batch: Any = None) -> None:
        """The batch has arrived."""
        self._clock.batch_arrived()

    def after_train_iter(
        self,
        runner: Runner,
        batch_idx: int,
        data_batch: Any = None,
        outputs: dict[str, Tensor] | None = None,
    ) -> None:
        """Report the step; of one that is not reported nothing leaves the device."""
        step = runner.iter + 1
        reported = is_reported(step, runner.max_iters)
        values = _transfer(loss_values(outputs or {}, runner.model, self._method)) if reported else {}
        self._clock.step_done()
        if reported:
            self._reporter.metrics(step, values | self._beside(runner), epoch=step / len(runner.train_dataloader))

    def _beside(self, runner: Runner) -> dict[str, float]:
        values = {
            "lr": float(runner.optim_wrapper.get_lr()["lr"][0]),
            "time/step": self._clock.step,
            "time/data": self._clock.data,
        }
        norms = runner.message_hub.log_scalars.get("train/grad_norm")
        if norms is not None:
            values["grad_norm"] = float(norms.current())
        parts: Mapping[str, float] = getattr(plain_model(runner.model), "part_seconds", {})
        return values | {f"time/{name}": seconds for name, seconds in parts.items()}


def is_reported(step: int, total: int) -> bool:
    """Whether a step is one of those whose values are reported."""
    every = max(1, total // _MOST_POINTS)
    return step == 1 or step % every == 0


def loss_values(losses: Mapping[str, Tensor], model: Any, method: str) -> dict[str, Tensor]:
    """Metric keys of a step's losses: the total, the detector's own, and the method's terms by level.

    Args:
        losses: What the training step returned: scalars on the training device.
        model: The model that trained; a distiller has terms.
        method: Name of the run's method.
    """
    own = {f"loss/det/{name.replace('loss_', '', 1)}": value for name, value in own_losses(losses, method).items()}
    terms: Mapping[str, Tensor] = getattr(plain_model(model), "terms", {})
    return {"loss/total": losses["loss"], **own, **terms}


def own_losses(losses: Mapping[str, _Value], method: str) -> dict[str, _Value]:
    """The detector's own losses among all that a step put out: without the sum and without the method's parts."""
    return {
        name: value
        for name, value in losses.items()
        if "loss" in name and name != "loss" and not name.startswith(f"loss_{method}_")
    }


def _transfer(values: Mapping[str, Tensor]) -> dict[str, float]:
    """Bring scalars to the host in one transfer."""
    together = torch.stack([value.detach().double().reshape(()) for value in values.values()])
    return dict(zip(values, together.tolist(), strict=True))
