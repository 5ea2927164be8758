"""What the run is doing, how far it is and when it will be done."""

import math
import time
from typing import Any

from distillboard.contracts.states import Stage
from mmengine.hooks import Hook
from mmengine.runner import Runner

from distillboard_worker.detection.hooks.clock import Clock
from distillboard_worker.reporting import Reporter

_SECONDS_BETWEEN = 0.5


class ProgressHook(Hook):  # type: ignore[misc]
    """Reports the stage when it changes and the step a few times a second.

    Args:
        reporter: Where the progress goes.
        clock: Knows how long steps and evaluations take.
    """

    priority = "LOW"

    def __init__(self, reporter: Reporter, clock: Clock) -> None:
        self._reporter = reporter
        self._clock = clock
        self._said_at = -math.inf

    def before_train_epoch(self, runner: Runner) -> None:
        """The stage is training, again."""
        self._say(runner, Stage.TRAINING, runner.iter)

    def after_train_iter(
        self,
        runner: Runner,
        batch_idx: int,
        data_batch: Any = None,
        outputs: Any = None,
    ) -> None:
        """A step is done."""
        done = runner.iter + 1
        if time.monotonic() - self._said_at >= _SECONDS_BETWEEN or done == runner.max_iters:
            self._say(runner, Stage.TRAINING, done)

    def before_val(self, runner: Runner) -> None:
        """The stage is evaluating."""
        self._clock.evaluation_begins()
        self._say(runner, Stage.EVALUATING, runner.iter)

    def after_val_iter(
        self,
        runner: Runner,
        batch_idx: int,
        data_batch: Any = None,
        outputs: Any = None,
    ) -> None:
        """Still evaluating."""
        if time.monotonic() - self._said_at >= _SECONDS_BETWEEN:
            self._say(runner, Stage.EVALUATING, runner.iter)

    def after_val(self, runner: Runner) -> None:
        """The evaluation is over."""
        self._clock.evaluation_done()

    def _say(self, runner: Runner, stage: Stage, step: int) -> None:
        self._said_at = time.monotonic()
        per_epoch = len(runner.train_dataloader)
        self._reporter.progress(
            stage,
            step,
            runner.max_iters,
            step / per_epoch,
            runner.max_epochs,
            self._clock.remaining(runner.max_iters - step, _evaluations_left(runner)),
        )


def _evaluations_left(runner: Runner) -> int:
    """Evaluations after this moment's, the one that always follows the last epoch among them."""
    every, last, done = int(runner.val_interval), int(runner.max_epochs), int(runner.epoch)
    return math.ceil(last / every) - done // every
