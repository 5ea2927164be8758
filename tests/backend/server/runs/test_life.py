"""The life of a run: cancel, retry, end, and the pages that list runs."""

import pytest
from distillboard.contracts.states import RunState
from distillboard.server.errors import Conflict
from distillboard.server.kit import outbox
from distillboard.server.queues import service as queues
from distillboard.server.runs import repository, service
from support.reports import new_batch
from support.rows import SPEC, claim_request, create_external_run, create_run


@pytest.fixture
def run_id(database):
    with database.writing() as session:
        return create_run(session).id


@pytest.fixture
def claimed(database, context, run_id):
    with database.writing() as session:
        return queues.claim(session, context, "default", claim_request())


def end(database, run_id, state, **why):
    with database.writing() as session:
        service.end(session, repository.locked(session, run_id), state, **why)


def test_a_waiting_run_is_cancelled_at_once(database, run_id):
    with database.writing() as session:
        view = service.cancel(session, run_id)
    assert (view.state, view.code, view.queue_position) == (RunState.CANCELLED, "cancelled", None)
    assert view.ended is not None


def test_a_running_run_is_asked_to_stop(database, claimed):
    with database.writing() as session:
        view = service.cancel(session, claimed.run)
    assert (view.state, view.stop_requested) == (RunState.RUNNING, True)


def test_asking_twice_changes_nothing(database, claimed):
    with database.writing() as session:
        first = service.cancel(session, claimed.run)
    with database.writing() as session:
        assert service.cancel(session, claimed.run).revision == first.revision


def test_cancelling_a_cancelled_run_is_no_fault(database, run_id):
    for _ in range(2):
        with database.writing() as session:
            assert service.cancel(session, run_id).state == RunState.CANCELLED


def test_a_finished_run_cannot_be_cancelled(database, claimed):
    end(database, claimed.run, RunState.SUCCEEDED)
    with database.writing() as session, pytest.raises(Conflict, match="succeeded already"):
        service.cancel(session, claimed.run)


def test_the_end_closes_lease_and_attempt(database, claimed):
    end(database, claimed.run, RunState.FAILED, code="out_of_memory", reason="the GPU is too small")
    with database.reading() as session:
        run = repository.get(session, claimed.run)
        assert (run.state, run.stage, run.lease_digest, run.lease_expires) == ("failed", None, None, None)
        assert (run.code, run.reason) == ("out_of_memory", "the GPU is too small")
        assert [attempt.outcome for attempt in repository.attempts(session, run.id)] == ["failed"]


def test_a_run_ends_once(database, claimed):
    end(database, claimed.run, RunState.SUCCEEDED)
    with pytest.raises(Conflict):
        end(database, claimed.run, RunState.FAILED)


def test_a_failed_run_can_be_retried_with_all_its_attempts(database, context, claimed):
    end(database, claimed.run, RunState.FAILED, code="x", reason="y")
    with database.writing() as session:
        view = service.retry(session, claimed.run)
    assert (view.state, view.code, view.reason, view.ended, view.queue_position) == ("queued", None, None, None, 1)
    with database.writing() as session:
        again = queues.claim(session, context, "default", claim_request())
    assert (again.run, again.attempt) == (claimed.run, 2)
    with database.reading() as session:
        assert repository.get(session, claimed.run).tries == 1


@pytest.mark.parametrize("state", [RunState.SUCCEEDED, None])
def test_a_run_that_did_not_fail_cannot_be_retried(database, claimed, state):
    if state is not None:
        end(database, claimed.run, state)
    with database.writing() as session, pytest.raises(Conflict, match="only a failed or cancelled run"):
        service.retry(session, claimed.run)


def test_an_external_run_cannot_be_retried(database):
    with database.writing() as session:
        run = create_external_run(session)
        service.end(session, run, RunState.FAILED)
        with pytest.raises(Conflict, match="your own script"):
            service.retry(session, run.id)


def test_what_a_database_refuses_in_a_reason_is_replaced(database, claimed):
    end(database, claimed.run, RunState.FAILED, code="x", reason="bad \x00 byte")
    with database.reading() as session:
        assert repository.get(session, claimed.run).reason == "bad \ufffd byte"


def test_every_change_is_announced_after_the_commit(database, run_id):
    with database.writing() as session:
        service.cancel(session, run_id)
        assert outbox.take(session).runs == {run_id, outbox.QUEUES}


def test_places_in_the_queue_follow_priority_then_age(database):
    with database.writing() as session:
        first, second = create_run(session), create_run(session)
        urgent = create_run(session, resources={"priority": 1})
        elsewhere = create_run(session, resources={"queue": "night"})
        places = repository.positions(session, [first.id, second.id, urgent.id, elsewhere.id])
    assert places == {urgent.id: 1, first.id: 2, second.id: 3, elsewhere.id: 1}


def test_lists_leave_facts_out(database_client):
    created = database_client.post("/api/v1/runs", json={"engine": "external"}).json()
    report = new_batch({"type": "facts", "values": {"gpu": "none"}})
    database_client.post(f"/api/v1/runs/{created['id']}/events", json=report)
    assert database_client.get("/api/v1/runs").json()["runs"][0]["facts"] == {}
    assert database_client.get(f"/api/v1/runs/{created['id']}").json()["facts"] == {"gpu": "none"}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("state=cancelled", ["b"]),
        ("state=cancelled&state=queued", ["c", "b", "a"]),
        ("dataset=toys", ["c", "b", "a"]),
        ("dataset=birds", []),
        ("search=NIGHT", ["c"]),
        ("search=100%25", []),
        ("search=größe", ["a"]),
    ],
)
def test_lists_can_be_filtered(database_client, query, names):
    for name, fields in {"a": {"notes": "größe"}, "b": {}, "c": {"tags": ["night"]}}.items():
        created = database_client.post("/api/v1/runs", json={**SPEC, "name": name, **fields}).json()
        if name == "b":
            database_client.post(f"/api/v1/runs/{created['id']}/cancel")
    page = database_client.get(f"/api/v1/runs?{query}").json()
    assert [run["name"] for run in page["runs"]] == names
    assert page["total"] == len(names)
