"""Draws of one part that leave everybody else's draws as they were."""

import random
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import torch

from distillboard_worker.detection.seeding import seed_everything


@contextmanager
def isolated(seed: int) -> Iterator[None]:
    """Seed Python's, NumPy's and torch's generators for the time of a block; afterwards they are where they were."""
    python, numpy = random.getstate(), np.random.get_state(legacy=False)
    devices = list(range(torch.cuda.device_count())) if torch.cuda.is_initialized() else []  # type: ignore[no-untyped-call]
    with torch.random.fork_rng(devices=devices):
        seed_everything(seed)
        try:
            yield
        finally:
            random.setstate(python)
            np.random.set_state(numpy)
