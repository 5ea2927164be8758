"""Losses, rate, gradient norm and times of the steps, and the guard against losses that are not numbers."""

import math
from collections.abc import Mapping
from typing import Any

import torch
from distillboard.contracts.names import TERMS
from mmengine.hooks import Hook
from mmengine.runner import Runner
from torch import Tensor

from distillboard_worker.detection.errors import LossNotFinite
from distillboard_worker.detection.hooks.clock import Clock
from distillboard_worker.reporting import Reporter

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
        """Report the step, or only see that its loss is finite.

        Raises:
            LossNotFinite: The loss is NaN or infinite; the sentence names the part it comes from.
        """
        losses = outputs or {}
        step = runner.iter + 1
        reported = self._is_reported(step, runner.max_iters)
        values = _transfer(self._by_key(losses, runner.model) if reported else {"loss/total": losses["loss"]})
        self._clock.step_done()
        if reported:
            self._reporter.metrics(step, values | self._beside(runner), epoch=step / len(runner.train_dataloader))
        if not math.isfinite(values["loss/total"]):
            raise LossNotFinite(_sentence(_transfer(self._by_key(losses, runner.model)), step))

    def _is_reported(self, step: int, total: int) -> bool:
        every = max(1, total // _MOST_POINTS)
        return step == 1 or step % every == 0

    def _beside(self, runner: Runner) -> dict[str, float]:
        values = {
            "lr": float(runner.optim_wrapper.get_lr()["lr"][0]),
            "time/step": self._clock.step,
            "time/data": self._clock.data,
        }
        norms = runner.message_hub.log_scalars.get("train/grad_norm")
        if norms is not None:
            values["grad_norm"] = float(norms.current())
        teacher = getattr(runner.model, "teacher_seconds", None)
        return values if teacher is None else values | {"time/teacher": teacher}

    def _by_key(self, losses: Mapping[str, Tensor], model: Any) -> dict[str, Tensor]:
        """Metric keys of a step's losses: the total, the detector's own, and the method's terms by level."""
        own = {
            f"loss/det/{name.removeprefix('loss_')}": value
            for name, value in losses.items()
            if name.startswith("loss_") and not name.startswith(f"loss_{self._method}_")
        }
        terms: Mapping[str, Tensor] = getattr(model, "terms", {})
        return {"loss/total": losses["loss"], **own, **terms}


def _transfer(values: Mapping[str, Tensor]) -> dict[str, float]:
    """Bring scalars to the host in one transfer."""
    together = torch.stack([value.detach().double().reshape(()) for value in values.values()])
    return dict(zip(values, together.tolist(), strict=True))


def _sentence(values: Mapping[str, float], step: int) -> str:
    broken = [key for key, value in values.items() if not math.isfinite(value)]
    # Raw terms and the detector's parts say more than the sums that they made infinite.
    parts = [key for key in broken if key.startswith("loss/det/") or key.rsplit("/", 1)[-1] in TERMS]
    named = parts or broken
    shown = ", ".join(f"{_told(key)} is {values[key]}" for key in named[:4])
    return f"At step {step} {shown}; lower schedule.lr or the weights of the method, or set schedule.clip_norm."


def _told(key: str) -> str:
    """A loss by the names people use: ``the foreground term of FGD at level P3``."""
    match key.split("/"):
        case ["loss", "fgd", level, term]:
            return f"the {term} term of FGD at level {level}"
        case ["loss", "det", *name]:
            return f"the detector's loss '{'/'.join(name)}'"
        case _:
            return "the total loss"
