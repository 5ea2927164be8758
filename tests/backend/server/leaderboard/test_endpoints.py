"""The board over HTTP, from reports to gains, on both databases."""

from dataclasses import replace

import pytest
from distillboard.server.catalogue.seeds import read_recipes
from distillboard.server.events import service as events
from distillboard.server.kit.base import utc_now
from distillboard.server.leaderboard import service
from distillboard.server.leaderboard.known import KnownRuns
from distillboard.server.queues import service as queues
from distillboard.server.runs import repository as runs
from support.reports import metrics, new_batch, parsed
from support.rows import claim_request, create_run

COST = {
    "student/parameters": 1234,
    "student/flops": 5678,
    "student/latency_ms": 4.5,
    "student/latency_device": "cpu, 1 thread",
}


def run_through(context, end: str, mean_ap: float, **spec) -> str:
    """Submit, claim, report two evaluations and the end."""
    with context.database.writing() as session:
        create_run(session, **spec)
    with context.database.writing() as session:
        claim = queues.claim(session, context, "default", claim_request())
    values = {"val/bbox_mAP": 0.01, "val/class/disk/AP": 0.5, "loss/total": 1.0}
    reports = (metrics(10, 1, **values), metrics(20, 2, **{**values, "val/bbox_mAP": mean_ap}))
    facts = {"type": "facts", "values": COST}
    body = parsed(new_batch(*reports, facts, {"type": "state", "state": end}))
    with context.database.writing() as session:
        events.accept(session, context.settings, claim.run, body, claim.token)
    return claim.run


@pytest.fixture
def board(context):
    def read(dataset: str | None = None):
        with context.database.reading() as session:
            return service.board(session, KnownRuns(), dataset).rows

    return read


DISTILLED = {"teacher": {"model": "big"}, "method": {"name": "fgd"}}


def test_gain_over_the_matched_control(context, board):
    control = run_through(context, "succeeded", 0.4)
    distilled = run_through(context, "succeeded", 0.5, **DISTILLED)
    row, base = board("toys")
    assert (row.runs, row.control_runs, base.runs) == ([distilled], [control], [control])
    assert row.delta.mean == pytest.approx(0.1)
    assert row.gap_recovered.mean == pytest.approx(0.5)
    assert (row.parameters, row.metrics.keys()) == (1234, {"bbox_mAP"})
    assert (row.flops, row.latency_ms, row.latency_device) == (5678, 4.5, "cpu, 1 thread")
    assert row.duration_seconds >= 0


@pytest.mark.parametrize("end", ["failed", "cancelled"])
def test_what_did_not_succeed_does_not_count(context, board, end):
    run_through(context, end, 0.4)
    run_through(context, "succeeded", 0.5, **DISTILLED)
    (row,) = board()
    assert row.method == "fgd"
    assert row.delta is None


def test_another_data_set_has_a_board_of_its_own(context, board):
    run_through(context, "succeeded", 0.4)
    assert board("others") == []


def test_a_run_is_read_once_and_again_when_it_changes(context):
    known = KnownRuns()

    def read():
        with context.database.reading() as session:
            return known.newest(session, None)

    run_id = run_through(context, "succeeded", 0.4)
    [first] = read()
    [second] = read()
    assert second is first
    with context.database.writing() as session:
        run = runs.get(session, run_id)
        run.facts = {**run.facts, "student/parameters": 99}
        runs.touch(session, run)
    [third] = read()
    assert (first.parameters, third.parameters) == (1234, 99)
    assert third.kind is first.kind
    with context.database.writing() as session:
        runs.get(session, run_id).deleted = utc_now()
    assert read() == []


def test_runs_that_differ_in_their_seed_share_what_they_were(context):
    for seed in range(3):
        run_through(context, "succeeded", 0.4, schedule={"seed": seed}, name=f"run {seed}")
    with context.database.reading() as session:
        found = KnownRuns().newest(session, "toys")
    assert len({id(run.kind) for run in found}) == 1
    assert sorted(run.seed for run in found) == [0, 1, 2]


def test_a_spec_of_another_version_is_read_as_far_as_it_is_known(context, board):
    run_id = run_through(context, "succeeded", 0.4)
    with context.database.writing() as session:
        run = runs.get(session, run_id)
        run.spec = {**run.spec, "schedule": {**run.spec["schedule"], "of_tomorrow": 1}}
    (row,) = board()
    assert row.runs == [run_id]


def test_over_http(client):
    assert client.get("/api/v1/leaderboard").json() == {"rows": []}
    assert client.get("/api/v1/leaderboard", params={"dataset": "a b"}).status_code == 422


def test_published_rows_are_there_when_asked_for(app, client):
    app.state.context = replace(app.state.context, recipes=read_recipes())
    assert client.get("/api/v1/leaderboard").json()["rows"] == []
    rows = client.get("/api/v1/leaderboard", params={"published": True}).json()["rows"]
    assert all(row["published"] and row["runs"] == [] for row in rows)
    assert {"fgd", "none"} == {row["method"] for row in rows}
