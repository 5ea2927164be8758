"""The real API as a process of its own, on a free port."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from .waiting import wait_until


class ApiProcess:
    """``python -m distillboard.server`` over a folder; it can be started again on the same port."""

    def __init__(self, home: Path, **environment: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        settings = {"DISTILLBOARD_HOME": str(home), "DISTILLBOARD_PORT": str(self.port), **environment}
        self._environment = {**os.environ, **settings}
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Migrate, start, wait until it answers."""
        command = [sys.executable, "-m", "distillboard.server", "--migrate"]
        self.process = subprocess.Popen(command, env=self._environment)
        wait_until(lambda: _answers(self.url), f"the API answers at {self.url}", 180)

    def end(self, signal: int) -> int:
        """Send a signal and wait for the process; gives its exit status."""
        assert self.process is not None
        self.process.send_signal(signal)
        return self.process.wait(30)


@contextmanager
def running_api(home: Path, **environment: str) -> Iterator[ApiProcess]:
    """An API that lives as long as the block."""
    api = ApiProcess(home, **environment)
    try:
        api.start()
        yield api
    finally:
        if api.process is not None and api.process.poll() is None:
            api.process.kill()
            api.process.wait(10)


def free_port() -> int:
    """A port of the loopback that nobody has right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/healthz", timeout=5).is_success
    except httpx.TransportError:
        return False
