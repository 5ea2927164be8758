"""Thinning hides no spike, whatever the curve looks like."""

import numpy as np
import pytest
from distillboard.server.metrics.axes import Line, line
from distillboard.server.metrics.points import Points
from distillboard.server.metrics.thinning import equal_grid, log_grid, thin


def curve(values, steps=None) -> Points:
    values = np.asarray(values, np.float64)
    steps = np.arange(len(values)) if steps is None else np.asarray(steps)
    return Points(np.zeros(len(values), np.int64), steps.astype(np.int64), values, steps * 0.5, steps * 0.1)


def over_steps(points) -> Line:
    return line(points, "step")


def shapes():
    random = np.random.default_rng(3)
    walk = random.normal(size=20_000).cumsum()
    return {
        "walk": curve(walk),
        "constant": curve(np.ones(5_000)),
        "clustered steps": curve(random.normal(size=6_000), np.sort(random.integers(0, 40, 6_000))),
        "huge steps": curve(random.normal(size=3_000), np.sort(random.integers(0, 2**62, 3_000))),
        "mostly faulty": curve(np.where(random.random(9_000) < 0.7, np.nan, random.normal(size=9_000))),
        "all faulty": curve(np.full(4_000, np.nan)),
    }


@pytest.mark.parametrize("name", shapes())
@pytest.mark.parametrize("max_points", [10, 11, 100, 2000])
def test_bound_order_and_extremes(name, max_points):
    points = shapes()[name]
    kept = thin([over_steps(points)], max_points)[0]
    assert 0 < len(kept) <= max_points
    assert (np.diff(kept.steps) >= 0).all()
    finite = points.values[np.isfinite(points.values)]
    if len(finite):
        shown = kept.values[np.isfinite(kept.values)]
        assert (shown.min(), shown.max()) == (finite.min(), finite.max())
    if np.isnan(points.values).any():
        assert np.isnan(kept.values).any()


def test_every_bucket_keeps_its_own_extremes():
    points = shapes()["walk"]
    kept = thin([over_steps(points)], 400)[0]
    buckets = 100
    for bucket in range(buckets):
        before, after = (part.values[part.steps * buckets // 20_000 == bucket] for part in (points, kept))
        assert (after[0], after[-1]) == (before[0], before[-1])
        assert (after.min(), after.max()) == (before.min(), before.max())


@pytest.mark.parametrize("fault", [np.nan, np.inf, -np.inf])
def test_one_fault_among_many_points_stays(fault):
    values = np.linspace(0, 1, 50_000)
    values[31_337] = fault
    kept = thin([over_steps(curve(values))], 200)[0]
    shown = kept.steps[~np.isfinite(kept.values)]
    assert shown.tolist() == [31_337]


def test_a_fault_does_not_hide_the_finite_peak_beside_it():
    values = np.zeros(10_000)
    values[5_000], values[5_001] = 7.0, np.inf
    kept = thin([over_steps(curve(values))], 50)[0]
    assert {7.0, np.inf} <= set(kept.values.tolist())


def test_a_short_curve_stays_whole():
    short, long = curve(np.arange(10.0)), curve(np.arange(1000.0))
    assert len(thin([over_steps(short), over_steps(long)], 20)[0]) == 10


def test_curves_of_one_request_share_their_buckets():
    random = np.random.default_rng(5)
    whole, half = curve(random.normal(size=8_000)), curve(random.normal(size=4_000))
    kept = thin([over_steps(whole), over_steps(half)], 100)
    assert set((kept[0].steps // 320).tolist()) == set(range(25))
    assert set((kept[1].steps // 320).tolist()) == set(range(13))


def test_by_hand():
    values = [5, 1, 9, 4, 4, 4, 0, 8, 8, 2]
    kept = thin([over_steps(curve([*values, 3]))], 10)[0]
    assert kept.steps.tolist() == [0, 1, 2, 5, 6, 7, 10]


def test_equal_buckets_by_hand():
    assert equal_grid(0, 9, 5).edges.tolist() == [2, 4, 6, 8]
    assert equal_grid(0, 9, 3).edges.tolist() == [4, 7]
    assert equal_grid(7, 7, 1).edges.tolist() == []
    assert equal_grid(0.0, 1.0, 4).edges.tolist() == [0.25, 0.5, 0.75]


def test_buckets_of_equal_ratio_by_hand():
    assert log_grid(1, 1000, 3).edges.tolist() == pytest.approx([10, 100], abs=1)
    assert log_grid(0.5, 8.0, 4).edges.tolist() == pytest.approx([1, 2, 4])


def test_a_logarithmic_axis_keeps_the_beginning_exact():
    points = curve(np.random.default_rng(7).normal(size=100_000))
    kept = thin([over_steps(points)], 1000, log_x=True)[0]
    assert kept.steps[:40].tolist() == list(range(40))
    assert len(thin([over_steps(points)], 1000)[0].steps[:5]) == 5
    assert len(kept) <= 1000


def test_a_logarithmic_axis_without_anything_above_zero():
    points = curve(np.arange(1000.0), np.zeros(1000))
    assert len(thin([over_steps(points)], 100, log_x=True)[0]) == 2
