"""The store in a folder of this machine."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from .store import PIECE, Incoming, clear_old_files, place_of


class FolderStore:
    """Files by sha256 under one root. Everything arrives under a partial name on the same disk and is renamed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._partial = root / "partial"
        self._parts = root / "parts"

    def receive(self) -> Incoming:
        """Begin to take bytes in."""
        return Incoming(self._partial)

    def stage(self, incoming: Incoming, digest: str) -> None:
        """Nothing: the bytes are on the disk they stay on."""

    def adopt(self, incoming: Incoming, digest: str) -> bool:
        """Rename the finished bytes to their digest, which is atomic."""
        target = self.path(digest)
        target.parent.mkdir(parents=True, exist_ok=True)
        incoming.path.replace(target)
        return True

    def path(self, digest: str) -> Path:
        """Where the bytes of this digest are, or would be."""
        return self._root / place_of(digest)

    def size(self, digest: str) -> int | None:
        """How many bytes are kept under a digest; None when there are none."""
        try:
            return self.path(digest).stat().st_size
        except FileNotFoundError:
            return None

    def read(self, digest: str, start: int, count: int) -> Iterator[bytes]:
        """Bytes from ``start`` on; the file is open from here on, so that nobody can take it away under a reader."""
        file = self.path(digest).open("rb")
        file.seek(start)

        def pieces() -> Iterator[bytes]:
            left = count
            with file:
                while left > 0 and (piece := file.read(min(PIECE, left))):
                    left -= len(piece)
                    yield piece

        return pieces()

    def remove(self, digest: str) -> None:
        """Delete the bytes of a digest."""
        self.path(digest).unlink(missing_ok=True)

    def put_part(self, upload: str, offset: int, data: bytes) -> None:
        """Keep a chunk; the rename lets nobody see a part of it."""
        incoming = Incoming(self._partial)
        try:
            incoming.write(data)
            incoming.finish(None)
            target = self._part(upload, offset)
            target.parent.mkdir(parents=True, exist_ok=True)
            incoming.path.replace(target)
        finally:
            incoming.discard()

    def read_part(self, upload: str, offset: int) -> bytes:
        """A chunk of an upload."""
        return self._part(upload, offset).read_bytes()

    def remove_parts(self, upload: str) -> None:
        """Delete all chunks of an upload."""
        shutil.rmtree(self._parts / upload, ignore_errors=True)

    def clear_abandoned(self) -> None:
        """Delete what uploads left behind that ended without a word."""
        clear_old_files(self._partial)
        clear_old_files(self._parts)

    def _part(self, upload: str, offset: int) -> Path:
        return self._parts / upload / f"{offset:020d}"
