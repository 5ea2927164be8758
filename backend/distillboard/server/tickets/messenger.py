"""The messenger: a thread that sends tickets and change notices, so that no request ever waits for Redis."""

import logging
import threading
from collections.abc import Callable

from celery import Celery
from kombu.exceptions import OperationalError
from redis import Redis
from redis.exceptions import RedisError

from distillboard.kit.broker import kombu_url

from ..kit.outbox import Outbox

CHANNEL = "distillboard:changes"
"""Redis pub/sub channel; each message is the id of a run that changed."""

MAX_PENDING_TICKETS = 1000
_TASK = "distillboard.work"
_TIMEOUT_SECONDS = 2.0
_PAUSE_SECONDS = 0.01
"""Between two sendings: what a thousand reports a second have to say goes together, and nobody sees the delay."""
_log = logging.getLogger(__name__)

Listener = Callable[[frozenset[str]], None]


class Messenger:
    """Sends what committed transactions said; what Redis does not take is left to the janitor and to polling."""

    def __init__(self, redis_url: str | None) -> None:
        self.listeners: list[Listener] = []
        self._redis = _redis(redis_url) if redis_url else None
        self._celery = _producer(redis_url) if redis_url else None
        self._pending = Outbox()
        self._filled = threading.Condition()
        self._stopping = threading.Event()
        self._silent = False
        self._thread = threading.Thread(target=self._serve, name="messenger", daemon=True)

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def stop(self) -> None:
        """Send what is left and end."""
        with self._filled:
            self._stopping.set()
            self._filled.notify()
        if self._thread.is_alive():
            self._thread.join(2 * _TIMEOUT_SECONDS)
        if self._redis is not None:
            self._redis.close()
        if self._celery is not None:
            self._celery.close()

    def announce(self, said: Outbox) -> None:
        """Take over what a committed transaction had to say; tickets beyond a bound are left to the janitor."""
        if not said.queues and not said.runs:
            return
        with self._filled:
            room = MAX_PENDING_TICKETS - len(self._pending.queues)
            self._pending.queues += said.queues[:room]
            self._pending.runs |= said.runs
            self._filled.notify()

    def ping(self) -> bool:
        """Whether Redis answers."""
        try:
            return self._redis is not None and bool(self._redis.ping())
        except RedisError:
            return False

    def waiting_tickets(self, queue: str) -> int | None:
        """How many tickets lie in the broker for ``queue``; None when Redis does not answer."""
        if self._redis is None:
            return None
        try:
            return int(self._redis.llen(queue_key(queue)))
        except RedisError:
            return None

    def _serve(self) -> None:
        while True:
            with self._filled:
                self._filled.wait_for(lambda: self._stopping.is_set() or self._pending.queues or self._pending.runs)
                said, self._pending = self._pending, Outbox()
                if self._stopping.is_set() and not said.queues and not said.runs:
                    return
            self._send(said)
            self._stopping.wait(_PAUSE_SECONDS)

    def _send(self, said: Outbox) -> None:
        for listener in self.listeners:
            listener(frozenset(said.runs))
        try:
            self._send_changes(said.runs)
            self._send_tickets(said.queues)
            self._silent = False
        except (RedisError, OperationalError, OSError) as error:
            if not self._silent:
                _log.warning("Redis does not take messages (%s); queued runs are announced again when it does", error)
            self._silent = True

    def _send_changes(self, runs: set[str]) -> None:
        if self._redis is None or not runs:
            return
        with self._redis.pipeline(transaction=False) as pipeline:
            for run_id in runs:
                pipeline.publish(CHANNEL, run_id)
            pipeline.execute()

    def _send_tickets(self, queues: list[str]) -> None:
        if self._celery is None:
            return
        for queue in queues:
            self._celery.send_task(_TASK, args=[queue], queue=queue_key(queue), ignore_result=True, retry=False)


def queue_key(queue: str) -> str:
    """The Celery queue, which is also the Redis list, that workers of ``queue`` listen to."""
    return f"distillboard.{queue}"


def _redis(url: str) -> Redis:
    return Redis.from_url(url, socket_timeout=_TIMEOUT_SECONDS, socket_connect_timeout=_TIMEOUT_SECONDS)


def _producer(url: str) -> Celery:
    producer = Celery("distillboard", broker=kombu_url(url), set_as_current=False)
    timeouts = {"socket_timeout": _TIMEOUT_SECONDS, "socket_connect_timeout": _TIMEOUT_SECONDS}
    producer.conf.update(
        broker_transport_options={**timeouts, "max_retries": 0},
        broker_connection_timeout=_TIMEOUT_SECONDS,
        task_serializer="json",
        accept_content=["json"],
        task_ignore_result=True,
        enable_utc=True,
    )
    return producer
