"""Points are put in order by key and step, however they come."""

import numpy as np
import pytest
from distillboard.server.metrics.points import Points, in_order


def points_of(slots, steps):
    places = np.arange(len(slots), dtype=float)
    return Points(np.array(slots, np.int64), np.array(steps, np.int64), places, places, places)


@pytest.mark.parametrize(
    ("slots", "steps"),
    [
        ([0, 0, 1, 1], [1, 2, 1, 2]),
        ([1, 0, 1, 0], [1, 1, 2, 2]),
        ([1, 0, 1, 0], [2, 1, 1, 2]),
        ([70_000, 3, 70_000, 4464], [1, 1, 1, 1]),
        ([2, 2, 2], [3, 3, 1]),
    ],
    ids=["as it is", "by report", "a late step", "numbers that need more than two bytes", "one key"],
)
def test_keys_then_steps_then_the_order_of_reports(slots, steps):
    expected = sorted(range(len(slots)), key=lambda place: (slots[place], steps[place]))
    ordered = in_order(points_of(slots, steps))
    assert ordered.values.tolist() == expected
    assert ordered.slots.tolist() == sorted(slots)
