"""The training loop: MMEngine's epochs, which can be entered, left and repeated at any step."""

from typing import Any

from mmengine.registry import LOOPS
from mmengine.runner import EpochBasedTrainLoop

from distillboard_worker.detection.data_order import ResumableBatchSampler
from distillboard_worker.detection.randomness import RandomState, set_random_state


class GoBack(Exception):  # noqa: N818 - not an error
    """Raised inside a step by a hook that has put the training back where a checkpoint was taken."""


@LOOPS.register_module()
class ResumableTrainLoop(EpochBasedTrainLoop):  # type: ignore[misc]
    """Epochs whose first steps may have been done before, by a process that is gone.

    A step that raises `GoBack` is not completed: the loop goes on at the place that `go_to` named last.
    """

    _random: RandomState | None = None

    @property
    def position(self) -> int:
        """Steps of the running epoch that are done."""
        return int(self._iter - self._epoch * len(self.dataloader))

    def go_to(self, epoch: int, step: int, random: RandomState | None) -> None:
        """Go on in `epoch`, after `step` steps in all, with the random numbers that were due there."""
        self._epoch, self._iter, self._random = epoch, step, random

    def run_epoch(self) -> None:
        """Train what is left of the epoch, and of others where a hook goes back."""
        while not self._finishes_epoch():
            pass

    def _finishes_epoch(self) -> bool:
        self.runner.call_hook("before_train_epoch")
        self.runner.model.train()
        position = self.position
        try:
            for index, batch in enumerate(self._batches(position), position):
                self.run_iter(index, batch)
        except GoBack:
            return False
        self.runner.call_hook("after_train_epoch")
        self._epoch += 1
        return True

    def _batches(self, position: int) -> Any:
        """The batches left, with the random state as it was when the last one before them was done."""
        random, self._random = self._random, None
        if position:
            self._batch_sampler().skip(position)
        batches = iter(self.dataloader)
        # Only now: a loader's iterator draws a number when it is made, and inside the epoch that was drawn before.
        if position and random is not None:
            set_random_state(random)
        return batches

    def _batch_sampler(self) -> ResumableBatchSampler:
        sampler = self.dataloader.batch_sampler
        if not isinstance(sampler, ResumableBatchSampler):
            raise TypeError("only a loader with a ResumableBatchSampler can go on inside an epoch")
        return sampler
