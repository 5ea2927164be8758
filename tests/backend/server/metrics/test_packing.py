"""Points survive packing bit by bit."""

import math
import struct
import zlib

import numpy as np
import pytest
from distillboard.server.metrics.grids import Grid
from distillboard.server.metrics.packing import PackingError, pack, unpack
from distillboard.server.metrics.points import Points, empty


def points_of(rows: list[tuple[int, int, float, float, float]]) -> Points:
    slots, steps, values, times, epochs = (list(column) for column in zip(*rows, strict=True))
    return Points(
        np.array(slots, np.int64), np.array(steps, np.int64), np.array(values), np.array(times), np.array(epochs)
    )


def same(one: Points, other: Points) -> bool:
    names = ("slots", "steps", "values", "times", "epochs")
    return all(getattr(one, name).tobytes() == getattr(other, name).tobytes() for name in names)


@pytest.mark.parametrize(
    "points",
    [
        points_of([(0, 0, 1.0, 1.7e9, 0.5)]),
        points_of([(0, 5, 1.0, 1.7e9, 0.5), (3, 5, -0.0, 1.7e9, 0.5), (0, 6, 5e-324, 1.7e9 + 1, np.nan)]),
        points_of([(9999, 2**62, np.nan, 0.0, np.nan), (0, 0, np.inf, 1e11, 0.0), (0, 0, -np.inf, 1e11, 0.0)]),
        points_of([(slot, step, step / 7, step * 0.5, step / 3) for step in range(200) for slot in range(40)]),
    ],
    ids=["one", "two rows", "extremes", "a long batch"],
)
def test_what_is_packed_comes_back(points):
    assert same(unpack(pack(points)), points)


@pytest.mark.parametrize(
    ("slots", "steps", "values"),
    [
        ([3], [7], [[1.5]]),
        ([4, 0], [7, 7, 2**62], [[1.5, math.nan], [-0.0, math.inf], [5e-324, -math.inf]]),
        (range(40), range(200), [[slot / 7 + row for slot in range(40)] for row in range(200)]),
        ([0], range(2000), [[row / 3] for row in range(2000)]),
    ],
    ids=["one", "extremes", "a long batch", "one key"],
)
def test_a_grid_comes_back_row_by_row(slots, steps, values):
    times = 1.7e9 + np.arange(len(values)) / 7
    grid = Grid(np.array(slots), np.array(steps), np.array(values), times, np.full(len(values), np.nan))
    expected = [
        (slot, step, value, time, math.nan)
        for step, time, row in zip(steps, times.tolist(), values, strict=True)
        for slot, value in zip(slots, row, strict=True)
    ]
    assert same(unpack(pack(grid)), points_of(expected))
    assert same(grid.points(), points_of(expected))
    assert len(grid) == len(expected)


def test_nothing_packs_to_nothing():
    assert pack(empty()) == b""
    assert len(unpack(b"")) == 0


def test_steps_and_times_of_a_report_are_kept_once():
    random = np.random.default_rng(0)
    rows = [(slot, step, random.normal(), 1.7e9 + step, step / 9) for step in range(25) for slot in range(40)]
    assert len(pack(points_of(rows))) < 9 * len(rows)


def test_what_an_earlier_version_packed_is_read():
    """One step of two keys: head, steps, times, epochs, count, slots, and the values shuffled, all in zlib."""
    columns = (np.array([7], "<i8"), np.array([1.7e9]), np.array([0.5]))
    values = np.array([1.25, -3.0], "<f8").view(np.uint8).reshape(2, 8).T.tobytes()
    numbers = np.array([2, 0, 4], "<u4").tobytes()
    body = struct.pack("<II", 1, 2) + b"".join(column.tobytes() for column in columns) + numbers + values
    expected = points_of([(0, 7, 1.25, 1.7e9, 0.5), (4, 7, -3.0, 1.7e9, 0.5)])
    assert same(unpack(b"\x01" + zlib.compress(body)), expected)


def test_another_format_is_refused():
    with pytest.raises(PackingError, match="format 9"):
        unpack(b"\x09whatever")
