"""Stopping at the next step when somebody asks for it."""

from typing import Any

from mmengine.hooks import Hook
from mmengine.runner import Runner

from distillboard_worker.reporting import Reporter, Stopped


class StoppingHook(Hook):  # type: ignore[misc]
    """Raises Stopped at a step's end, of training or evaluation, once a stop is requested.

    Args:
        reporter: Knows whether somebody wants the run to stop.
    """

    priority = "LOWEST"

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter

    def before_train(self, runner: Runner) -> None:
        """Nothing was trained yet."""
        self._look(runner)

    def after_train_iter(self, runner: Runner, batch_idx: int, data_batch: Any = None, outputs: Any = None) -> None:
        """A step is done."""
        self._look(runner)

    def after_val_iter(self, runner: Runner, batch_idx: int, data_batch: Any = None, outputs: Any = None) -> None:
        """A batch was evaluated."""
        self._look(runner)

    def after_val(self, runner: Runner) -> None:
        """The evaluation is over."""
        self._look(runner)

    def _look(self, runner: Runner) -> None:
        if self._reporter.stop_requested:
            raise Stopped(f"stopped at step {runner.iter} of {runner.max_iters}")
