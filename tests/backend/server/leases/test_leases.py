"""The fence: only the current token counts, and a late sign of life revives."""

from datetime import timedelta

import pytest
from distillboard.contracts.states import RunState
from distillboard.server.errors import NotFound, StaleLease
from distillboard.server.kit.base import utc_now
from distillboard.server.leases import service
from distillboard.server.queues import service as queues
from distillboard.server.runs import repository as runs
from distillboard.server.runs import service as life
from support.rows import claim_request, create_external_run, create_run


@pytest.fixture
def claimed(context, database):
    with database.writing() as session:
        create_run(session)
        return queues.claim(session, context, "default", claim_request())


def test_a_heartbeat_keeps_the_lease(database, settings, claimed):
    before = utc_now()
    with database.writing() as session:
        answer = service.heartbeat(session, settings, claimed.run, claimed.token)
    assert (answer.stop_requested, answer.lease_seconds) == (False, settings.lease_seconds)
    with database.reading() as session:
        assert runs.get(session, claimed.run).lease_expires >= before + timedelta(seconds=settings.lease_seconds)


def test_a_late_heartbeat_revives(database, settings, claimed):
    with database.writing() as session:
        runs.get(session, claimed.run).lease_expires = utc_now() - timedelta(minutes=9)
    with database.writing() as session:
        service.heartbeat(session, settings, claimed.run, claimed.token)
    with database.reading() as session:
        assert runs.get(session, claimed.run).lease_expires > utc_now()


@pytest.mark.parametrize("token", ["wrong", "", None])
def test_a_wrong_token_is_stale(database, settings, claimed, token):
    with database.writing() as session, pytest.raises(StaleLease) as raised:
        service.heartbeat(session, settings, claimed.run, token)
    assert raised.value.code == "stale_lease"


def test_the_token_of_an_ended_run_is_stale(database, settings, claimed):
    with database.writing() as session:
        life.end(session, runs.locked(session, claimed.run), RunState.SUCCEEDED)
    with database.writing() as session, pytest.raises(StaleLease):
        service.heartbeat(session, settings, claimed.run, claimed.token)


def test_an_unknown_run_is_not_found(database, settings):
    with database.writing() as session, pytest.raises(NotFound):
        service.heartbeat(session, settings, "nothing", "token")


def test_a_heartbeat_says_that_the_run_is_to_stop(database, settings, claimed):
    with database.writing() as session:
        life.cancel(session, claimed.run)
    with database.writing() as session:
        assert service.heartbeat(session, settings, claimed.run, claimed.token).stop_requested


def test_a_released_run_waits_again_and_the_attempt_does_not_count(database, claimed):
    with database.writing() as session:
        assert service.release(session, claimed.run, claimed.token).state == RunState.QUEUED
    with database.reading() as session:
        run = runs.get(session, claimed.run)
        assert (run.tries, run.attempt, run.worker, run.lease_digest) == (0, 1, None, None)
        assert [attempt.outcome for attempt in runs.attempts(session, claimed.run)] == ["released"]


def test_releasing_a_run_that_is_to_stop_cancels_it(database, claimed):
    with database.writing() as session:
        life.cancel(session, claimed.run)
        assert service.release(session, claimed.run, claimed.token).state == RunState.CANCELLED


def test_an_external_run_needs_no_token(database, settings):
    with database.writing() as session:
        run = create_external_run(session)
        assert service.holder(session, run.id, None) is run
        service.renew(run, settings)
        silence = timedelta(seconds=settings.external_silence_seconds)
        assert silence - timedelta(minutes=5) < run.lease_expires - utc_now() <= silence
