"""MMEngine's record of where the loop stands, without what it costs."""

from typing import Any

from mmengine.hooks import RuntimeInfoHook
from mmengine.runner import Runner


class QuietRuntimeInfoHook(RuntimeInfoHook):  # type: ignore[misc]
    """Keeps epoch and step in the message hub, where some detectors look for them, and nothing else.

    The original formats the whole config, asks git for a version, and fetches every loss from the device one by one.
    """

    def before_run(self, runner: Runner) -> None:
        """Nothing to tell: the run's facts are reported elsewhere."""
        self.last_loop_stage = None

    def after_train_iter(self, runner: Runner, batch_idx: int, data_batch: Any = None, outputs: Any = None) -> None:
        """Losses are reported elsewhere, in one transfer."""
