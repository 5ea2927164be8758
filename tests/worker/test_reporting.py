"""The reporter's twins say the same thing, and the spool loses nothing."""

import json
import math

import pytest
from distillboard.contracts.events import LogEvent, MetricsEvent, StateEvent
from distillboard.contracts.states import Stage
from distillboard_worker.reporting import (
    MAX_MESSAGE,
    SPOOL_LINE,
    ArtifactLine,
    MemoryReporter,
    NullReporter,
    SpoolReporter,
    shortened,
)
from pydantic import ValidationError


def read_spool(path):
    return [SPOOL_LINE.validate_json(line) for line in path.read_bytes().splitlines()]


def say_everything(reporter, folder):
    reporter.facts({"parameters": 12, "device": "cpu"})
    reporter.progress(Stage.TRAINING, 1, 10, 0.1, 1, 9.0)
    reporter.metrics(1, {"loss/total": 1.5, "grad_norm": math.inf}, epoch=0.1)
    reporter.log("hello\nworld", "warning", step=1)
    reporter.artifact("student.pth", "checkpoint", folder / "student.pth", step=1)
    reporter.state("failed", "out_of_memory", "The GPU is full.")


def test_spool_and_memory_say_the_same(tmp_path):
    spool, memory, null = SpoolReporter(tmp_path / "spool.jsonl"), MemoryReporter(), NullReporter()
    for reporter in (spool, memory, null):
        say_everything(reporter, tmp_path)
    spool.close()
    written = [line.model_dump(exclude={"time"}) for line in read_spool(tmp_path / "spool.jsonl")]
    assert written == [line.model_dump(exclude={"time"}) for line in memory.lines]
    assert len(written) == 6


def test_non_finite_values_survive_the_file(tmp_path):
    with SpoolReporter(tmp_path / "spool.jsonl") as reporter:
        reporter.metrics(3, {"a": math.nan, "b": -math.inf})
    raw = json.loads((tmp_path / "spool.jsonl").read_text())
    assert raw["values"] == {"a": "nan", "b": "-inf"}
    (event,) = read_spool(tmp_path / "spool.jsonl")
    assert isinstance(event, MetricsEvent)
    assert math.isnan(event.values["a"])


def test_the_end_is_said_once():
    reporter = MemoryReporter()
    reporter.state("cancelled")
    reporter.state("failed", "later", "must not win")
    assert reporter.ended
    assert [line.state for line in reporter.lines if isinstance(line, StateEvent)] == ["cancelled"]


def test_a_long_message_keeps_both_ends():
    reporter = MemoryReporter()
    reporter.log("a" * 30_000 + "z" * 30_000)
    (line,) = reporter.lines
    assert isinstance(line, LogEvent)
    assert len(line.message) <= MAX_MESSAGE
    assert line.message[0] == "a"
    assert line.message[-1] == "z"
    assert shortened("short") == "short"


def test_many_values_are_split_into_events_the_server_takes():
    reporter = MemoryReporter()
    reporter.metrics(0, {f"sys/{i}": float(i) for i in range(10_001)})
    assert [len(line.values) for line in reporter.lines if isinstance(line, MetricsEvent)] == [10_000, 1]
    assert reporter.series("sys/10000") == [(0, 10000.0)]


def test_what_the_server_would_refuse_is_refused_where_it_is_said():
    with pytest.raises(ValidationError):
        NullReporter().metrics(0, {"a\nb": 1.0})
    with pytest.raises(ValidationError):
        NullReporter().metrics(-1, {"a": 1.0})


def test_stop_is_a_flag():
    reporter = NullReporter()
    assert not reporter.stop_requested
    reporter.request_stop()
    assert reporter.stop_requested


def test_artifacts_are_listed_by_kind(tmp_path):
    reporter = MemoryReporter()
    reporter.artifact("maps/1", "maps", tmp_path / "1", 1)
    reporter.artifact("student.pth", "checkpoint", tmp_path / "s")
    assert [line.name for line in reporter.artifacts("maps")] == ["maps/1"]
    assert all(isinstance(line, ArtifactLine) and line.path.is_absolute() for line in reporter.artifacts())
