"""The servers under test: ours without a worker, and MLflow's, each on a free port with a folder of its own."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil
from distillboard.up import redis_server

PATIENCE = 600.0
IDLE_SECONDS = 10.0
TRACKIO_TOKEN, TRACKIO_PROJECT = "bench", "bench"
OURS, MLFLOWS, TRACKIOS = "distillboard.sqlite3", "mlflow.db", f"{TRACKIO_PROJECT}.db"
"""Names of the databases."""


@dataclass(frozen=True)
class Server:
    """A server that answers.

    Attributes:
        url: Its address.
        home: Where it keeps everything.
        seconds: From the start of its process until it answered.
        pid: Of the process that was started; what it started belongs to it.
    """

    url: str
    home: Path
    seconds: float
    pid: int

    def idle_memory(self) -> int:
        """The memory that it holds ten seconds later, when everything that it starts has been started."""
        time.sleep(IDLE_SECONDS)
        return self.memory()

    def memory(self) -> int:
        """Bytes of memory that its processes hold, each shared page counted once (PSS)."""
        root = psutil.Process(self.pid)
        return sum(process.memory_full_info().pss for process in (root, *root.children(recursive=True)))

    def disk(self, name: str) -> int:
        """Bytes of its database, with what its write-ahead log held brought into it."""
        with closing(sqlite3.connect(self.home / name, timeout=PATIENCE)) as database:
            _wait(lambda: database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
        return sum(path.stat().st_size for path in self.home.glob(f"{name}*"))

    def free(self, name: str) -> int:
        """Bytes of its database's file that hold nothing and take what comes next."""
        with closing(sqlite3.connect(self.home / name, timeout=PATIENCE)) as database:
            pages, size = (database.execute(f"PRAGMA {what}").fetchone()[0] for what in ("freelist_count", "page_size"))
        return int(pages * size)

    def wait_until_folded(self) -> None:
        """Wait until no batch of a run that ended holds points any more."""
        left = "SELECT count(*) FROM event_batches JOIN runs ON runs.id = run_id WHERE NOT folded AND ended IS NOT NULL"
        self.wait_for(OURS, left, 0)

    def wait_for(self, name: str, question: str, answer: int) -> None:
        """Wait until a question to its database has this answer."""
        with closing(sqlite3.connect(self.home / name, timeout=PATIENCE)) as database:
            _wait(lambda: database.execute(question).fetchone()[0] == answer)


@contextmanager
def distillboard(home: Path) -> Iterator[Server]:
    """Our API on SQLite with its Redis, everything on: idempotency, leases, summaries, live wake-ups."""
    home.mkdir(parents=True)
    path = redis_server.socket_path(home)
    with _process(redis_server.arguments(redis_server.find_binary(), path, home), {}, home / "redis.log"):
        _wait(lambda: redis_server.answers(path))
        port = free_port()
        environment = {
            "DISTILLBOARD_HOME": str(home),
            "DISTILLBOARD_PORT": str(port),
            "DISTILLBOARD_REDIS_URL": redis_server.redis_url(path),
        }
        command = [sys.executable, "-m", "distillboard.server", "--migrate"]
        with _http_server(command, environment, home, port, "/readyz") as server:
            yield server


@contextmanager
def mlflow(python: Path, home: Path) -> Iterator[Server]:
    """MLflow's server on SQLite with one worker, which is its faster setting."""
    home.mkdir(parents=True)
    port = free_port()
    store = f"sqlite:///{home / MLFLOWS}"
    options = ["--backend-store-uri", store, "--artifacts-destination", str(home / "artifacts"), "--workers", "1"]
    command = [str(python), "-m", "mlflow", "server", "--host", "127.0.0.1", "--port", str(port), *options]
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    with _http_server(command, {"PATH": path, "MLFLOW_DISABLE_TELEMETRY": "true"}, home, port, "/health") as server:
        yield server


@contextmanager
def trackio(python: Path, home: Path) -> Iterator[Server]:
    """Trackio's own server, which reporters on other machines send to."""
    home.mkdir(parents=True)
    port = free_port()
    serve = f"import trackio; trackio.show(open_browser=False, host='127.0.0.1', server_port={port})"
    environment = {"TRACKIO_DIR": str(home), "TRACKIO_WRITE_TOKEN": TRACKIO_TOKEN}
    with _http_server([str(python), "-c", serve], environment, home, port, "/") as server:
        yield server


def free_port() -> int:
    """A port of the loopback interface that nobody uses at this moment."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def _http_server(command: list[str], environment: dict[str, str], home: Path, port: int, path: str) -> Iterator[Server]:
    url, began = f"http://127.0.0.1:{port}", time.monotonic()
    with _process(command, environment, home / "server.log") as process, httpx.Client(base_url=url) as http:
        _wait(lambda: _answers(http, path))
        yield Server(url, home, time.monotonic() - began, process.pid)


@contextmanager
def _process(command: list[str], environment: dict[str, str], log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    with log.open("wb") as file:
        process = subprocess.Popen(command, env=os.environ | environment, stdout=file, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        children = psutil.Process(process.pid).children(recursive=True)
        process.terminate()
        process.wait(30)
        for child in psutil.wait_procs(children, timeout=5)[1]:
            child.kill()


def _answers(http: httpx.Client, path: str) -> bool:
    try:
        return http.get(path).is_success
    except httpx.TransportError:
        return False


def _wait(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError(f"a server was not as it should be within {PATIENCE:g} s; its log is in its home")
        time.sleep(0.02)
