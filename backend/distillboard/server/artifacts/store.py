"""Where bytes are kept: what a store can do, and the local file in which bytes arrive."""

import errno
import hashlib
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from ..errors import Malformed, Unavailable

DIGEST = re.compile(r"^[0-9a-f]{64}$")
PIECE = 2**20
"""Bytes that are read, written or sent at once."""
ABANDONED_SECONDS = 24 * 3600
"""Age at which what an interrupted upload left behind is cleared."""


class Incoming:
    """Bytes on their way in, in a local file. Ends with ``Store.adopt`` or ``discard``."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / secrets.token_hex(16)
        self.size = 0
        self._sha256 = hashlib.sha256()
        with refusing_a_full_disk():
            self._file = self.path.open("xb")

    def write(self, chunk: bytes) -> None:
        """Append bytes.

        Raises:
            Unavailable: ``disk_full``.
        """
        self._sha256.update(chunk)
        self.size += len(chunk)
        with refusing_a_full_disk():
            self._file.write(chunk)

    def finish(self, expected: str | None) -> str:
        """Put the bytes on the disk and return their sha256.

        Raises:
            Malformed: ``wrong_digest`` when it is not the expected one.
            Unavailable: ``disk_full``.
        """
        digest = self._sha256.hexdigest()
        if expected is not None and digest != expected:
            message = f"the bytes have sha256 {digest}, not {expected}: they were changed on their way or cut short"
            raise Malformed("wrong_digest", message)
        with refusing_a_full_disk():
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
        return digest

    def discard(self) -> None:
        """Forget the bytes; harmless after they were adopted."""
        with suppress(OSError):  # closing writes what is buffered, for which a full disk has no room
            self._file.close()
        self.path.unlink(missing_ok=True)


class Store(Protocol):
    """Bytes by sha256, each content once, and the parts of uploads that are not complete.

    Several processes may use one store. ``stage`` takes as long as it takes and happens outside transactions;
    ``adopt`` is quick and happens inside the one that writes the blob's row, so that whoever collects unused bytes
    and whoever keeps the same bytes wait for each other on that row.
    """

    def receive(self) -> Incoming:
        """Begin to take bytes in."""

    def stage(self, incoming: Incoming, digest: str) -> None:
        """Bring finished bytes to where ``adopt`` finds them."""

    def adopt(self, incoming: Incoming, digest: str) -> bool:
        """Keep staged bytes under their digest; False when a collector took them away since."""

    def size(self, digest: str) -> int | None:
        """How many bytes are kept under a digest; None when there are none."""

    def read(self, digest: str, start: int, count: int) -> Iterator[bytes]:
        """Bytes from ``start`` on, in pieces.

        Raises:
            FileNotFoundError: nothing is kept under this digest.
        """

    def remove(self, digest: str) -> None:
        """Delete the bytes of a digest; harmless when they are not there."""

    def put_part(self, upload: str, offset: int, data: bytes) -> None:
        """Keep a chunk of an upload; all of it or nothing, in place of what began at the same offset."""

    def read_part(self, upload: str, offset: int) -> bytes:
        """A chunk of an upload.

        Raises:
            FileNotFoundError: there is none.
        """

    def remove_parts(self, upload: str) -> None:
        """Delete all chunks of an upload."""

    def clear_abandoned(self) -> None:
        """Delete what uploads left behind that ended without a word a day ago or earlier."""


def place_of(digest: str) -> str:
    """A digest's place in a store, as a relative path.

    Raises:
        ValueError: it is not a sha256 in lower-case hex.
    """
    if not DIGEST.match(digest):
        raise ValueError(f"not a sha256: {digest!r:.80}")
    return f"sha256/{digest[:2]}/{digest}"


def clear_old_files(folder: Path) -> None:
    """Delete the files of a folder tree that nobody wrote to for a day, and what folders that leaves empty."""
    limit = time.time() - ABANDONED_SECONDS
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            remove_if_empty(path)
        elif path.stat().st_mtime < limit:
            path.unlink(missing_ok=True)


def remove_if_empty(folder: Path) -> None:
    """Delete a folder in which nothing is."""
    try:
        folder.rmdir()
    except OSError as error:
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT}:
            raise


@contextmanager
def refusing_a_full_disk() -> Iterator[None]:
    """Turn a full disk into an answer.

    Raises:
        Unavailable: ``disk_full``.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise
        raise Unavailable("disk_full", "the server's disk is full: nothing of this upload was kept") from error
