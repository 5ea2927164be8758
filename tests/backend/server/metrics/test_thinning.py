"""Thinning hides no spike, whatever the curve looks like."""

import numpy as np
import pytest
from distillboard.server.metrics.points import Points
from distillboard.server.metrics.thinning import Grid, thin


def curve(values, steps=None) -> Points:
    values = np.asarray(values, np.float64)
    steps = np.arange(len(values)) if steps is None else np.asarray(steps)
    return Points(np.zeros(len(values), np.int64), steps.astype(np.int64), values, steps * 0.5, steps * 0.1)


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
    kept = thin([points], max_points)[0]
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
    kept = thin([points], 400)[0]
    grid = Grid(0, 19_999, 100)
    for bucket in range(100):
        before, after = (part.values[grid.bucket(part.steps) == bucket] for part in (points, kept))
        assert (after[0], after[-1]) == (before[0], before[-1])
        assert (after.min(), after.max()) == (before.min(), before.max())


@pytest.mark.parametrize("fault", [np.nan, np.inf, -np.inf])
def test_one_fault_among_many_points_stays(fault):
    values = np.linspace(0, 1, 50_000)
    values[31_337] = fault
    kept = thin([curve(values)], 200)[0]
    shown = kept.steps[~np.isfinite(kept.values)]
    assert shown.tolist() == [31_337]


def test_a_fault_does_not_hide_the_finite_peak_beside_it():
    values = np.zeros(10_000)
    values[5_000], values[5_001] = 7.0, np.inf
    kept = thin([curve(values)], 50)[0]
    assert {7.0, np.inf} <= set(kept.values.tolist())


def test_a_short_curve_stays_whole():
    short, long = curve(np.arange(10.0)), curve(np.arange(1000.0))
    assert len(thin([short, long], 20)[0]) == 10


def test_curves_of_one_request_share_their_buckets():
    random = np.random.default_rng(5)
    whole, half = curve(random.normal(size=8_000)), curve(random.normal(size=4_000))
    grid = Grid(0, 7_999, 25)
    kept = thin([whole, half], 100)
    assert set(grid.bucket(kept[0].steps).tolist()) == set(range(25))
    assert set(grid.bucket(kept[1].steps).tolist()) == set(range(13))


def test_by_hand():
    values = [5, 1, 9, 4, 4, 4, 0, 8, 8, 2]
    kept = thin([curve([*values, 3])], 10)[0]
    assert kept.steps.tolist() == [0, 1, 2, 5, 6, 7, 10]
