"""Summaries follow the newest step of the newest attempt and the finite extremes."""

import math
from dataclasses import fields

import numpy as np
from distillboard.server.metrics.grids import Grid
from distillboard.server.metrics.points import Points
from distillboard.server.metrics.summaries import Summaries, blank, from_rows, summarise
from hypothesis import given
from hypothesis import strategies as st


def points(*pairs: tuple[int, float], slots: list[int] | None = None) -> Points:
    steps, values = zip(*pairs, strict=True)
    count = len(pairs)
    return Points(
        np.array(slots or [0] * count), np.array(steps), np.array(values, float), np.zeros(count), np.zeros(count)
    )


def reported(*pairs: tuple[int, float], attempt: int = 1) -> Summaries:
    return summarise(points(*pairs), attempt)[1]


def rows(summaries: Summaries) -> list[dict[str, object]]:
    names = [field.name for field in fields(summaries)]
    return [dict(zip(names, values, strict=True)) for values in zip(*summaries.stored(), strict=True)]


def row(summaries: Summaries) -> dict[str, object]:
    (found,) = rows(summaries)
    return found


def test_by_hand():
    assert row(reported((1, 3.0), (2, 1.0), (3, 2.0))) == {
        "last": 2.0,
        "last_step": 3,
        "attempt": 1,
        "min": 1.0,
        "min_step": 2,
        "max": 3.0,
        "max_step": 1,
        "count": 3,
    }


def test_extremes_are_of_finite_values():
    summary = row(reported((1, math.inf), (2, 4.0), (3, -math.inf), (4, math.nan)))
    assert (summary["min"], summary["min_step"], summary["max"], summary["max_step"]) == (4.0, 2, 4.0, 2)
    assert summary["last"] is None
    assert (summary["last_step"], summary["count"]) == (4, 4)


def test_nothing_finite():
    summary = row(reported((1, math.nan), (2, math.inf)))
    assert [summary[name] for name in ("min", "min_step", "max", "max_step")] == [None] * 4


def test_late_report_of_an_early_step_is_not_the_last_value():
    joined = row(reported((10, 1.0)).joined(reported((5, 9.0))))
    assert (joined["last"], joined["last_step"], joined["max"], joined["count"]) == (1.0, 10, 9.0, 2)


def test_newer_attempt_has_the_last_word_though_its_step_is_lower():
    joined = row(reported((100, 1.0)).joined(reported((60, 2.0), attempt=2)))
    assert (joined["last"], joined["last_step"], joined["attempt"]) == (2.0, 60, 2)


def test_same_step_again_is_rewritten():
    assert row(reported((10, 1.0)).joined(reported((10, 2.0))))["last"] == 2.0


def test_earlier_of_equal_extremes_stands():
    joined = row(reported((1, 5.0)).joined(reported((2, 5.0))))
    assert (joined["min_step"], joined["max_step"]) == (1, 1)
    alone = row(reported((1, 5.0), (2, 5.0)))
    assert (alone["min_step"], alone["max_step"]) == (1, 1)


def test_blank_summary_takes_whatever_comes():
    new = reported((0, 0.0), attempt=0)
    assert row(blank(1).joined(new)) == row(new)


def test_each_key_has_its_own():
    pairs = ((1, 5.0), (1, -1.0), (2, 4.0), (2, -2.0))
    places, found = summarise(points(*pairs, slots=[7, 3, 7, 3]), 1)
    assert places.tolist() == [3, 7]
    assert [(one["last"], one["min"], one["max"], one["max_step"]) for one in rows(found)] == [
        (-2.0, -2.0, -1.0, 1),
        (4.0, 4.0, 5.0, 1),
    ]


def test_what_was_written_is_read_again():
    some = blank(2).extended(3).with_those(np.array([1]), reported((4, 2.5)))
    again = from_rows(rows(some))
    assert rows(again)[1] == rows(some)[1]
    assert [one["count"] for one in rows(again)] == [0, 1, 0]
    assert np.isinf(again.min[0])
    assert np.isinf(again.max[0])


NUMBERS = st.sampled_from([-1.0, -0.0, 0.0, 1.0, 2.5, math.inf, -math.inf, math.nan])


@st.composite
def grids(draw) -> Grid:
    rows, keys = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    slots = draw(st.permutations(range(9)))[:keys]
    steps = sorted(draw(st.lists(st.integers(0, 4), min_size=rows, max_size=rows)))
    values = draw(st.lists(NUMBERS, min_size=rows * keys, max_size=rows * keys))
    zeros = np.zeros(rows)
    return Grid(np.array(slots), np.array(steps), np.array(values).reshape(rows, keys), zeros, zeros)


@given(grids())
def test_a_grid_is_summarised_as_its_points_are(grid):
    places, found = summarise(grid, 3)
    expected_places, expected = summarise(grid.points(), 3)
    assert places.tolist() == expected_places.tolist()
    assert rows(found) == rows(expected)
