"""One seed for a process's random generators."""

import random

import numpy as np
import torch


def seed_everything(*entropy: int) -> None:
    """Seed Python's, NumPy's and torch's global generators from whole numbers, e.g. the run's seed and an epoch."""
    python, numpy, torch_ = (int(word) for word in np.random.SeedSequence(entropy).generate_state(3))
    random.seed(python)
    np.random.seed(numpy)
    torch.manual_seed(torch_)
