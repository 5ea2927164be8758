"""The folder of bytes: received under a partial name, kept under their digest."""

import errno
import hashlib
import os
import re
import secrets
import time
from pathlib import Path

from ..errors import Malformed, Unavailable

DIGEST = re.compile(r"^[0-9a-f]{64}$")
_ABANDONED_SECONDS = 24 * 3600


class Upload:
    """Bytes on their way in. Ends with ``FolderStore.adopt`` or ``discard``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._file = path.open("xb")
        self._sha256 = hashlib.sha256()

    def write(self, chunk: bytes) -> None:
        """Append bytes.

        Raises:
            Unavailable: ``disk_full``.
        """
        self._sha256.update(chunk)
        self.size += len(chunk)
        try:
            self._file.write(chunk)
        except OSError as error:
            raise _refusal(error) from error

    def finish(self, expected: str | None) -> str:
        """Put the bytes on the disk and return their sha256.

        Raises:
            Malformed: ``wrong_digest`` when it is not the expected one.
            Unavailable: ``disk_full``.
        """
        digest = self._sha256.hexdigest()
        if expected is not None and digest != expected:
            message = f"the body has sha256 {digest}, not {expected}: it was changed on its way or cut short"
            raise Malformed("wrong_digest", message)
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise _refusal(error) from error
        self._file.close()
        return digest

    def discard(self) -> None:
        """Forget the bytes; harmless after they were adopted."""
        self._file.close()
        self.path.unlink(missing_ok=True)


class FolderStore:
    """Files by sha256 under one root; each content is there once."""

    def __init__(self, root: Path) -> None:
        self._partial = root / "partial"
        self._kept = root / "sha256"

    def receive(self) -> Upload:
        """Begin an upload."""
        self._partial.mkdir(parents=True, exist_ok=True)
        return Upload(self._partial / secrets.token_hex(16))

    def adopt(self, upload: Upload, digest: str) -> None:
        """Keep a finished upload under its digest; the rename is atomic."""
        target = self.path(digest)
        target.parent.mkdir(parents=True, exist_ok=True)
        upload.path.replace(target)

    def path(self, digest: str) -> Path:
        """Where the bytes of this digest are, or would be.

        Raises:
            ValueError: it is not a sha256 in lower-case hex.
        """
        if not DIGEST.match(digest):
            raise ValueError(f"not a sha256: {digest!r:.80}")
        return self._kept / digest[:2] / digest

    def remove(self, digest: str) -> None:
        """Delete the bytes of this digest; harmless when they are not there."""
        self.path(digest).unlink(missing_ok=True)

    def clear_abandoned(self) -> None:
        """Delete what uploads left behind that ended without a word a day ago or earlier."""
        limit = time.time() - _ABANDONED_SECONDS
        for path in self._partial.glob("*"):
            if path.stat().st_mtime < limit:
                path.unlink(missing_ok=True)


def _refusal(error: OSError) -> Exception:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Unavailable("disk_full", "the server's disk is full: nothing of this upload was kept")
    return error
