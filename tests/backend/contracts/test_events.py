"""Batches of events as they are sent."""

import math

import pytest
from distillboard.contracts.events import EventBatch, LogEvent, MetricsEvent
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
