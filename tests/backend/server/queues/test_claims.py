"""The claim: best run first, only what fits, each run once however many ask."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from distillboard.contracts.states import RunState
from distillboard.server.context import Context
from distillboard.server.db import Database
from distillboard.server.kit.base import utc_now
from distillboard.server.queues import service
from distillboard.server.runs import repository as runs
from support.rows import claim_request, create_catalogue, create_run


def claim(context: Context, worker: str = "worker-1", kind: str = "cpu", count: int = 1):
    with context.database.writing() as session:
        return service.claim(session, context, "default", claim_request(worker, kind, count))


def queue(database: Database, **changes) -> str:
    with database.writing() as session:
        return create_run(session, **changes).id


def expire(database: Database, run_id: str) -> None:
    with database.writing() as session:
        runs.get(session, run_id).lease_expires = utc_now() - timedelta(seconds=1)


@pytest.fixture
def settled(context: Context) -> Context:
    """An API that has been there for longer than a lease."""
    return replace(context, started=utc_now() - timedelta(hours=1))


def test_an_empty_queue_gives_nothing(context):
    assert claim(context) is None


def test_priority_goes_before_age(context, database):
    old = queue(database)
    urgent = queue(database, resources={"priority": 5})
    assert [claim(context).run, claim(context).run] == [urgent, old]


def test_age_decides_between_equals(context, database):
    waiting = [queue(database) for _ in range(3)]
    assert [claim(context).run for _ in range(3)] == waiting


def test_a_run_that_needs_a_gpu_waits_for_one(context, database):
    run_id = queue(database, resources={"gpus": 1})
    assert claim(context, kind="cpu") is None
    assert claim(context, kind="cuda").run == run_id


def test_a_run_that_needs_two_gpus_waits_for_a_slot_that_has_them(context, database):
    run_id = queue(database, resources={"gpus": 2})
    assert claim(context, kind="cuda") is None
    assert claim(context, kind="cpu", count=2) is None
    assert claim(context, kind="cuda", count=4).run == run_id


def test_a_run_of_another_queue_is_not_taken(context, database):
    queue(database, resources={"queue": "night"})
    assert claim(context) is None


def test_a_claim_carries_the_pinned_documents(context, database):
    queue(database, teacher={"model": "big"}, method={"name": "fgd"})
    taken = claim(context)
    assert (taken.student.name, taken.teacher.name, taken.dataset.name) == ("small", "big", "toys")
    assert taken.attempt == 1
    assert taken.resume is None


def test_the_row_says_who_holds_it_and_keeps_only_the_digest_of_the_token(context, database):
    run_id = queue(database)
    taken = claim(context, "gpu-7")
    with database.reading() as session:
        run = runs.get(session, run_id)
        assert (run.state, run.stage, run.worker, run.attempt) == (RunState.RUNNING, "starting", "gpu-7", 1)
        assert taken.token not in (run.lease_digest, run.id)
        assert run.revision == 2


def test_a_silent_run_is_handed_on_with_a_new_token(settled, database):
    run_id = queue(database)
    first = claim(settled, "lost")
    assert claim(settled) is None
    expire(database, run_id)
    second = claim(settled, "next")
    assert (second.run, second.attempt) == (run_id, 2)
    assert second.token != first.token
    with database.reading() as session:
        assert [(a.worker, a.outcome) for a in runs.attempts(session, run_id)] == [("lost", "lost"), ("next", None)]


def test_a_restarted_api_waits_one_lease_before_it_hands_on(context, database):
    run_id = queue(database)
    claim(context)
    expire(database, run_id)
    assert claim(context) is None


def test_a_silent_run_without_attempts_left_is_not_handed_on(settled, database):
    run_id = queue(database, resources={"max_attempts": 1})
    claim(settled)
    expire(database, run_id)
    assert claim(settled) is None


def test_a_silent_run_that_is_to_stop_is_not_handed_on(settled, database):
    run_id = queue(database)
    claim(settled)
    with database.writing() as session:
        runs.get(session, run_id).stop_requested = True
    expire(database, run_id)
    assert claim(settled) is None


def test_many_workers_take_each_run_once(context, database):
    with database.writing() as session:
        create_catalogue(session)
        waiting = {create_run(session).id for _ in range(24)}
    taken: list[str] = []
    start = threading.Barrier(8)

    def work(worker: str) -> None:
        start.wait()
        while (got := claim(context, worker)) is not None:
            taken.append(got.run)

    threads = [threading.Thread(target=work, args=(f"worker-{number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(waiting)
