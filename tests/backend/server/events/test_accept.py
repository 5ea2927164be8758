"""Taking batches in, on both databases: once each, from the holder only, all or nothing."""

import math
import threading

import pytest
from distillboard.contracts.states import RunState
from distillboard.server.artifacts import repository as artifacts
from distillboard.server.artifacts.models import Artifact
from distillboard.server.context import Context
from distillboard.server.errors import Conflict, NotFound, StaleLease, TooLarge
from distillboard.server.events import repository as batches
from distillboard.server.events import service
from distillboard.server.events.facts import MAX_FACTS
from distillboard.server.kit.base import utc_now
from distillboard.server.logs import service as logs
from distillboard.server.metrics import intake
from distillboard.server.metrics import service as reading
from distillboard.server.metrics.points import empty
from distillboard.server.queues import service as queues
from distillboard.server.runs import repository as runs
from distillboard.server.runs import service as life
from support.reports import log, metrics, new_batch, parsed
from support.rows import claim_request, create_external_run, create_run


@pytest.fixture
def external(database) -> str:
    with database.writing() as session:
        return create_external_run(session).id


def report(context: Context, run_id: str, body, token: str | None = None):
    with context.database.writing() as session:
        return service.accept(session, context.settings, run_id, parsed(body), token)


def claimed(context: Context):
    with context.database.writing() as session:
        create_run(session)
    with context.database.writing() as session:
        return queues.claim(session, context, "default", claim_request())


def series(context: Context, run_id: str, key: str):
    with context.database.reading() as session:
        points = reading.curves_of(session, runs.get(session, run_id), [key]).get(key, empty())
    return list(zip(points.steps.tolist(), points.values.tolist(), strict=True))


def run_of(context: Context, run_id: str):
    with context.database.reading() as session:
        return runs.get(session, run_id)


def summary(context: Context, run_id: str, key: str):
    with context.database.reading() as session:
        return life.view(session, run_id).summary.get(key)


def test_points_come_back(context, external):
    answer = report(context, external, new_batch(metrics(1, loss__total=2.0), metrics(2, loss__total=1.5)))
    assert (answer.accepted, answer.duplicate, answer.stop_requested) == (2, False, False)
    assert series(context, external, "loss/total") == [(1, 2.0), (2, 1.5)]


def test_the_same_batch_again_changes_nothing(context, external):
    body = new_batch(metrics(1, a=1.0), log("once"))
    report(context, external, body)
    before = run_of(context, external).revision
    assert report(context, external, body).duplicate
    assert report(context, external, {**body, "batch": body["batch"].upper()}).duplicate
    assert series(context, external, "a") == [(1, 1.0)]
    assert run_of(context, external).revision == before
    with context.database.reading() as session:
        assert logs.page(session, external, 0, 10, None).total == 1


def test_the_same_id_for_two_runs_is_two_batches(context, external, database):
    with database.writing() as session:
        other = create_external_run(session).id
    body = new_batch(metrics(1, a=1.0))
    assert not report(context, external, body).duplicate
    assert not report(context, other, body).duplicate


def test_two_writers_of_one_batch(context, external):
    body = new_batch(metrics(1, a=1.0))
    together = threading.Barrier(8)
    answers = []

    def send():
        together.wait()
        answers.append(report(context, external, body))

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.duplicate for answer in answers) == [False] + [True] * 7
    assert series(context, external, "a") == [(1, 1.0)]


def test_many_writers_lose_nothing_and_revisions_grow_one_by_one(context, external):
    def send(writer: int):
        for step in range(10):
            report(context, external, new_batch(metrics(step, **{f"key{writer}": float(step)}), log("line")))

    threads = [threading.Thread(target=send, args=(writer,)) for writer in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert run_of(context, external).revision == 1 + 60
    for writer in range(6):
        assert series(context, external, f"key{writer}") == [(step, float(step)) for step in range(10)]
    with context.database.reading() as session:
        page = logs.page(session, external, 0, 100, None)
    assert [line.index for line in page.lines] == list(range(60))


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -0.0, 5e-324, 1.7976931348623157e308])
def test_values_come_back_bit_by_bit(context, external, value):
    wire = value if math.isfinite(value) else {"nan": "nan", "inf": "inf", "-inf": "-inf"}[str(value)]
    report(context, external, new_batch(metrics(7, a=wire)))
    ((step, stored),) = series(context, external, "a")
    assert (step, math.copysign(1, stored), repr(stored)) == (7, math.copysign(1, value), repr(value))
    last = summary(context, external, "a").last
    assert last == value or (math.isnan(last) and math.isnan(value))


def test_summary_is_current(context, external):
    report(context, external, new_batch(metrics(1, a=3.0), metrics(2, a="nan")))
    report(context, external, new_batch(metrics(3, a=-1.0), metrics(4, a="inf")))
    found = summary(context, external, "a")
    assert (found.last, found.last_step, found.count) == (math.inf, 4, 4)
    assert (found.min, found.min_step, found.max, found.max_step) == (-1.0, 3, 3.0, 1)
    assert (found.best, found.best_step) == (-1.0, 3)


def test_the_best_map_is_the_largest(context, external):
    report(context, external, new_batch(*(metrics(step, val__bbox_mAP=value) for step, value in ((1, 0.3), (2, 0.2)))))
    found = summary(context, external, "val/bbox_mAP")
    assert (found.last, found.best, found.best_step) == (0.2, 0.3, 1)


def test_unknown_run(context):
    with pytest.raises(NotFound):
        report(context, "nobody", new_batch())


def test_a_waiting_run_takes_no_reports(context, database):
    with database.writing() as session:
        run_id = create_run(session).id
    with pytest.raises(StaleLease):
        report(context, run_id, new_batch(metrics(1, a=1.0)))
    assert series(context, run_id, "a") == []


@pytest.mark.parametrize("token", [None, "", "wrong"])
def test_only_the_holder_reports(context, token):
    claim = claimed(context)
    with pytest.raises(StaleLease):
        report(context, claim.run, new_batch(metrics(1, a=1.0)), token)
    assert series(context, claim.run, "a") == []


def test_a_report_renews_the_lease(context):
    claim = claimed(context)
    before = run_of(context, claim.run).lease_expires
    report(context, claim.run, new_batch(), claim.token)
    assert run_of(context, claim.run).lease_expires > before


def test_the_holder_hears_of_a_stop(context, database):
    claim = claimed(context)
    with database.writing() as session:
        life.cancel(session, claim.run)
    assert report(context, claim.run, new_batch(), claim.token).stop_requested


def test_progress_facts_and_the_end(context):
    claim = claimed(context)
    progress = {"type": "progress", "stage": "training", "step": 5, "total_steps": 10, "epoch": 0.5, "total_epochs": 1}
    facts = {"type": "facts", "values": {"parameters": 11, "odd": math.nan, "text": "a\x00b"}}
    report(context, claim.run, new_batch(progress, facts), claim.token)
    report(context, claim.run, new_batch({"type": "facts", "values": {"device": "cpu"}}), claim.token)
    run = run_of(context, claim.run)
    assert (run.stage, run.progress["step"], run.progress["total_steps"]) == ("training", 5, 10)
    assert run.facts == {"parameters": 11, "odd": "nan", "text": "a\ufffdb", "device": "cpu"}
    end = new_batch({"type": "state", "state": "failed", "code": "out_of_memory", "reason": "no room"})
    report(context, claim.run, end, claim.token)
    run = run_of(context, claim.run)
    assert (run.state, run.code, run.reason, run.lease_digest) == ("failed", "out_of_memory", "no room", None)
    assert run.ended is not None


def test_the_last_batch_again_is_a_duplicate_though_the_lease_is_over(context):
    claim = claimed(context)
    end = new_batch(metrics(9, a=1.0), {"type": "state", "state": "succeeded"})
    report(context, claim.run, end, claim.token)
    assert report(context, claim.run, end, claim.token).duplicate
    with pytest.raises(StaleLease):
        report(context, claim.run, new_batch(metrics(10, a=1.0)), claim.token)


def test_an_ended_external_run_takes_no_more(context, external):
    report(context, external, new_batch({"type": "state", "state": "succeeded"}))
    assert run_of(context, external).state == RunState.SUCCEEDED
    with pytest.raises(Conflict, match="takes no more"):
        report(context, external, new_batch(metrics(1, a=1.0)))


def test_a_refused_batch_leaves_nothing(context, external, monkeypatch):
    monkeypatch.setattr(intake, "MAX_KEYS", 3)
    report(context, external, new_batch(metrics(1, a=1.0, b=1.0)))
    before = run_of(context, external).revision
    body = new_batch(metrics(2, a=2.0), log("lost"), metrics(3, c=1.0, d=1.0))
    with pytest.raises(TooLarge, match="3 metric keys"):
        report(context, external, body)
    assert series(context, external, "a") == [(1, 1.0)]
    assert run_of(context, external).revision == before
    assert not report(context, external, {**body, "events": body["events"][:1]}).duplicate


def test_facts_are_bounded(context, external):
    for part in range(0, MAX_FACTS, 100):
        values = {f"fact{part + number}": number for number in range(100)}
        report(context, external, new_batch({"type": "facts", "values": values}))
    with pytest.raises(TooLarge, match="facts"):
        report(context, external, new_batch({"type": "facts", "values": {"one": "more"}}))


def next_attempt(context: Context, claim, resume_step: int | None):
    """Fail the claimed run, give it a checkpoint to resume from, and claim it again."""
    with context.database.writing() as session:
        if resume_step is not None:
            artifacts.add_blob(session, "0" * 64, 1, pinned=False)
            session.add(
                Artifact(
                    run_id=claim.run,
                    name="resume/last.pth",
                    kind="resume",
                    step=resume_step,
                    attempt=claim.attempt,
                    digest="0" * 64,
                    size=1,
                    created=utc_now(),
                )
            )
    report(context, claim.run, new_batch({"type": "state", "state": "failed"}), claim.token)
    with context.database.writing() as session:
        life.retry(session, claim.run)
    with context.database.writing() as session:
        return queues.claim(session, context, "default", claim_request())


def test_a_resume_supersedes_the_tail(context):
    first = claimed(context)
    report(context, first.run, new_batch(*(metrics(step, a=float(step), b=1.0) for step in range(1, 11))), first.token)
    report(context, first.run, new_batch(metrics(10, only_then=100.0)), first.token)
    second = next_attempt(context, first, resume_step=6)
    assert (second.attempt, second.resume.step) == (2, 6)
    report(context, second.run, new_batch(metrics(7, a=70.0)), second.token)
    assert series(context, first.run, "a") == [*((step, float(step)) for step in range(1, 7)), (7, 70.0)]
    assert series(context, first.run, "only_then") == []


def rewind(step: int):
    return {"type": "rewind", "step": step}


def test_a_rewind_supersedes_the_tail_and_keeps_it_readable(context):
    claim = claimed(context)
    report(context, claim.run, new_batch(*(metrics(step, a=float(step)) for step in range(1, 11))), claim.token)
    report(context, claim.run, new_batch(metrics(10, only_then=100.0)), claim.token)
    report(context, claim.run, new_batch(rewind(6), metrics(7, a=70.0)), claim.token)
    assert series(context, claim.run, "a") == [*((step, float(step)) for step in range(1, 7)), (7, 70.0)]
    assert series(context, claim.run, "only_then") == []
    assert summary(context, claim.run, "a").max == 70.0
    assert summary(context, claim.run, "a").count == 7
    with context.database.reading() as session:
        stored = batches.unfolded(session, claim.run, 2**60)
    assert [batch.attempt for batch in stored] == [1, 1, 2]


def test_a_rewind_is_an_attempt_of_the_same_holder_and_no_try(context):
    claim = claimed(context)
    tries = run_of(context, claim.run).tries
    report(context, claim.run, new_batch(rewind(0)), claim.token)
    report(context, claim.run, new_batch(rewind(0)), claim.token)
    run = run_of(context, claim.run)
    assert (run.attempt, run.tries, run.state) == (3, tries, "running")
    with context.database.reading() as session:
        kept = runs.attempts(session, claim.run)
    assert [(one.number, one.resumed_from_step, one.outcome) for one in kept] == [
        (1, None, "rewound"),
        (2, 0, "rewound"),
        (3, 0, None),
    ]
    assert len({one.worker for one in kept}) == 1
    report(context, claim.run, new_batch({"type": "state", "state": "succeeded"}), claim.token)


def test_the_attempt_after_a_rewind_has_the_next_number(context):
    claim = claimed(context)
    report(context, claim.run, new_batch(metrics(1, a=1.0)), claim.token)
    report(context, claim.run, new_batch(rewind(0), metrics(1, a=2.0)), claim.token)
    assert next_attempt(context, claim, resume_step=1).attempt == 3
    assert series(context, claim.run, "a") == [(1, 2.0)]


def test_a_script_of_ones_own_goes_back_as_it_likes(context, external):
    report(context, external, new_batch(*(metrics(step, a=float(step)) for step in range(1, 6))))
    for _ in range(2):
        report(context, external, new_batch(rewind(2), metrics(3, a=30.0)))
    assert series(context, external, "a") == [(1, 1.0), (2, 2.0), (3, 30.0)]
    assert run_of(context, external).attempt == 3
    report(context, external, new_batch({"type": "state", "state": "succeeded"}))
    with context.database.reading() as session:
        kept = runs.attempts(session, external)
    assert [(one.number, one.resumed_from_step, one.outcome) for one in kept] == [
        (1, None, "rewound"),
        (2, 2, "rewound"),
        (3, 2, "succeeded"),
    ]


def test_a_rewind_begins_a_batch():
    with pytest.raises(ValueError, match="are two batches"):
        parsed(new_batch(metrics(1, a=1.0), rewind(0)))


def test_summaries_are_exact_after_a_resume(context):
    first = claimed(context)
    report(context, first.run, new_batch(*(metrics(step, a=float(step)) for step in range(1, 11))), first.token)
    report(context, first.run, new_batch(metrics(10, only_then=100.0)), first.token)
    second = next_attempt(context, first, resume_step=6)
    report(context, second.run, new_batch(metrics(7, a=0.5)), second.token)
    found = summary(context, first.run, "a")
    assert (found.last, found.last_step, found.min, found.max, found.max_step, found.count) == (0.5, 7, 0.5, 6.0, 6, 7)
    assert summary(context, first.run, "only_then") is None


def test_a_fresh_attempt_supersedes_everything(context):
    first = claimed(context)
    report(context, first.run, new_batch(metrics(0, a=9.0), metrics(5, a=9.0)), first.token)
    second = next_attempt(context, first, resume_step=None)
    report(context, second.run, new_batch(metrics(0, a=1.0)), second.token)
    assert series(context, first.run, "a") == [(0, 1.0)]
    assert summary(context, first.run, "a").max == 1.0
