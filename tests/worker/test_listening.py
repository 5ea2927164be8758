"""Celery over a real Redis: a drained worker leaves tickets to others, and takes them again afterwards."""

import threading
from contextlib import contextmanager

import pytest
import redis
from distillboard_worker.app import create_app, listen
from distillboard_worker.settings import WorkerSettings
from distillboard_worker.tasks import celery_queue, send_ticket
from support.servers import running_redis
from worker.conftest import until

pytestmark = pytest.mark.integration


@contextmanager
def consuming(app):
    """Celery's worker in a thread."""
    worker = app.Worker(pool="threads", concurrency=1, loglevel="WARNING", without_mingle=True, quiet=True)
    thread = threading.Thread(target=worker.start)
    thread.start()
    try:
        yield worker
    finally:
        worker.stop()
        thread.join(30)


@pytest.mark.filterwarnings("ignore::celery.exceptions.SecurityWarning")
def test_a_drained_worker_leaves_tickets_to_others(tmp_path):
    heard = []
    with running_redis(tmp_path) as url, redis.Redis.from_url(url) as broker:
        app = create_app(WorkerSettings(home=tmp_path, redis_url=url, queues=["default"]), heard.append)
        with consuming(app) as worker:
            until(lambda: heard)  # the ticket that it sends itself
            assert listen(worker, ["default"], listening=False)
            until(lambda: not worker.consumer.task_consumer.consuming_from(celery_queue("default")))
            taken = len(heard)
            send_ticket(app, "default")
            send_ticket(app, "default")
            until(lambda: broker.llen(celery_queue("default")) >= 1)
            assert listen(worker, ["default"], listening=True)
            until(lambda: len(heard) == taken + 2)
        app.close()


def test_a_worker_that_is_not_connected_yet_is_told_again():
    assert not listen(object(), ["default"], listening=False)
