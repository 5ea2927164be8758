"""Makes every epoch's random numbers follow from the run's seed and the epoch, and from nothing before."""

from mmengine.dist import get_rank
from mmengine.hooks import Hook
from mmengine.runner import Runner

from distillboard_worker.detection.seeded_dataset import SeededDataset
from distillboard_worker.detection.seeding import seed_everything


class SeedingHook(Hook):  # type: ignore[misc]
    """Seeds at every epoch's beginning, so a distilled run, its control and a resumed run draw the same numbers.

    Args:
        seed: The run's seed.
    """

    priority = "VERY_HIGH"

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def before_train_epoch(self, runner: Runner) -> None:
        """An epoch begins; its batches are not drawn yet. Each of several ranks draws numbers of its own."""
        rank = get_rank()
        seed_everything(self._seed, runner.epoch, *([rank] if rank else []))
        dataset = runner.train_dataloader.dataset
        if isinstance(dataset, SeededDataset):
            dataset.set_epoch(runner.epoch)
