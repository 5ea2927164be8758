"""Training images whose flips follow from the run's seed, the same in every process and after a resume."""

import ctypes
import random
from multiprocessing.sharedctypes import RawValue
from typing import Any

import numpy as np
from mmdet.registry import DATASETS
from torch.utils.data import Dataset


class SeededDataset(Dataset[dict[str, Any]]):
    """Draws every image's augmentation from (seed, epoch, index) alone.

    So two runs see the same flips whatever else they draw, with any number of loader processes, and a resumed run
    sees what it would have seen.

    Args:
        dataset: Config of the MMDetection data set underneath.
        seed: The run's seed.
    """

    def __init__(self, dataset: dict[str, Any], seed: int) -> None:
        self.dataset = DATASETS.build(dataset)
        self.seed = seed
        # Loader processes live on over epochs with a copy of this object: shared memory tells them the epoch.
        self._epoch = RawValue(ctypes.c_int64, 0)

    @property
    def metainfo(self) -> dict[str, Any]:
        """The data set's own facts: its classes."""
        facts: dict[str, Any] = self.dataset.metainfo
        return facts

    def set_epoch(self, epoch: int) -> None:
        """Say which epoch is drawn from now on; takes effect in loader processes too."""
        self._epoch.value = epoch

    def full_init(self) -> None:
        """Load the annotations."""
        self.dataset.full_init()

    def get_data_info(self, index: int) -> dict[str, Any]:
        """What is known of an image before it is loaded: samplers group by its shape."""
        info: dict[str, Any] = self.dataset.get_data_info(index)
        return info

    def __len__(self) -> int:
        return len(self.dataset)

    def __getitem__(self, index: int) -> dict[str, Any]:
        python, numpy = np.random.SeedSequence([self.seed, self._epoch.value, index]).generate_state(2)
        random.seed(int(python))
        np.random.seed(int(numpy))
        sample: dict[str, Any] = self.dataset[index]
        return sample
