"""What a worker brought from the server and keeps: bounded, least recently used first, never what a run uses."""

import fcntl
import logging
import os
import re
import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

logger = logging.getLogger(__name__)

LIMIT = 50 << 30
"""Bytes that are kept unless the worker's settings say otherwise."""
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class _Entry:
    """Everything that lies under one digest."""

    digest: str
    size: int
    used: float


class Cache:
    """Uploaded files, and folders of uploaded images, by digest; for the time of a block they are held.

    Workers may share the folder: whoever uses a digest has a shared lock on its file in ``uses``, whose time says when
    it was used last, and only who gets that lock for himself alone removes anything.

    Args:
        folder: The cache of all runs on this machine.
        limit: Bytes beyond which what nobody uses is removed; no bound when left out.
    """

    def __init__(self, folder: Path, limit: int | None = None) -> None:
        self.folder = folder
        self._limit = limit
        self._files = folder / "blobs"
        self._images = folder / "datasets" / "uploaded"
        self._uses = folder / "uses"
        self._held: dict[str, int] = {}

    def __enter__(self) -> "Cache":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for lock in self._held.values():
            os.close(lock)
        self._held.clear()

    def file(self, digest: str) -> Path:
        """Where the file of a digest lies or is to be put; it is held from now on."""
        self._hold(digest)
        return self._files / digest

    def images(self, digest: str) -> Path:
        """Where the images of a list's digest lie, or are to be put once they are complete; held from now on."""
        self._hold(digest)
        return self._images / digest

    def make_room(self, wanted: int = 0) -> None:
        """Remove what was used longest ago until ``wanted`` bytes more would fit; what is in use stays."""
        if self._limit is None:
            return
        entries = self._entries()
        taken = wanted + sum(entry.size for entry in entries)
        for entry in sorted(entries, key=lambda entry: entry.used):
            if taken <= self._limit:
                return
            if self._remove(entry.digest):
                logger.info("removed %s from the cache: %d bytes", entry.digest, entry.size)
                taken -= entry.size
        if taken > self._limit:
            logger.warning("what runs use takes %d bytes of the cache, more than its limit of %d", taken, self._limit)

    def _hold(self, digest: str) -> None:
        if digest not in self._held:
            lock = self._lock(digest, fcntl.LOCK_SH)
            os.utime(lock)
            self._held[digest] = lock

    def _lock(self, digest: str, kind: int) -> int:
        """A lock on what lies under a digest.

        Raises:
            BlockingIOError: ``kind`` does not wait, and somebody else has it.
        """
        self._uses.mkdir(parents=True, exist_ok=True)
        while True:
            lock = os.open(self._uses / digest, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(lock, kind)
                if self._is_current(lock, digest):
                    return lock
            except BaseException:
                os.close(lock)
                raise
            os.close(lock)

    def _is_current(self, lock: int, digest: str) -> bool:
        """Whether the file that is locked still has its name: it goes away with what it stands for."""
        try:
            return os.fstat(lock).st_ino == (self._uses / digest).stat().st_ino
        except FileNotFoundError:
            return False

    def _remove(self, digest: str) -> bool:
        """Remove what lies under a digest, unless somebody uses it."""
        try:
            lock = self._lock(digest, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        try:
            folder = self._images / digest
            if folder.is_dir():
                # A folder that has its name is complete, also for whoever comes after a death in the middle of this.
                folder.rename(self._images / f"{digest}.partial")
            for path in self._under(digest):
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
            (self._uses / digest).unlink()
        finally:
            os.close(lock)
        return True

    def _under(self, digest: str) -> list[Path]:
        return [path for folder in (self._files, self._images) for path in folder.glob(f"*{digest}*")]

    def _entries(self) -> list[_Entry]:
        found: dict[str, list[Path]] = defaultdict(list)
        for folder in (self._files, self._images):
            for path in folder.iterdir() if folder.is_dir() else ():
                if match := _DIGEST.search(path.name):
                    found[match[0]].append(path)
        return [_Entry(digest, sum(map(_size, paths)), self._used(digest, paths)) for digest, paths in found.items()]

    def _used(self, digest: str, paths: list[Path]) -> float:
        """When a digest was used last; what an older worker brought says when it came."""
        moments = (_changed(path) for path in (self._uses / digest, *paths))
        return next((moment for moment in moments if moment is not None), 0.0)


def _changed(path: Path) -> float | None:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return None


def _size(path: Path) -> int:
    """Bytes of a file, or of all files below a folder; what vanishes meanwhile counts nothing."""
    total = 0
    for part in (path, *path.rglob("*")) if path.is_dir() else (path,):
        try:
            status = part.lstat()
        except FileNotFoundError:
            continue
        total += 0 if part.is_dir() else status.st_size
    return total
