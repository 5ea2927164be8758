"""Folding changes where points lie and nothing of what is read, on both databases."""

import math
import threading

import pytest
from distillboard.server.context import Context
from distillboard.server.db import Database
from distillboard.server.events import repository as batches
from distillboard.server.events import service
from distillboard.server.metrics import folding, reading, repository, segments
from distillboard.server.metrics.folding import fold, fold_due
from distillboard.server.queues import service as queues
from distillboard.server.runs import repository as runs
from distillboard.server.stream import reading as stream
from distillboard.server.stream.cursor import Position
from support.reports import metrics, new_batch, parsed
from support.rows import claim_request, create_external_run, create_run
from support.waiting import wait_until

ALL = 2**60


def report(context: Context, run_id: str, *events, token: str | None = None) -> None:
    with context.database.writing() as session:
        service.accept(session, context.settings, run_id, parsed(new_batch(*events)), token)


def read(database: Database, run_id: str, *, until: int = ALL, attempt: int | None = None):
    """Every curve by key, as rows of what a point holds; NaN by name."""
    with database.reading() as session:
        slots, _ = repository.known(session, run_id)
        found = reading.curves(session, run_id, until, slots.values(), attempt)
    columns = {key: found[slot] for key, slot in slots.items()}
    return {
        key: [
            (step, repr(value), time, repr(epoch))
            for step, value, time, epoch in zip(
                some.steps.tolist(), some.values.tolist(), some.times.tolist(), some.epochs.tolist(), strict=True
            )
        ]
        for key, some in columns.items()
    }


def unfolded(database: Database, run_id: str) -> int:
    with database.reading() as session:
        return len(batches.unfolded(session, run_id, ALL))


def sizes(database: Database, run_id: str) -> list[int]:
    with database.reading() as session:
        return [segment.points for segment in segments.of_run(session, run_id)]


@pytest.fixture
def run_id(context) -> str:
    """A run with points of all kinds: several keys, late ones, twice the same step, non-finite values."""
    with context.database.writing() as session:
        run_id = create_external_run(session).id
    for step in range(1, 13):
        values = {"loss": step / 7, "lr": 0.1} | ({"val": math.inf} if step % 4 == 0 else {})
        wire = {key: value if math.isfinite(value) else "inf" for key, value in values.items()}
        report(context, run_id, metrics(step, step / 10, 1.7e9 + step / 8, **wire))
    report(context, run_id, metrics(5, None, 1.7e9 + 100, loss="nan"), metrics(13, 1.3, late=1.0))
    return run_id


def test_the_same_is_read_before_and_after(context, run_id):
    before = read(context.database, run_id)
    assert fold(context.database, run_id, ALL)
    assert unfolded(context.database, run_id) == 0
    assert read(context.database, run_id) == before
    assert not fold(context.database, run_id, ALL)


def test_folded_and_new_points_make_one_curve(context, run_id):
    fold(context.database, run_id, 6)
    before = read(context.database, run_id)
    report(context, run_id, metrics(2, loss=9.0), metrics(14, loss=9.5))
    steps = [step for step, *_ in read(context.database, run_id)["loss"]]
    assert steps == sorted([*(step for step, *_ in before["loss"]), 2, 14])


def test_a_read_ends_at_its_revision_wherever_the_points_lie(context, run_id):
    before = read(context.database, run_id, until=7)
    fold(context.database, run_id, ALL)
    assert read(context.database, run_id, until=7) == before
    assert len(before["loss"]) == 6


def test_segments_grow_and_keep_their_bound(context, run_id, monkeypatch):
    before = read(context.database, run_id)
    for until in (3, 5, 8, 10, ALL):
        assert fold(context.database, run_id, until)
    assert sizes(context.database, run_id) == [sum(len(curve) for curve in before.values())]
    monkeypatch.setattr(folding, "MOST_POINTS", 6)
    for step in range(20, 30):
        report(context, run_id, metrics(step, a=1.0, b=2.0))
    after = read(context.database, run_id)
    while fold(context.database, run_id, ALL):
        pass
    assert sizes(context.database, run_id)[:-1] == [2, 6, 6, 6]
    assert read(context.database, run_id) == after


def test_keys_that_are_reported_together_share_an_axis(context, database, run_id):
    fold(database, run_id, ALL)
    with database.reading() as session:
        slots, _ = repository.known(session, run_id)
        axes = {column.slot: column.axis.number for column in segments.columns(session, run_id, None)}
    assert len(set(axes.values())) == 4
    assert axes[slots["loss"]] != axes[slots["lr"]]


def test_a_watcher_that_is_behind_gets_every_batch_once(context, run_id):
    def news():
        with context.database.reading() as session:
            found = stream.news(session, run_id, Position.at(3))
        return [(one.revision, one.points) for one in found]

    before = news()
    fold(context.database, run_id, 9)
    assert news() == before
    assert len(before) == 11


def test_what_a_rewind_superseded_stays_readable(context):
    with context.database.writing() as session:
        create_run(session)
    with context.database.writing() as session:
        claim = queues.claim(session, context, "default", claim_request())
    for step in range(1, 9):
        report(context, claim.run, metrics(step, a=float(step)), token=claim.token)
    report(context, claim.run, {"type": "rewind", "step": 4}, metrics(5, a=50.0), token=claim.token)
    report(context, claim.run, metrics(6, a=60.0), token=claim.token)
    before = [read(context.database, claim.run, attempt=attempt) for attempt in (None, 1)]
    while fold(context.database, claim.run, ALL):
        pass
    assert [read(context.database, claim.run, attempt=attempt) for attempt in (None, 1)] == before
    assert [len(curves["a"]) for curves in before] == [6, 8]
    assert len(sizes(context.database, claim.run)) == 2
    report(context, claim.run, {"type": "rewind", "step": 5}, metrics(6, a=7.0), token=claim.token)
    with context.database.reading() as session:
        found = repository.summaries(session, [claim.run], None)[claim.run]["a"]
    assert (found.last, found.max, found.count) == (7.0, 50.0, 6)


def test_a_fold_that_fails_leaves_everything(context, run_id, monkeypatch):
    fold(context.database, run_id, 5)
    before = read(context.database, run_id), sizes(context.database, run_id), unfolded(context.database, run_id)

    def fail(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(segments, "add", fail)
    with pytest.raises(OSError, match="disk"):
        fold(context.database, run_id, ALL)
    after = read(context.database, run_id), sizes(context.database, run_id), unfolded(context.database, run_id)
    assert after == before


def test_many_who_fold_and_one_who_reports(context, run_id):
    together, folds = threading.Barrier(4), []

    def work():
        together.wait()
        folds.append(fold(context.database, run_id, ALL))

    before = read(context.database, run_id)
    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    together.wait()
    report(context, run_id, metrics(99, other=1.0))
    for thread in threads:
        thread.join()
    assert any(folds)
    after = read(context.database, run_id)
    assert len(after.pop("other")) == 1
    assert after == before


def test_running_runs_keep_their_newest_batches_and_ended_ones_none(context, run_id):
    assert fold_due(context.database, least=100) == 0
    assert fold_due(context.database, least=10, kept=4) == 1
    assert unfolded(context.database, run_id) == 4
    report(context, run_id, {"type": "state", "state": "succeeded"})
    with context.database.reading() as session:
        assert runs.get(session, run_id).ended is not None
    fold_due(context.database)
    assert unfolded(context.database, run_id) == 0


def test_points_that_cannot_be_read_do_not_stop_the_others(context, run_id, monkeypatch, caplog):
    with context.database.writing() as session:
        other = create_external_run(session).id
    report(context, other, metrics(1, a=1.0))
    unpack = folding.unpack_as_it_is
    damaged = {run_id}

    def read_or_fail(data: bytes):
        if damaged:
            damaged.clear()
            raise ValueError("format 77")
        return unpack(data)

    monkeypatch.setattr(folding, "unpack_as_it_is", read_or_fail)
    assert fold_due(context.database, least=1, kept=0) == 1
    assert "cannot be read" in caplog.text


def test_the_janitor_folds(client):
    run_id = client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    client.post(
        f"/api/v1/runs/{run_id}/events", json=new_batch(metrics(1, a=1.5), {"type": "state", "state": "failed"})
    )
    database = client.app.state.context.database
    wait_until(lambda: unfolded(database, run_id) == 0, "the janitor has folded the run")
    assert client.get(f"/api/v1/runs/{run_id}/series", params={"key": "a"}).json()["points"] == [[1, 1.5, 1.7e9]]
