"""The janitor: lost tickets come again, silent runs end, and nothing happens too early."""

from dataclasses import replace
from datetime import timedelta

import pytest
from distillboard.contracts.states import RunState
from distillboard.server.kit.base import utc_now
from distillboard.server.queues import service as queues
from distillboard.server.runs import repository as runs
from distillboard.server.tickets.janitor import Janitor, tidy
from distillboard.server.tickets.messenger import Messenger
from support.http import TestClient
from support.rows import SPEC, claim_request, create_run
from support.waiting import wait_until

from ..conftest import make_app


@pytest.fixture
def settled(context):
    """An API that has been there for longer than a lease."""
    return replace(context, started=utc_now() - timedelta(hours=1))


@pytest.fixture
def silent(database, settled):
    """A run whose worker was not heard of for a full lease."""
    with database.writing() as session:
        create_run(session, resources={"max_attempts": 1})
        taken = queues.claim(session, settled, "default", claim_request())
    with database.writing() as session:
        runs.get(session, taken.run).lease_expires = utc_now() - timedelta(seconds=1)
    return taken.run


def state_of(database, run_id):
    with database.reading() as session:
        run = runs.get(session, run_id)
        return run.state, run.code


def test_a_run_on_its_last_attempt_may_be_silent_as_long_as_a_worker_trains_on(database, settled, silent):
    tidy(settled)
    assert state_of(database, silent) == (RunState.RUNNING, None)


def test_a_run_whose_attempts_are_used_up_fails_with_a_reason(database, settled, silent):
    with database.writing() as session:
        runs.get(session, silent).lease_expires = utc_now() - timedelta(minutes=31)
    tidy(settled)
    assert state_of(database, silent) == (RunState.FAILED, "attempts_exhausted")


def test_a_silent_run_that_is_to_stop_is_cancelled(database, settled, silent):
    with database.writing() as session:
        runs.get(session, silent).stop_requested = True
    tidy(settled)
    assert state_of(database, silent) == (RunState.CANCELLED, "cancelled")


def test_a_restarted_api_waits_one_lease_before_it_ends_anything(database, context, silent):
    tidy(context)
    assert state_of(database, silent) == (RunState.RUNNING, None)


def test_a_run_with_attempts_left_is_left_to_the_next_claim(database, settled, silent):
    with database.writing() as session:
        runs.get(session, silent).max_attempts = 2
    tidy(settled)
    assert state_of(database, silent) == (RunState.RUNNING, None)
    with database.writing() as session:
        assert queues.claim(session, settled, "default", claim_request()).attempt == 2


@pytest.fixture
def announcing(settled, redis_url):
    messenger = Messenger(redis_url)
    messenger._redis.flushall()
    messenger.start()
    yield replace(settled, messenger=messenger)
    messenger.stop()


def test_a_lost_ticket_is_sent_again_and_no_second_beside_it(database, announcing):
    with database.writing() as session:
        create_run(session)
    for _ in range(3):
        tidy(announcing)
        wait_until(lambda: announcing.messenger.waiting_tickets("default") == 1, "one ticket")


def test_every_waiting_run_gets_a_ticket(database, announcing):
    with database.writing() as session:
        for _ in range(3):
            create_run(session)
    tidy(announcing)
    wait_until(lambda: announcing.messenger.waiting_tickets("default") == 3, "three tickets")


def test_a_silent_run_with_attempts_left_is_announced(database, announcing, silent):
    with database.writing() as session:
        runs.get(session, silent).max_attempts = 2
    tidy(announcing)
    wait_until(lambda: announcing.messenger.waiting_tickets("default") == 1, "one ticket")


def test_a_run_that_is_trained_needs_no_ticket(database, announcing):
    with database.writing() as session:
        create_run(session)
        queues.claim(session, announcing, "default", claim_request())
    tidy(announcing)
    assert announcing.messenger.waiting_tickets("default") == 0


def test_the_thread_makes_rounds_and_ends(database, settled, silent):
    hasty = settled.settings.model_copy(update={"janitor_seconds": 0.01, "offline_limit_seconds": 0})
    janitor = Janitor(replace(settled, settings=hasty))
    janitor.start()
    wait_until(lambda: state_of(database, silent)[0] == RunState.FAILED, "a round was made")
    janitor.stop()


def test_a_submission_over_http_leaves_a_ticket(settings, redis_url):
    app = make_app(settings.model_copy(update={"redis_url": redis_url, "janitor_seconds": 60}))
    messenger = app.state.context.messenger
    with TestClient(app, base_url="http://localhost") as client:
        messenger._redis.flushall()
        assert client.post("/api/v1/runs", json={**SPEC, "dataset": "toyz"}).status_code == 422
        assert client.post("/api/v1/runs", json=SPEC).status_code == 201
        wait_until(lambda: messenger.waiting_tickets("default") == 1, "the ticket of the run that was created")
