"""A download that goes on where the last one broke off, and is checked when it is whole."""

import hashlib
import re
from pathlib import Path

import httpx

from .errors import DistillboardError

_SHA256 = re.compile(r'"([0-9a-f]{64})"')


class Partial:
    """The beginning of a file, beside its target, with the ETag that its bytes belong to.

    Args:
        target: Where the whole file goes.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        self._file = target.with_name(target.name + ".partial")
        self._tag = target.with_name(target.name + ".partial.etag")
        target.parent.mkdir(parents=True, exist_ok=True)

    def headers(self) -> dict[str, str]:
        """What asks for the rest; the server sends everything when the file has changed since."""
        if not self._file.is_file() or not self._tag.is_file():
            return {}
        return {"Range": f"bytes={self._file.stat().st_size}-", "If-Range": self._tag.read_text(encoding="ascii")}

    def take(self, answer: httpx.Response) -> None:
        """Write what comes, after what is there if it is the rest of it."""
        is_rest = answer.status_code == httpx.codes.PARTIAL_CONTENT
        tag = answer.headers.get("etag", "")
        if not is_rest:
            self.discard()
        if tag:
            self._tag.write_text(tag, encoding="ascii")
        with self._file.open("ab" if is_rest else "wb") as file:
            for chunk in answer.iter_bytes():
                file.write(chunk)

    def discard(self) -> None:
        """Begin anew."""
        self._file.unlink(missing_ok=True)
        self._tag.unlink(missing_ok=True)

    def finish(self) -> Path:
        """Check the whole file against its digest and give it its name.

        Raises:
            DistillboardError: the bytes are not those the server has.
        """
        stated = _SHA256.fullmatch(self._tag.read_text(encoding="ascii")) if self._tag.is_file() else None
        if stated is not None and _digest(self._file) != stated[1]:
            self.discard()
            raise DistillboardError(f"{self._target} came with other bytes than the server has: download it again")
        self._tag.unlink(missing_ok=True)
        return self._file.replace(self._target)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
