"""The embedded stack: Redis, API and worker under one supervisor that leaves nothing behind."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import httpx
from pydantic import TypeAdapter

from distillboard.contracts.leases import WorkerView
from distillboard.kit.processes import Spawner

from . import redis_server
from .child import Child
from .lock import HomeLock
from .ports import check_port, free_port
from .settings import StackSettings, settings_from

__all__ = ["Stack", "running_stack", "settings_from"]

logger = logging.getLogger(__name__)

READY_SECONDS = 120.0
TEND_INTERVAL = 0.2
_WORKERS = TypeAdapter(list[WorkerView])


class Stack:
    """Starts the programs in order, keeps them running, and stops them in order.

    Args:
        settings: What to start and where.
    """

    def __init__(self, settings: StackSettings) -> None:
        free = {"port": free_port(settings.host)} if settings.port == 0 else {}
        self.settings = settings.model_copy(update=free)
        self.url = self.settings.url
        self.home = self.settings.place
        self.logs = self.home / "logs"
        self.children: list[Child] = []
        self._lock = HomeLock(self.home)
        self._spawner = Spawner()
        self._stopping = threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="keeper", daemon=True)
        token = self.settings.token
        headers = {"Authorization": f"Bearer {token.get_secret_value()}"} if token else {}
        self._http = httpx.Client(base_url=self.url, headers=headers, timeout=5, trust_env=False)

    def start(self) -> None:
        """Bring everything up: Redis, then the API on a migrated database, then the worker.

        Raises:
            StackError: something is in the way; what was started is still to be stopped.
        """
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock.take(self.url)
        check_port(self.settings.host, self.settings.port)
        self.logs.mkdir(exist_ok=True)
        environment = self.settings.environment(self._start_redis())
        self._start("the API", [sys.executable, "-m", "distillboard.server", "--migrate"], environment, self._api_ready)
        self._start("the worker", [sys.executable, "-m", "distillboard_worker"], environment, self._worker_ready)
        self._keeper.start()

    def wait(self) -> None:
        """Serve until Ctrl-C or SIGTERM."""
        try:
            self._stopping.wait()
        except KeyboardInterrupt:
            return

    def stop(self) -> None:
        """Stop everything in the opposite order, so that the worker can still give its runs back.

        A second Ctrl-C meanwhile kills what is left.
        """
        self._stopping.set()
        try:
            self._stop_children(None)
        except KeyboardInterrupt:
            self._stop_children(0)
        self._http.close()
        self._spawner.close()
        self._lock.release()

    def _stop_children(self, patience: float | None) -> None:
        if self._keeper.is_alive():
            self._keeper.join()
        for child in reversed(self.children):
            child.stop(patience)

    def _start_redis(self) -> str:
        if self.settings.redis_url:
            redis_server.check(self.settings.redis_url)
            return self.settings.redis_url
        path = redis_server.socket_path(self.home)
        if path.parent != self.home:
            logger.warning("the path of %s is too long for a socket: Redis listens on %s", self.home, path)
        data = self.home / "redis"
        data.mkdir(mode=0o700, exist_ok=True)
        arguments = redis_server.arguments(redis_server.find_binary(), path, data)
        self._start("Redis", arguments, dict(os.environ), lambda _: redis_server.answers(path), patience=5)
        return redis_server.redis_url(path)

    def _start(
        self,
        name: str,
        arguments: list[str],
        environment: dict[str, str],
        healthy: Callable[[int], bool],
        patience: float = 25,
    ) -> None:
        log = self.logs / f"{name.rpartition(' ')[2].lower()}.log"
        child = Child(name, arguments, environment, log, healthy, patience)
        self.children.append(child)
        child.start(self._spawner)
        child.wait_healthy(READY_SECONDS)

    def _api_ready(self, _: int) -> bool:
        try:
            return self._http.get("/readyz").is_success
        except httpx.TransportError:
            return False

    def _worker_ready(self, pid: int) -> bool:
        try:
            answer = self._http.get("/api/v1/workers")
        except httpx.TransportError:
            return False
        workers = _WORKERS.validate_json(answer.content) if answer.is_success else []
        return any(worker.alive and worker.report.pid == pid for worker in workers)

    def _keep(self) -> None:
        while not self._stopping.wait(TEND_INTERVAL):
            for child in self.children:
                try:
                    child.tend(self._spawner)
                except OSError as error:
                    logger.error("%s cannot be started again: %s", child.name, error)  # noqa: TRY400


@contextmanager
def running_stack(settings: StackSettings) -> Iterator[Stack]:
    """A stack that serves for the time of the block; SIGTERM ends the block like Ctrl-C.

    Raises:
        StackError: it cannot be started.
    """
    stack = Stack(settings)
    with _terminable():
        try:
            stack.start()
            yield stack
        finally:
            stack.stop()


@contextmanager
def _terminable() -> Iterator[None]:
    """Turn SIGTERM into KeyboardInterrupt where signals can be caught, which is in the main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
