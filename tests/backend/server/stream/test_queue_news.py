"""What is told of queues: what waits for what, when it changed, at a cost that history does not raise."""

from collections.abc import Callable, Iterator

import httpx
import pytest
from distillboard.contracts.stream import QueueMessage
from distillboard.server.kit.base import utc_now
from distillboard.server.queues import pausing
from distillboard.server.runs import service as runs
from distillboard.server.stream.queues import QueueNews
from support.api import ApiProcess, running_api
from support.listening import Listener
from support.rows import create_external_run, create_run
from support.statements import counted
from support.waiting import wait_until


def told(messages: dict[str, bytes]) -> dict[str, QueueMessage]:
    found = {}
    for name, message in messages.items():
        _, data, _ = message.decode().split("\n")
        found[name] = QueueMessage.model_validate_json(data.removeprefix("data: "))
    return found


@pytest.fixture
def queue(database) -> Callable[..., str]:
    def submit(**changes) -> str:
        with database.writing() as session:
            return create_run(session, **changes).id

    return submit


def test_what_runs_wait_for_is_told_by_gpus(database, queue):
    queue()
    queue()
    queue(resources={"gpus": 2})
    [(name, message)] = told(QueueNews(database).look()).items()
    assert (name, message.queue.waiting, message.queue.workers) == ("default", 3, [])
    without = "a worker: none that is there serves queue 'default'"
    assert [(one.gpus, one.waiting_for) for one in message.waiting_for] == [(0, without), (2, without)]


def test_only_what_changed_is_told(database, queue):
    queue()
    queue(resources={"queue": "night"})
    news = QueueNews(database)
    assert news.look().keys() == {"default", "night"}
    assert news.look() == {}
    with database.writing() as session:
        pausing.pause_queue(session, "night")
    [message] = told(news.look()).values()
    assert (message.queue.name, message.queue.paused) == ("night", True)
    assert message.waiting_for[0].waiting_for == "queue 'night' to be resumed: it is paused"


def test_a_queue_that_is_gone_is_told_once(database, queue):
    run_id = queue()
    news = QueueNews(database)
    news.look()
    with database.writing() as session:
        runs.cancel(session, run_id)
    [message] = told(news.look()).values()
    assert (message.queue.waiting, message.queue.workers, message.waiting_for) == (0, [], [])
    assert news.look() == {}


def test_a_look_reads_no_history(database, queue):
    queue()
    with counted(database) as few:
        QueueNews(database).look()
    with database.writing() as session:
        for _ in range(30):
            create_external_run(session).ended = utc_now()
    for _ in range(5):
        queue()
    with counted(database) as many:
        QueueNews(database).look()
    assert len(few) == len(many) <= 6


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ApiProcess]:
    with running_api(tmp_path_factory.mktemp("home")) as process:
        yield process


def reasons(listener: Listener) -> list[str]:
    told = [QueueMessage.model_validate(message) for message in listener.of("queue")]
    return [one.waiting_for for message in told if message.queue.name == "default" for one in message.waiting_for]


@pytest.mark.integration
def test_a_watcher_hears_why_a_run_waits_whenever_that_changes(api):
    listener = Listener(api.url)
    httpx.post(f"{api.url}/api/v1/runs", json={"recipe": "tiny-control"}).raise_for_status()
    nobody, paused = (
        "a worker: none that is there serves queue 'default'",
        "queue 'default' to be resumed: it is paused",
    )
    wait_until(lambda: reasons(listener)[-1:] == [nobody], "nobody serves the queue")
    httpx.post(f"{api.url}/api/v1/queues/default/pause").raise_for_status()
    wait_until(lambda: reasons(listener)[-1:] == [paused], "the queue is paused")
    httpx.post(f"{api.url}/api/v1/queues/default/resume").raise_for_status()
    slot = {"index": 0, "device": {"kind": "cpu"}}
    report = {"host": "node", "pid": 7, "queues": ["default"], "slots": [slot], "started": "2026-01-01T00:00:00Z"}
    httpx.put(f"{api.url}/api/v1/workers/one", json=report).raise_for_status()
    wait_until(lambda: reasons(listener)[-1:] == ["a free slot"], "a worker is there")
    later = Listener(api.url)
    wait_until(lambda: reasons(later) == ["a free slot"], "a stream begins with the queues as they are")
    wait_until(lambda: reasons(listener)[-1:] == [nobody], "the worker fell silent", 60)
