"""Means, deviations and gains, computed by hand."""

import math

import pytest
from distillboard.server.leaderboard.maths import average_by_seed, deltas, gaps_recovered, spread


def test_spread_by_hand():
    found = spread([0.30, 0.34, 0.38])
    assert found.mean == pytest.approx(0.34)
    assert found.sd == pytest.approx(0.04)
    assert found.n == 3


def test_one_value_has_no_deviation():
    assert spread([0.5]).model_dump() == {"mean": 0.5, "sd": None, "n": 1}


def test_no_values_have_no_spread():
    assert spread([]) is None


def test_a_value_that_is_no_number_shows():
    assert math.isnan(spread([0.5, math.nan]).mean)


def test_a_repeated_seed_counts_once():
    assert average_by_seed([(1, 0.4), (0, 0.1), (1, 0.2)]) == {0: 0.1, 1: pytest.approx(0.3)}


def test_gains_are_of_the_same_seed():
    assert deltas({0: 0.5, 1: 0.4, 2: 0.9}, {0: 0.25, 1: 0.5}) == {0: 0.25, 1: pytest.approx(-0.1)}


def test_a_gain_over_nothing_measured_is_none():
    assert deltas({0: math.nan, 1: 0.5}, {0: 0.5, 1: math.nan}) == {}


def test_gap_by_hand():
    assert gaps_recovered({0: 0.5, 1: 0.3}, {0: 0.4, 1: 0.4}, 0.6) == {0: pytest.approx(0.5), 1: pytest.approx(-0.5)}


@pytest.mark.parametrize("teacher", [None, math.nan, 0.4, 0.3])
def test_no_gap_where_the_teacher_is_not_ahead(teacher):
    assert gaps_recovered({0: 0.5}, {0: 0.4}, teacher) == {}
