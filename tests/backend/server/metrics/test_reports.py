"""Reports become columns of numbers, whichever way their values were sent."""

import numpy as np
import pytest
from distillboard.contracts.events import EventBatch, as_tables
from distillboard.server.metrics.grids import Grid
from distillboard.server.metrics.points import Points
from distillboard.server.metrics.reports import from_events
from support.reports import metrics, new_batch

SLOTS = {"a": 0, "b": 1, "c": 2}


def events_of(*events):
    return EventBatch.model_validate(new_batch(*events)).events


def rows(points: Points | Grid) -> list[tuple[int, int, float, float, str]]:
    whole = points.points() if isinstance(points, Grid) else points
    columns = (whole.slots, whole.steps, whole.values, whole.times, whole.epochs)
    return [(*row[:-1], repr(row[-1])) for row in zip(*(column.tolist() for column in columns), strict=True)]


def test_one_table_is_a_grid():
    (table,) = as_tables(events_of(metrics(1, 0.5, 10.0, b=1.0, a=2.0), metrics(2, None, 11.0, b=3.0, a=4.0)))
    found = from_events([table], SLOTS)
    assert isinstance(found, Grid)
    expected = [(1, 1, 1.0, 10.0, "0.5"), (0, 1, 2.0, 10.0, "0.5"), (1, 2, 3.0, 11.0, "nan"), (0, 2, 4.0, 11.0, "nan")]
    assert rows(found) == expected


@pytest.mark.parametrize(
    "events",
    [
        [metrics(1, a=1.0, b=2.0), metrics(2, a=3.0, b=4.0), metrics(2, c=1.0)],
        [metrics(2, a=1.0), metrics(1, a=2.0)],
        [metrics(1, a=1.0), metrics(1, a=2.0, b=3.0), metrics(2, a=1.0)],
    ],
    ids=["two tables", "a late step", "keys that change"],
)
def test_tables_and_single_steps_say_the_same(events):
    plain = events_of(*events)
    found, expected = from_events(as_tables(plain), SLOTS), from_events(plain, SLOTS)
    assert rows(found) == rows(expected)


def test_times_are_to_the_microsecond():
    (found,) = from_events(events_of(metrics(1, None, 1.7e9 + 0.123_456_789, a=1.0)), SLOTS).times
    assert found == np.float64(1.7e9 + 0.123_457)
