"""The process's random state: kept, put back, and left alone by a part that draws for itself."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch

from distillboard_worker.detection.seeding import seed_everything

RandomState = dict[str, Any]


def random_state() -> RandomState:
    """The state of Python's, NumPy's and torch's generators, all GPUs included, as tensors and plain data."""
    kind, keys, position, has_gauss, gauss = np.random.get_state()
    gpus = torch.cuda.get_rng_state_all() if torch.cuda.is_initialized() else []  # type: ignore[no-untyped-call]
    return {
        "python": random.getstate(),
        "numpy": (kind, torch.from_numpy(np.asarray(keys, np.int64)), position, has_gauss, gauss),
        "torch": torch.get_rng_state(),
        "cuda": gpus,
    }


def set_random_state(state: RandomState) -> None:
    """Put all generators where `random_state` found them; GPUs that are not there are left out."""
    version, keys, gauss = state["python"]
    random.setstate((version, tuple(keys), gauss))
    kind, words, *rest = state["numpy"]
    np.random.set_state((kind, words.numpy().astype(np.uint32), *rest))
    torch.set_rng_state(state["torch"])
    for index, kept in enumerate(state["cuda"][: torch.cuda.device_count()]):
        torch.cuda.set_rng_state(kept, index)


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
