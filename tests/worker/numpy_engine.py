"""An engine whose warm-up makes NumPy start its threads."""

import numpy as np
from fake_engine import train

__all__ = ["train", "warm_up"]


def warm_up() -> None:
    np.ones((256, 256)) @ np.ones((256, 256))
