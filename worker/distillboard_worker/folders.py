"""The folders of runs on this machine: locked while in use, removed when everything was sent, a few kept otherwise."""

import fcntl
import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType

KEPT = 10
"""How many folders of failed or unsent attempts stay for somebody to look at."""


class RunFolder:
    """A private folder for one attempt, for the time of a block.

    Args:
        work_dir: Where the folders lie.
        name: What the folder's name starts with.
    """

    def __init__(self, work_dir: Path, name: str) -> None:
        work_dir.mkdir(parents=True, exist_ok=True)
        self.path = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=work_dir))
        self.keep = True
        """Whether the folder stays after the block; it does unless somebody says that it need not."""
        self._lock = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._lock, fcntl.LOCK_EX)

    def __enter__(self) -> "RunFolder":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._lock)
        if not self.keep:
            shutil.rmtree(self.path, ignore_errors=True)
        remove_old(self.path.parent)


def remove_old(work_dir: Path, kept: int = KEPT) -> None:
    """Remove all but the newest ``kept`` folders that nobody uses."""
    folders = [path for path in work_dir.iterdir() if path.is_dir() and not _in_use(path)]
    newest_first = sorted(folders, key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest_first[kept:]:
        shutil.rmtree(path, ignore_errors=True)


def _in_use(folder: Path) -> bool:
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False
