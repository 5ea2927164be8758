"""All Celery tasks of the worker."""

from collections.abc import Callable

from celery import Celery

WORK = "distillboard.work"


def register(app: Celery, work: Callable[[str], None]) -> None:
    """Add the tasks to ``app``; ``work`` answers a ticket for the queue it is called with."""

    @app.task(name=WORK, ignore_result=True, shared=False)  # type: ignore[untyped-decorator]
    def answer_ticket(queue: str) -> None:
        work(queue)


def celery_queue(queue: str) -> str:
    """The Celery queue that carries the tickets of ``queue``."""
    return f"distillboard.{queue}"


def send_ticket(app: Celery, queue: str) -> None:
    """Wake up whoever serves ``queue``."""
    app.send_task(WORK, [queue], queue=celery_queue(queue))
