"""Batches of events as they are sent."""

import math

import pytest
from distillboard.contracts.events import EventBatch, LogEvent, MetricsEvent, TableEvent, as_tables
from pydantic import ValidationError

BATCH = "6f1c1d52-1111-4111-8111-111111111111"


def batch(*events: dict) -> EventBatch:
    return EventBatch.model_validate({"batch": BATCH, "events": list(events)})


def test_the_documented_batch_is_read():
    read = batch({"type": "metrics", "step": 10, "time": 1700000000.0, "values": {"loss/total": 1.25, "lr": "nan"}})
    event = read.events[0]
    assert isinstance(event, MetricsEvent)
    assert event.values["loss/total"] == 1.25
    assert math.isnan(event.values["lr"])


def test_a_log_line_defaults_to_info():
    event = batch({"type": "log", "time": 1.0, "message": "hello"}).events[0]
    assert isinstance(event, LogEvent)
    assert event.level == "info"


@pytest.mark.parametrize(
    "event",
    [
        {"type": "metrics", "step": -1, "time": 1.0, "values": {}},
        {"type": "metrics", "step": 2**63, "time": 1.0, "values": {}},
        {"type": "metrics", "step": 1, "time": 1.0, "values": {"a\nb": 1.0}},
        {"type": "metrics", "step": 1, "time": 1.0, "values": {"a" * 201: 1.0}},
        {"type": "metrics", "step": 1, "time": "nan", "values": {}},
        {"type": "metrics", "step": 1, "time": 1.0, "values": {}, "colour": "red"},
        {"type": "rumour", "time": 1.0},
        {"type": "state", "time": 1.0, "state": "running"},
    ],
)
def test_what_cannot_be_is_refused(event):
    with pytest.raises(ValidationError):
        batch(event)


def metrics(step: int, epoch: float | None = None, **values: float) -> MetricsEvent:
    return MetricsEvent(type="metrics", step=step, time=float(step), epoch=epoch, values=values)


def test_rows_of_the_same_keys_become_one_table():
    line = LogEvent(type="log", time=2.0, message="between")
    rows = [metrics(1, a=1.0, b=math.nan), metrics(2, 0.5, a=3.0, b=4.0)]
    table, same, other = as_tables([*rows, line, metrics(3, b=5.0)])
    assert isinstance(table, TableEvent)
    assert (table.keys, table.steps, table.times, table.epochs) == (["a", "b"], [1, 2], [1.0, 2.0], [None, 0.5])
    assert table.values[1] == [3.0, 4.0]
    assert same is line
    assert isinstance(other, TableEvent)
    assert (other.keys, other.epochs, other.values) == (["b"], None, [[5.0]])


def test_a_table_is_sent_with_names_for_what_json_has_no_numbers_for():
    events = as_tables([metrics(1, a=math.nan, b=-math.inf, c=math.inf), metrics(2, a=1.0, b=2.0, c=3.0)])
    sent = EventBatch(batch=BATCH, events=events).model_dump_json(exclude_none=True)
    assert '"values":[["nan","-inf","inf"],[1.0,2.0,3.0]]' in sent
    read = EventBatch.model_validate_json(sent).events[0]
    assert isinstance(read, TableEvent)
    assert math.isnan(read.values[0][0])
    assert read.values[0][1:] == [-math.inf, math.inf]


def test_an_event_without_values_stays_one():
    empty = metrics(1)
    assert as_tables([empty]) == [empty]
