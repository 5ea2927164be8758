"""Values of the same keys at several steps as one matrix, which is what nearly every report is."""

from dataclasses import dataclass

import numpy as np

from .points import Floats, Ints, Points


@dataclass(frozen=True)
class Grid:
    """R rows of one value for each of K keys, in the order of their steps.

    ``slots`` is of shape (K,) and names each key once, ``values`` of shape (R, K), the others of shape (R,); what they
    mean is what it is in ``Points``.
    """

    slots: Ints
    steps: Ints
    values: Floats
    times: Floats
    epochs: Floats

    def __len__(self) -> int:
        return self.values.size

    def points(self) -> Points:
        """Its values one by one, row by row."""
        rows, keys = self.values.shape
        return Points(
            np.tile(self.slots, rows),
            np.repeat(self.steps, keys),
            self.values.reshape(-1),
            np.repeat(self.times, keys),
            np.repeat(self.epochs, keys),
        )
