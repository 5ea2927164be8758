"""Pausing: a queue hands out nothing, a run is held and comes back at its place."""

import threading
from datetime import timedelta

import pytest
from distillboard.contracts.states import RunState
from distillboard.server.db import Database
from distillboard.server.errors import Conflict
from distillboard.server.kit import outbox
from distillboard.server.kit.base import utc_now
from distillboard.server.leases import service as leases
from distillboard.server.queues import pausing, repository
from distillboard.server.runs import repository as runs
from distillboard.server.runs import service as life
from distillboard.server.tickets.janitor import tidy
from support.rows import create_external_run


@pytest.fixture
def does(database):
    """Calls something in a transaction of its own."""

    def call(function, *arguments):
        with database.writing() as session:
            return function(session, *arguments)

    return call


def state_of(database, run_id):
    with database.reading() as session:
        return runs.get(session, run_id).state


def test_a_paused_queue_hands_out_nothing_until_it_is_resumed(claim, queued, does):
    run_id = queued()
    does(pausing.pause_queue, "default")
    does(pausing.pause_queue, "default")
    assert claim() is None
    does(pausing.resume_queue, "default")
    assert claim().run == run_id


def test_another_queue_goes_on(claim, queued, does):
    run_id = queued()
    does(pausing.pause_queue, "night")
    assert claim().run == run_id


def test_what_runs_goes_on_in_a_paused_queue(database, settings, claim, queued, does):
    queued()
    taken = claim()
    does(pausing.pause_queue, "default")
    with database.writing() as session:
        answer = leases.heartbeat(session, settings, taken.run, taken.token)
    assert not answer.stop_requested
    assert not answer.pause_requested


def test_no_ticket_speaks_of_a_paused_queue(database, queued, does):
    queued()
    queued(resources={"queue": "night"})
    does(pausing.pause_queue, "night")
    with database.reading() as session:
        assert repository.waiting_by_queue(session, utc_now(), may_take_over=False) == {"default": 1}


def test_resuming_a_queue_wakes_its_workers(database, queued):
    for _ in range(3):
        queued()
    with database.writing() as session:
        pausing.pause_queue(session, "default")
        pausing.resume_queue(session, "default")
        assert outbox.take(session).queues == ["default"] * 3


def test_a_waiting_run_is_held_at_once_and_comes_back_at_its_place(database, claim, queued, does):
    first, second = queued(), queued()
    does(pausing.pause_run, first)
    assert state_of(database, first) == RunState.PAUSED
    assert claim().run == second
    third = queued()
    does(pausing.resume_run, first)
    assert [claim().run, claim().run] == [first, third]


def test_a_running_run_is_asked_to_pause_and_held_when_it_is_given_back(database, settings, claim, queued, does):
    run_id = queued()
    taken = claim()
    does(pausing.pause_run, run_id)
    assert state_of(database, run_id) == RunState.RUNNING
    with database.writing() as session:
        assert leases.heartbeat(session, settings, run_id, taken.token).pause_requested
        assert leases.release(session, run_id, taken.token).state == RunState.PAUSED
    assert claim() is None
    does(pausing.resume_run, run_id)
    with database.reading() as session:
        run = runs.get(session, run_id)
        assert (run.tries, run.pause_requested) == (0, False)
    assert claim().attempt == 2


def test_a_pause_that_was_taken_back_lets_the_run_go_on(database, settings, claim, queued, does):
    run_id = queued()
    taken = claim()
    does(pausing.pause_run, run_id)
    does(pausing.resume_run, run_id)
    with database.writing() as session:
        assert not leases.heartbeat(session, settings, run_id, taken.token).pause_requested


def test_a_run_that_ends_before_it_pauses_has_ended(database, claim, queued, does):
    run_id = queued()
    claim()
    does(pausing.pause_run, run_id)
    with database.writing() as session:
        life.end(session, runs.locked(session, run_id), RunState.FAILED, "code", "reason")
    does(life.retry, run_id)
    with database.reading() as session:
        assert not runs.get(session, run_id).pause_requested


def test_a_silent_run_that_is_to_pause_is_held_and_not_handed_on(database, settled, claim, queued, does):
    run_id = queued()
    claim()
    does(pausing.pause_run, run_id)
    with database.writing() as session:
        runs.get(session, run_id).lease_expires = utc_now() - timedelta(seconds=1)
    assert claim() is None
    tidy(settled)
    with database.reading() as session:
        assert runs.get(session, run_id).state == RunState.PAUSED
        assert [attempt.outcome for attempt in runs.attempts(session, run_id)] == ["lost"]


def test_a_held_run_can_be_cancelled(database, queued, does):
    run_id = queued()
    does(pausing.pause_run, run_id)
    does(life.cancel, run_id)
    assert state_of(database, run_id) == RunState.CANCELLED
    with pytest.raises(Conflict) as refused:
        does(pausing.resume_run, run_id)
    assert refused.value.code == "not_paused"
    with pytest.raises(Conflict) as refused:
        does(pausing.pause_run, run_id)
    assert refused.value.code == "run_ended"


def test_pausing_and_resuming_twice_change_nothing_more(database, queued, does):
    run_id = queued()
    for function in (pausing.pause_run, pausing.pause_run, pausing.resume_run, pausing.resume_run):
        does(function, run_id)
    with database.reading() as session:
        assert (runs.get(session, run_id).state, runs.get(session, run_id).revision) == (RunState.QUEUED, 3)


def test_a_script_s_own_run_cannot_be_paused(database):
    with database.writing() as session:
        run = create_external_run(session)
        with pytest.raises(Conflict) as refused:
            pausing.pause_run(session, run.id)
    assert refused.value.code == "external_run"


def test_after_a_pause_was_answered_no_claim_gets_anything(database: Database, claim, queued, does):
    waiting = {queued() for _ in range(40)}
    taken: list[str] = []
    paused, late = threading.Event(), []
    start = threading.Barrier(5)

    def work(worker):
        start.wait()
        while True:
            was_paused = paused.is_set()
            got = claim(worker)
            if got is None:
                return
            taken.append(got.run)
            if was_paused:
                late.append(got.run)

    def pause():
        start.wait()
        does(pausing.pause_queue, "default")
        paused.set()

    threads = [threading.Thread(target=work, args=(f"worker-{number}",)) for number in range(4)]
    threads.append(threading.Thread(target=pause))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert late == []
    does(pausing.resume_queue, "default")
    while (got := claim()) is not None:
        taken.append(got.run)
    assert sorted(taken) == sorted(waiting)
