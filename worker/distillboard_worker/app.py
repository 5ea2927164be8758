"""The Celery app: tickets come in, a call goes out; nothing here knows torch or the server."""

from collections.abc import Callable
from typing import Any

from celery import Celery, bootsteps
from distillboard.kit.broker import kombu_url
from kombu import Queue

from distillboard_worker import tasks
from distillboard_worker.settings import WorkerSettings


def create_app(settings: WorkerSettings, work: Callable[[str], None]) -> Celery:
    """Celery as this worker needs it.

    Args:
        settings: The worker's.
        work: Called with the queue's name for every ticket.
    """
    app = Celery("distillboard", broker=kombu_url(settings.redis_url))
    app.conf.update(
        accept_content=["json"],
        task_serializer="json",
        task_ignore_result=True,
        task_acks_late=False,
        task_queues=[Queue(tasks.celery_queue(queue)) for queue in settings.queues],
        worker_disable_prefetch=True,
        worker_cancel_long_running_tasks_on_connection_loss=False,
        worker_hijack_root_logger=False,
        broker_connection_max_retries=None,
        broker_connection_retry_on_startup=True,
    )
    tasks.register(app, work)
    app.steps["consumer"].add(_own_ticket(settings.queues))
    return app


def listen(worker: Any, queues: list[str], *, listening: bool) -> bool:
    """Take tickets of these queues, or leave them to other workers; False when the worker has not connected yet.

    Args:
        worker: Celery's, which runs in another thread.
        queues: The queues as users name them.
        listening: Whether it takes tickets from now on.
    """
    consumer: Any = getattr(worker, "consumer", None)
    if consumer is None or consumer.task_consumer is None:
        return False
    change = consumer.add_task_queue if listening else consumer.cancel_task_queue
    for queue in queues:
        consumer.call_soon(change, tasks.celery_queue(queue))
    return True


def _own_ticket(queues: list[str]) -> type[bootsteps.StartStopStep]:
    """A step that sends the worker a ticket of its own whenever it has (again) a connection: others may be lost."""

    class OwnTicket(bootsteps.StartStopStep):  # type: ignore[misc]
        requires = ("celery.worker.consumer.tasks:Tasks",)

        def start(self, parent: Any) -> None:
            for queue in queues:
                tasks.send_ticket(parent.app, queue)

    return OwnTicket
