"""``python -m distillboard_worker``: serve tickets until told to stop."""

import logging
import os
import sys
from typing import Any

from celery import signals

from distillboard_worker.api import Api
from distillboard_worker.app import create_app, listen
from distillboard_worker.settings import WorkerSettings
from distillboard_worker.slots import find_slots, preflight_slot
from distillboard_worker.worker import Worker


def main() -> int:
    """Run the worker in this process; SIGTERM and Ctrl-C give its runs back and end it.

    Returns:
        The exit status.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for chatty in ("httpx", "celery.worker.strategy", "celery.app.trace"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    settings = WorkerSettings()
    slots = find_slots(settings.slots, os.environ.get("CUDA_VISIBLE_DEVICES"), settings.gpus_per_slot)
    token = settings.token.get_secret_value() if settings.token else None
    worker = Worker(settings, Api(settings.url, token), slots, examining=preflight_slot(len(slots)))
    worker.start()
    try:
        return serve(settings, worker, len(slots))
    finally:
        worker.close()


def serve(settings: WorkerSettings, worker: Worker, slots: int) -> int:
    """Consume tickets until a signal ends it; the exit status."""
    app = create_app(settings, worker.work)

    def stop(**_: Any) -> None:
        worker.stop()

    signals.worker_shutting_down.connect(stop, weak=False)
    # One thread for pre-flights, and one more than slots: a ticket that comes while all are busy ends at once.
    consumer = app.Worker(pool="threads", concurrency=slots + 2, loglevel="INFO", without_mingle=True, quiet=True)
    worker.on_drain = lambda draining: listen(consumer, settings.queues, listening=not draining)
    consumer.start()
    return int(consumer.exitcode or 0)


if __name__ == "__main__":
    sys.exit(main())
