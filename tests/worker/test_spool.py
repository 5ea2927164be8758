"""Whole lines only, in order, in portions, whatever state the writer left the file in."""

from distillboard_worker.reporting import SpoolReporter
from distillboard_worker.spool import MOST_EVENTS, Portion, Spool, Upload, is_ended, mend_end
from worker.fake_api import HERE


def test_a_missing_or_empty_spool_has_nothing(tmp_path):
    assert Spool(tmp_path / "spool").peek() is None
    (tmp_path / "spool").touch()
    assert Spool(tmp_path / "spool").peek() is None


def test_portions_meet_at_artifacts_and_cover_the_file(tmp_path):
    path = tmp_path / "spool"
    with SpoolReporter(path) as reporter:
        reporter.metrics(1, {"a": 1.0})
        reporter.metrics(2, {"a": 2.0})
        reporter.artifact("maps/2", "maps", HERE, 2)
        reporter.state("succeeded")
    spool, parts = Spool(path), []
    while (part := spool.peek()) is not None:
        assert spool.peek() == part
        parts.append(part)
        spool.advance(part.end)
    assert [type(part) for part in parts] == [Portion, Upload, Portion]
    assert [len(part.events) for part in parts if isinstance(part, Portion)] == [2, 1]
    assert parts[-1].end == path.stat().st_size


def test_a_rewind_begins_a_portion(tmp_path):
    path = tmp_path / "spool"
    with SpoolReporter(path) as reporter:
        reporter.metrics(1, {"a": 1.0})
        reporter.rewind(0)
        reporter.metrics(1, {"a": 2.0})
    spool, types = Spool(path), []
    while (part := spool.peek()) is not None:
        types.append([event.type for event in part.events])
        spool.advance(part.end)
    assert types == [["metrics"], ["rewind", "metrics"]]


def test_a_line_that_is_still_written_waits(tmp_path):
    path = tmp_path / "spool"
    with SpoolReporter(path) as reporter:
        reporter.log("one")
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:20])
    spool = Spool(path)
    spool.advance(spool.peek().end)
    assert spool.peek() is None
    path.write_bytes(whole + whole)
    assert len(spool.peek().events) == 1


def test_a_damaged_line_costs_only_itself(tmp_path):
    path = tmp_path / "spool"
    path.write_bytes(b'{"type":"log"\n')
    with SpoolReporter(path) as reporter:
        reporter.log("after")
    assert [event.message for event in Spool(path).peek().events] == ["after"]
    path.write_bytes(b"damaged\n")
    spool = Spool(path)
    assert spool.peek() is None


def test_a_portion_is_bounded_in_events_and_bytes(tmp_path):
    path = tmp_path / "spool"
    with SpoolReporter(path) as reporter:
        for step in range(MOST_EVENTS + 1):
            reporter.metrics(step, {"a": 1.0})
    spool = Spool(path)
    first = spool.peek()
    assert len(first.events) == MOST_EVENTS
    spool.advance(first.end)
    assert [event.step for event in spool.peek().events] == [MOST_EVENTS]


def test_a_line_longer_than_a_portion_is_read_whole(tmp_path):
    path = tmp_path / "spool"
    with SpoolReporter(path) as reporter:
        reporter.facts({"long": "x" * 3_000_000})
    assert len(Spool(path).peek().events) == 1


def test_the_end_is_seen_and_an_open_line_is_closed(tmp_path):
    path = tmp_path / "spool"
    mend_end(path)
    assert path.read_bytes() == b""
    assert not is_ended(path)
    with SpoolReporter(path) as reporter:
        reporter.log("x")
    assert not is_ended(path)
    with path.open("ab") as file:
        file.write(b'{"half')
    mend_end(path)
    with SpoolReporter(path) as reporter:
        reporter.state("failed")
    assert is_ended(path)
    with path.open("ab") as file:
        file.write(b'{"half')
    assert is_ended(path)
