"""Columns of numbers come back bit by bit, in few bytes."""

import math

import numpy as np
import pytest
from distillboard.server.metrics.columns import (
    ColumnError,
    pack_floats,
    pack_ints,
    pack_times,
    unpack_floats,
    unpack_ints,
    unpack_times,
)

RANDOM = np.random.default_rng(0)


@pytest.mark.parametrize(
    "numbers",
    [[5], [1, 2, 3], [3, 3, 3], [0, 2**62], [2**62, 0, 5], [1, 1, 2, 9, -4], [*range(0, 70_000, 7), 3], [0, 10, 300]],
    ids=lambda numbers: str(numbers[:5]),
)
def test_whole_numbers(numbers):
    packed = pack_ints(np.array(numbers, np.int64))
    assert unpack_ints(packed, len(numbers)).tolist() == numbers


def test_steps_at_equal_distances_take_no_room():
    assert len(pack_ints(np.arange(0, 5_000_000, 50))) == 17


@pytest.mark.parametrize(
    "numbers",
    [
        [math.nan],
        [0.1, 0.1, 0.1],
        [math.nan, math.inf, -math.inf, -0.0, 0.0, 0.5],
        [1e300, 1.0, 5e-324, -1.7976931348623157e308],
        RANDOM.normal(size=1000).tolist(),
        RANDOM.normal(size=1000).astype(np.float32).tolist(),
    ],
    ids=lambda numbers: str(numbers[:3]),
)
def test_doubles_bit_by_bit(numbers):
    column = np.array(numbers, np.float64)
    again = unpack_floats(pack_floats(column), len(column))
    assert again.view(np.int64).tolist() == column.view(np.int64).tolist()


def test_what_is_a_float_takes_half_of_the_room():
    doubles = np.exp(RANDOM.normal(-2, 0.3, 20_000))
    assert len(pack_floats(doubles)) < 6.8 * 20_000
    assert len(pack_floats(doubles.astype(np.float32).astype(np.float64))) < 3.4 * 20_000


def test_times_to_the_microsecond():
    times = np.rint((1.7e9 + np.cumsum(RANDOM.uniform(0.1, 0.2, 5000))) * 1e6) / 1e6
    packed = pack_times(times)
    assert unpack_times(packed, 5000).tolist() == times.tolist()
    assert len(packed) < 2.5 * 5000


def test_other_forms_are_refused():
    for unpack in (unpack_ints, unpack_floats):
        with pytest.raises(ColumnError, match="form 99"):
            unpack(bytes([99]) + bytes(40), 2)
