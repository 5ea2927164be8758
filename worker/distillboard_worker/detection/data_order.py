"""The batches of an epoch in their order, from any place of it on."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from mmdet.registry import DATA_SAMPLERS
from torch.utils.data import BatchSampler, Sampler


class ResumableBatchSampler(Sampler[list[int]]):
    """Another batch sampler's batches; the first of an epoch can be passed over without loading their images.

    Args:
        sampler: Draws the images' order.
        batch_size: Images a batch.
        grouped: Config of the registered batch sampler that groups the images; consecutive ones when left out.
    """

    def __init__(self, sampler: Sampler[int], batch_size: int, grouped: dict[str, Any] | None = None) -> None:
        self.sampler = sampler
        self.batch_size = batch_size
        self._grouped = grouped
        self._skipped = 0

    def skip(self, batches: int) -> None:
        """Leave out so many batches the next time, and only then."""
        self._skipped = batches

    def __iter__(self) -> Iterator[list[int]]:
        # A generator, so that it begins with the first batch: loaders ask for an iterator that they never advance.
        skipped, self._skipped = self._skipped, 0
        yield from islice(self._fresh(), skipped, None)

    def __len__(self) -> int:
        return len(self._fresh())

    def _fresh(self) -> BatchSampler:
        """A sampler of its own for every epoch: one that is left half-way keeps images for its next batch."""
        if self._grouped is None:
            return BatchSampler(self.sampler, self.batch_size, drop_last=False)
        parts = {"sampler": self.sampler, "batch_size": self.batch_size}
        batches: BatchSampler = DATA_SAMPLERS.build(self._grouped, default_args=parts)
        return batches
