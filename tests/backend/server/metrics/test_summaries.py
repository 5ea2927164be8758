"""Summaries follow the newest step of the newest attempt and the finite extremes."""

import math

import numpy as np
from distillboard.server.metrics.points import Points
from distillboard.server.metrics.summaries import MetricSummary, summarise


def reported(*pairs: tuple[int, float], attempt: int = 1) -> MetricSummary:
    steps, values = zip(*pairs, strict=True)
    count = len(pairs)
    points = Points(np.zeros(count, int), np.array(steps), np.array(values, float), np.zeros(count), np.zeros(count))
    return summarise(points, attempt)[0]


def test_by_hand():
    assert reported((1, 3.0), (2, 1.0), (3, 2.0)) == MetricSummary(
        last=2.0, last_step=3, attempt=1, min=1.0, min_step=2, max=3.0, max_step=1, count=3
    )


def test_extremes_are_of_finite_values():
    summary = reported((1, math.inf), (2, 4.0), (3, -math.inf), (4, math.nan))
    assert (summary.min, summary.max) == (4.0, 4.0)
    assert math.isnan(summary.last)
    assert (summary.last_step, summary.count) == (4, 4)


def test_nothing_finite():
    summary = reported((1, math.nan))
    assert (summary.min, summary.max, summary.min_step) == (None, None, None)


def test_late_report_of_an_early_step_is_not_the_last_value():
    joined = reported((10, 1.0)).joined(reported((5, 9.0)))
    assert (joined.last, joined.last_step, joined.max, joined.count) == (1.0, 10, 9.0, 2)


def test_newer_attempt_has_the_last_word_though_its_step_is_lower():
    joined = reported((100, 1.0)).joined(reported((60, 2.0), attempt=2))
    assert (joined.last, joined.last_step, joined.attempt) == (2.0, 60, 2)


def test_same_step_again_is_rewritten():
    assert reported((10, 1.0)).joined(reported((10, 2.0))).last == 2.0


def test_earlier_of_equal_extremes_stands():
    joined = reported((1, 5.0)).joined(reported((2, 5.0)))
    assert (joined.min_step, joined.max_step) == (1, 1)


def test_blank_summary_takes_whatever_comes():
    new = reported((0, 0.0), attempt=0)
    assert MetricSummary().joined(new) == new
