"""One stack per home: a lock that the kernel lets go of when its holder dies."""

import fcntl
import json
import os
from pathlib import Path

from .errors import StackError


class HomeLock:
    """Held by the stack that serves a home; the file says who that is.

    Args:
        home: The folder.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._fd: int | None = None

    def take(self, url: str) -> None:
        """Take it, and leave word where this stack serves.

        Raises:
            StackError: another stack holds it.
        """
        fd = os.open(self._home / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _read_holder(fd)
            os.close(fd)
            raise StackError(
                f"Distillboard already runs on {self._home}{holder}: use that one, stop it, or choose another folder "
                "with DISTILLBOARD_HOME"
            ) from None
        os.truncate(fd, 0)
        os.pwrite(fd, json.dumps({"pid": os.getpid(), "url": url}).encode(), 0)
        self._fd = fd

    def release(self) -> None:
        """Let go."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


def _read_holder(fd: int) -> str:
    try:
        holder = json.loads(os.pread(fd, 4096, 0))
    except json.JSONDecodeError:  # it has the lock and has not written yet
        return ""
    return f" (process {holder['pid']}, {holder['url']})"
