"""What is changed before a training that diverged goes on from a checkpoint: a smaller rate, a tighter clip."""

from dataclasses import dataclass
from typing import Any

from mmengine.optim import OptimWrapper
from mmengine.runner import Runner

LR_FACTOR = 0.5
FALLBACK_CLIP = 10.0
"""Largest gradient norm where none was seen before the loss broke."""


@dataclass(frozen=True)
class Remedy:
    """The changes in force, all of them together.

    Attributes:
        times: How often the training went back.
        lr_factor: Share of the schedule's learning rate that is used.
        max_norm: Largest gradient norm; None leaves the schedule's.
    """

    times: int = 0
    lr_factor: float = 1.0
    max_norm: float | None = None

    @classmethod
    def of(cls, state: dict[str, Any]) -> "Remedy":
        """The remedy that a checkpoint was taken under."""
        return cls(int(state.get("times", 0)), float(state.get("lr_factor", 1.0)), state.get("max_norm"))

    def state(self) -> dict[str, Any]:
        """Plain data, for a checkpoint and for the run's record."""
        return {"times": self.times, "lr_factor": self.lr_factor, "max_norm": self.max_norm}

    def next(self, usual_norm: float | None, wrapper: OptimWrapper) -> "Remedy":
        """What to try after one more divergence.

        Half of the rate: a step that is too long is what most divergences are made of. And gradients clipped to the
        norm that half of the steps so far stayed below: usual steps hardly change, and no batch moves the student
        further than they do. A second time halves both again.

        Args:
            usual_norm: Median of the gradient norms so far.
            wrapper: Knows the clip in force.
        """
        now = float(wrapper.clip_grad_kwargs.get("max_norm", float("inf")))
        wanted = now * LR_FACTOR if self.max_norm is not None else usual_norm or FALLBACK_CLIP
        return Remedy(self.times + 1, self.lr_factor * LR_FACTOR, min(now, wanted))

    def apply(self, runner: Runner, since: "Remedy") -> None:
        """Change a restored training.

        Args:
            runner: Its optimizer and schedulers are as they were under `since`.
            since: The remedy that the checkpoint was taken under.
        """
        factor = self.lr_factor / since.lr_factor
        for group in runner.optim_wrapper.param_groups:
            group["lr"] *= factor
            group["initial_lr"] = group.get("initial_lr", group["lr"]) * factor
        for scheduler in runner.param_schedulers:
            if scheduler.param_name == "lr":
                # MMEngine's schedulers reckon from the value before, some of them also from the first one.
                scheduler.base_values = [value * factor for value in scheduler.base_values]
                scheduler._last_value = [value * factor for value in scheduler._last_value]
        self.clip(runner.optim_wrapper)

    def clip(self, wrapper: OptimWrapper) -> None:
        """Put the clip in force, which no checkpoint of MMEngine's holds."""
        if self.max_norm is not None:
            wrapper.clip_grad_kwargs["max_norm"] = self.max_norm

    def sentence(self) -> str:
        """What was changed, in words."""
        return f"{self.lr_factor:g} of the learning rate and gradients clipped to {self.max_norm:.3g}"
