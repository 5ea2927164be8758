"""The store in a bucket of an S3-compatible service."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING

import obstore
from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

from ..errors import Unavailable
from .store import ABANDONED_SECONDS, PIECE, Incoming, clear_old_files, place_of

if TYPE_CHECKING:
    from obstore import ObjectMeta

_PARTS = "parts"
_PART_BYTES = 8 * 2**20
"""Larger contents are sent in parts of so many bytes."""
_RETRIES = 3
_RETRY_TIME = timedelta(seconds=20)


class BucketStore:
    """Objects by sha256 under a prefix of a bucket. What arrives in one request waits in a local folder.

    Args:
        url: ``s3://bucket/prefix``. Keys, region and endpoint come from ``AWS_ACCESS_KEY_ID`` and its like.
        spool: Local folder for bytes on their way in.
    """

    def __init__(self, url: str, spool: Path) -> None:
        self._bucket = _opened(url)
        self._spool = spool

    def receive(self) -> Incoming:
        """Begin to take bytes in."""
        return Incoming(self._spool)

    def stage(self, incoming: Incoming, digest: str) -> None:
        """Send the bytes to their place, in several parts where they are many; they appear there all at once."""
        if self.size(digest) == incoming.size:
            return
        with incoming.path.open("rb") as file:
            self._put(place_of(digest), file)

    def adopt(self, incoming: Incoming, digest: str) -> bool:
        """Say whether the staged bytes are still there."""
        return self.size(digest) == incoming.size

    def size(self, digest: str) -> int | None:
        """How many bytes are kept under a digest; None when there are none."""
        try:
            with _answering():
                return obstore.head(self._bucket, place_of(digest))["size"]
        except FileNotFoundError:
            return None

    def read(self, digest: str, start: int, count: int) -> Iterator[bytes]:
        """Bytes from ``start`` on."""
        if not count:
            return iter(())
        with _answering():
            answer = obstore.get(self._bucket, place_of(digest), options={"range": (start, start + count)})

        def pieces() -> Iterator[bytes]:
            with _answering():
                for piece in answer.stream(min_chunk_size=PIECE):
                    yield bytes(piece)

        return pieces()

    def remove(self, digest: str) -> None:
        """Delete the bytes of a digest; S3 says nothing when they are not there."""
        with _answering():
            obstore.delete(self._bucket, place_of(digest))

    def put_part(self, upload: str, offset: int, data: bytes) -> None:
        """Keep a chunk."""
        self._put(_part(upload, offset), data)

    def read_part(self, upload: str, offset: int) -> bytes:
        """A chunk of an upload."""
        with _answering():
            return bytes(obstore.get(self._bucket, _part(upload, offset)).bytes())

    def remove_parts(self, upload: str) -> None:
        """Delete all chunks of an upload."""
        for page in self._pages(f"{_PARTS}/{upload}"):
            self._delete([found["path"] for found in page])

    def clear_abandoned(self) -> None:
        """Delete what uploads left behind that ended without a word, here and in the bucket."""
        clear_old_files(self._spool)
        limit = datetime.now(UTC) - timedelta(seconds=ABANDONED_SECONDS)
        for page in self._pages(_PARTS):
            self._delete([found["path"] for found in page if found["last_modified"] < limit])

    def _put(self, path: str, content: bytes | IO[bytes]) -> None:
        try:
            with _answering():
                obstore.put(self._bucket, path, content, chunk_size=_PART_BYTES)
        except FileNotFoundError as error:
            raise Unavailable("store_unavailable", "the bucket of artifacts does not exist") from error

    def _pages(self, prefix: str) -> Iterator[list["ObjectMeta"]]:
        with _answering():
            yield from map(list, obstore.list(self._bucket, prefix=prefix))

    def _delete(self, paths: list[str]) -> None:
        if paths:
            with _answering():
                obstore.delete(self._bucket, paths)


@cache
def _opened(url: str) -> S3Store:
    """One client for each bucket, with its connections; it is safe in all threads."""
    return S3Store.from_url(url, retry_config={"max_retries": _RETRIES, "retry_timeout": _RETRY_TIME})


def _part(upload: str, offset: int) -> str:
    return f"{_PARTS}/{upload}/{offset:020d}"


@contextmanager
def _answering() -> Iterator[None]:
    """Turn a bucket that does not do what it is asked into an answer.

    Raises:
        Unavailable: ``store_unavailable`` or ``store_denied``; what the service said goes to the log only.
    """
    try:
        yield
    except (PermissionDeniedError, UnauthenticatedError) as error:
        message = "the store of artifacts refuses this server: its keys are wrong or do not allow this"
        raise Unavailable("store_denied", message) from error
    except BaseError as error:
        raise Unavailable("store_unavailable", "the store of artifacts does not answer: try again later") from error
