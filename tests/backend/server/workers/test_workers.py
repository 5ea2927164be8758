"""Workers: what they say of themselves, and when they count as gone."""

from datetime import timedelta

import pytest
from distillboard.server.kit.base import utc_now
from distillboard.server.workers import service
from distillboard.server.workers.models import Worker

REPORT = {
    "host": "node-1",
    "pid": 7,
    "queues": ["default"],
    "slots": [{"index": 0, "device": {"kind": "cpu"}, "run": None, "warm": True}],
    "versions": {"torch": "2.13.0"},
    "started": "2026-01-01T00:00:00Z",
}


def test_a_report_comes_back(database_client):
    answer = database_client.put("/api/v1/workers/node-1", json=REPORT)
    assert answer.status_code == 200
    [worker] = database_client.get("/api/v1/workers").json()
    assert worker.keys() == answer.json().keys()
    assert worker["report"] == answer.json()["report"]
    assert (worker["name"], worker["alive"], worker["report"]["slots"][0]["warm"]) == ("node-1", True, True)


def test_the_newest_report_counts(database_client):
    database_client.put("/api/v1/workers/node-1", json=REPORT)
    database_client.put("/api/v1/workers/node-1", json={**REPORT, "pid": 8})
    [worker] = database_client.get("/api/v1/workers").json()
    assert worker["report"]["pid"] == 8


@pytest.mark.parametrize(("age", "alive"), [(timedelta(0), True), (2 * service.ALIVE, False)])
def test_a_worker_that_is_silent_is_gone(database, age, alive):
    with database.writing() as session:
        session.add(Worker(name="w", report=REPORT, last_seen=utc_now() - age))
    with database.reading() as session:
        assert [worker.alive for worker in service.workers(session)] == [alive]
        assert service.count_alive(session) == int(alive)


def test_an_unknown_field_is_refused(client):
    error = client.put("/api/v1/workers/w", json={**REPORT, "hots": "x"}).json()["error"]
    assert error["fields"][0]["hint"] == "did you mean 'host'?"


@pytest.mark.parametrize(
    "faulty",
    [
        {"host": "a\x00b"},
        {"versions": {"to\x00rch": "1"}},
        {"versions": {"torch": "x" * 301}},
        {"queues": ["default"] * 101},
        {"slots": [{"index": 0, "device": {"kind": "cpu", "name": "\x00"}}]},
        {"started": "0001-01-01T00:00:00+14:00"},
    ],
)
def test_what_no_database_keeps_is_refused(database_client, faulty):
    answer = database_client.put("/api/v1/workers/w", json={**REPORT, **faulty})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid_request")
