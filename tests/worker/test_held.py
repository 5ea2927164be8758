"""A worker beside the real API, with a token of its own role: holding a run, draining, and what both leave behind."""

import threading

import httpx
import pytest
from distillboard.client.client import Client
from distillboard_worker import presence
from distillboard_worker.api import Api
from distillboard_worker.settings import WorkerSettings
from distillboard_worker.worker import Worker
from support.api import running_api
from worker.conftest import create_slot, until

pytestmark = pytest.mark.integration


@pytest.fixture
def client(tmp_path):
    with (
        running_api(tmp_path / "api", DISTILLBOARD_TOKEN="s3cret") as process,
        Client(process.url, "s3cret") as client,
    ):
        yield client


@pytest.fixture
def worker(client, tmp_path, monkeypatch):
    monkeypatch.setattr(presence, "INTERVAL", 0.1)
    token = client.tokens.create("a worker", "worker").token
    settings = WorkerSettings(home=tmp_path / "worker", worker_name="tester", stop_seconds=5)
    worker = Worker(settings, Api(client.url, token), [create_slot()], "fake_engine")
    worker.start()
    until(client.workers.list)
    yield worker
    worker.close()


@pytest.fixture
def serve(worker):
    """Answers a ticket in a thread, as Celery does."""
    threads = []

    def answer():
        threads.append(threading.Thread(target=worker.work, args=("default",)))
        threads[-1].start()

    yield answer
    worker.stop()
    for thread in threads:
        thread.join(30)


def test_a_held_run_goes_on_from_the_checkpoint_it_stopped_at(client, serve):
    run_id = client.runs.create({"recipe": "tiny-control", "notes": "keeps"}).id
    serve()
    until(lambda: client.runs.artifacts(run_id, kind="resume"))
    assert client.queues.pause_run(run_id).pause_requested
    until(lambda: client.runs.get(run_id).state == "paused")
    [kept] = client.runs.artifacts(run_id, kind="resume")
    assert client.queues.get().active == []
    client.queues.unpause_run(run_id)
    serve()
    until(lambda: client.runs.get(run_id).attempt == 2)
    assert not [line for line in client.runs.logs(run_id).lines if line.level == "error"]
    assert kept.step is not None
    client.runs.cancel(run_id)
    until(lambda: client.runs.get(run_id).state == "cancelled")


def test_a_drained_worker_ends_what_it_has_and_takes_nothing_new(client, worker, serve):
    first = client.runs.create({"recipe": "tiny-control", "notes": "keeps"}).id
    second = client.runs.create({"recipe": "tiny-control", "notes": "steps"}).id
    serve()
    until(lambda: client.runs.artifacts(first, kind="resume"))
    drained = client.workers.drain("tester")
    assert [run.run for run in drained.running] == [first]
    until(lambda: worker.draining)
    client.runs.cancel(first)
    until(lambda: client.workers.get("tester").running == [])
    serve()
    waiting = client.runs.get(second)
    assert (waiting.state, waiting.waiting_for) == (
        "queued",
        "a worker that takes runs: 'tester' of queue 'default' is drained",
    )
    client.workers.undrain("tester")
    serve()
    assert client.runs.wait(second, timeout=60, interval=0.1).state == "succeeded"


def test_a_worker_s_token_opens_what_a_worker_needs_and_no_more(client, worker):
    submit = httpx.post(
        f"{client.url}/api/v1/runs",
        json={"recipe": "tiny-control"},
        headers={"Authorization": f"Bearer {client.tokens.create('w', 'worker').token}"},
    )
    assert (submit.status_code, submit.json()["error"]["code"]) == (403, "role_needed")
