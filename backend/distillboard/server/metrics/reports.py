"""What a report says of metrics, as columns of numbers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import cast

import numpy as np

from distillboard.contracts.events import MetricsEvent, TableEvent

from .grids import Grid
from .points import Floats, Points, join


def from_events(events: Sequence[MetricsEvent | TableEvent], slots: Mapping[str, int]) -> Points | Grid:
    """The points of a batch in the order they were reported, times to the microsecond; one table as it is.

    ``slots`` numbers every key of the events.
    """
    parts = [
        _of_table(event, slots) if isinstance(event, TableEvent) else _of_rows(event, slots)
        for event in _rows_together(events)
    ]
    if len(parts) == 1 and isinstance(parts[0], Grid) and (parts[0].steps[1:] >= parts[0].steps[:-1]).all():
        return parts[0]
    return join([part.points() if isinstance(part, Grid) else part for part in parts])


def _rows_together(events: Sequence[MetricsEvent | TableEvent]) -> Iterator[TableEvent | list[MetricsEvent]]:
    for kind, group in groupby(events, type):
        if kind is TableEvent:
            yield from cast("Iterator[TableEvent]", group)
        else:
            yield list(cast("Iterator[MetricsEvent]", group))


def _of_table(table: TableEvent, slots: Mapping[str, int]) -> Grid:
    rows, keys = len(table.steps), len(table.keys)
    return Grid(
        np.array([slots[key] for key in table.keys], np.int64),
        np.array(table.steps, np.int64),
        np.fromiter(chain.from_iterable(table.values), np.float64, rows * keys).reshape(rows, keys),
        _to_microseconds(np.array(table.times, np.float64)),
        np.full(rows, np.nan) if table.epochs is None else np.array(table.epochs, np.float64),
    )


def _of_rows(events: Sequence[MetricsEvent], slots: Mapping[str, int]) -> Points:
    counts = [len(event.values) for event in events]
    total = sum(counts)
    return Points(
        np.fromiter((slots[key] for event in events for key in event.values), np.int64, total),
        np.repeat(np.array([event.step for event in events], np.int64), counts),
        np.fromiter((value for event in events for value in event.values.values()), np.float64, total),
        np.repeat(_to_microseconds(np.array([event.time for event in events], np.float64)), counts),
        np.repeat(np.array([np.nan if event.epoch is None else event.epoch for event in events], np.float64), counts),
    )


def _to_microseconds(times: Floats) -> Floats:
    return np.rint(times * 1e6) / 1e6
