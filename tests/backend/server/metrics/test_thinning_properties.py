"""What holds of a thinned curve whatever it looks like: drawn curves, compared with a plain bucket-by-bucket search."""

import numpy as np
import pytest
from distillboard.server.metrics.axes import Line
from distillboard.server.metrics.points import Points
from distillboard.server.metrics.thinning import equal_grid, log_grid, thin

BOUNDS = np.iinfo(np.int64)
FAULTS = (np.nan, np.inf, -np.inf)


def draw_steps(random: np.random.Generator, count: int) -> np.ndarray:
    """Ascending steps of one of five kinds: counted, repeated, sparse, near the ends of int64, all the same."""
    kinds = (
        lambda: np.arange(count) + random.integers(0, 1000),
        lambda: random.integers(0, max(1, count // 7), count),
        lambda: random.integers(0, 10**9, count),
        lambda: random.choice(np.array([BOUNDS.min, BOUNDS.min + 1, -1, 0, 1, BOUNDS.max - 1, BOUNDS.max]), count),
        lambda: np.full(count, random.integers(BOUNDS.min, BOUNDS.max)),
    )
    return np.sort(kinds[random.integers(len(kinds))]().astype(np.int64))


def draw_values(random: np.random.Generator, count: int) -> np.ndarray:
    """Values with plateaus and, in every other curve, faults."""
    values = random.normal(size=count) if random.random() < 0.5 else random.integers(-3, 3, count).astype(np.float64)
    if random.random() < 0.5:
        share = random.choice([0.001, 0.2, 1.0])
        values = np.where(random.random(count) < share, random.choice(FAULTS, count), values)
    return values


def draw(random: np.random.Generator) -> Line:
    count = int(random.choice([1, 2, 9, 10, 11, 50, 300, 3000]))
    steps = draw_steps(random, count)
    points = Points(np.arange(count), steps, draw_values(random, count), np.zeros(count), np.zeros(count))
    if random.random() < 0.5:
        return Line(points, steps)
    x = np.sort(random.normal(size=count) * 10.0 ** random.integers(-9, 12))
    return Line(points, x)


def buckets_of(lines: list[Line], max_points: int, log_x: bool) -> np.ndarray:
    """The edges of the request's grid, worked out from its definition."""
    long = [line for line in lines if len(line) > max_points]
    values = np.concatenate([line.points.values for line in long])
    kinds = int(np.isnan(values).any()) + int(np.isposinf(values).any()) + int(np.isneginf(values).any())
    x = [place for line in long for place in line.x.tolist()]
    buckets = max(1, max_points // (4 + kinds))
    if log_x and max(x) > 0:
        return log_grid(min(place for place in x if place > 0), max(x), buckets).edges
    return equal_grid(min(x), max(x), buckets).edges


def expected(line: Line, edges: np.ndarray) -> set[int]:
    """Places of what has to be kept, found by looking at every point."""
    kept: set[int] = set()
    bucket = [sum(1 for edge in edges.tolist() if place >= edge) for place in line.x.tolist()]
    for number in set(bucket):
        places = [place for place, own in enumerate(bucket) if own == number]
        finite = [place for place in places if np.isfinite(line.points.values[place])]
        if finite:
            kept |= {finite[0], finite[-1]}
            kept.add(min(finite, key=lambda place: (line.points.values[place], place)))
            kept.add(min(finite, key=lambda place: (-line.points.values[place], place)))
        for fault in (np.isnan, np.isposinf, np.isneginf):
            kept |= set([place for place in places if fault(line.points.values[place])][:1])
    return kept


@pytest.mark.parametrize("seed", range(60))
def test_no_extreme_of_any_bucket_is_lost(seed):
    random = np.random.default_rng(seed)
    lines = [draw(random)]
    max_points, log_x = int(random.choice([10, 11, 37, 60])), bool(random.random() < 0.5)
    if random.random() < 0.5:  # a second curve over the same axis widens the grid
        lines.append(Line(lines[0].points.take(np.arange(len(lines[0]) // 2)), lines[0].x[: len(lines[0]) // 2]))
    edges = buckets_of(lines, max_points, log_x) if any(len(line) > max_points for line in lines) else None
    for line, kept in zip(lines, thin(lines, max_points, log_x=log_x), strict=True):
        places = kept.slots.tolist()
        assert len(places) <= max_points
        if len(line) <= max_points:
            assert places == list(range(len(line)))
        else:
            assert edges is not None
            assert places == sorted(expected(line, edges))


@pytest.mark.parametrize("log_x", [False, True])
def test_no_lines_and_lines_without_points(log_x):
    nothing = np.empty(0, np.int64)
    empty = Line(Points(nothing, nothing, np.empty(0), np.empty(0), np.empty(0)), nothing)
    assert thin([], 10, log_x=log_x) == []
    assert len(thin([empty], 10, log_x=log_x)[0]) == 0
