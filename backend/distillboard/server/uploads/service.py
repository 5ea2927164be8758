"""Chunks into a whole: in order, each once, checked by the digest in the end."""

from dataclasses import dataclass
from datetime import timedelta

from distillboard.contracts.artifacts import OFFSET_HEADER, NewUpload, UploadView

from ..artifacts.receiving import file_too_large
from ..artifacts.service import Shelf
from ..artifacts.store import ABANDONED_SECONDS
from ..artifacts.stores import open_store
from ..context import Context
from ..db import Database
from ..errors import Conflict, Malformed
from ..kit.base import utc_now
from ..settings import Settings
from . import repository
from .models import Upload

CHUNK_BYTES = 8 * 2**20
"""Bytes of every chunk but the last: one is held in memory, and lost when the network is cut."""


@dataclass(frozen=True)
class _Course:
    """An upload as its row said it was."""

    id: str
    digest: str
    size: int
    offset: int
    pinned: bool


class Desk:
    """Takes chunks in. No transaction is open while bytes travel, and any process may take the next chunk."""

    def __init__(self, database: Database, shelf: Shelf, settings: Settings) -> None:
        self._database = database
        self._shelf = shelf
        self._limit = settings.upload_limit_bytes

    def begin(self, new: NewUpload) -> tuple[UploadView, bool]:
        """Begin an upload or go on with it; nothing is to be sent when the bytes are there.

        Returns:
            How far it is, and whether it begins now.

        Raises:
            TooLarge: ``file_too_large``.
        """
        if new.size > self._limit:
            raise file_too_large(self._limit)
        if self._shelf.has(new.sha256, pin=new.keep):
            return _there(new.sha256, new.size), False
        with self._database.writing() as session:
            upload, added = repository.begin(session, new)
            course = _course(upload)
        # Whoever had all chunks and could not put them together leaves that to the next who asks.
        return (self._complete(course) if course.offset == course.size else _view(course)), added

    def progress(self, upload_id: str) -> UploadView:
        """How far an upload is.

        Raises:
            NotFound: ``unknown_upload``.
        """
        return _view(self._course(upload_id))

    def take(self, upload_id: str, offset: int, chunk: bytes) -> UploadView:
        """Take a chunk in; one that is there already is not looked at again.

        Raises:
            NotFound: ``unknown_upload``.
            Conflict: ``wrong_offset`` when bytes before it are missing.
            Malformed: ``wrong_chunk`` when it is too short, too long or in the wrong place; ``wrong_digest`` when the
                bytes are complete and others than stated: none of them is kept.
        """
        course = self._course(upload_id)
        _check(course, offset, len(chunk))
        if offset == course.offset:
            self._shelf.store.put_part(course.id, offset, chunk)
            with self._database.writing() as session:
                repository.advance(session, course.id, offset, len(chunk))
                course = _course(repository.get(session, course.id))
        return self._complete(course) if course.offset == course.size else _view(course)

    def clear_abandoned(self) -> None:
        """Give up the uploads that nobody went on with for a day."""
        with self._database.writing() as session:
            old = repository.unmoved_since(session, utc_now() - timedelta(seconds=ABANDONED_SECONDS))
            for upload_id in old:
                repository.forget(session, upload_id)
        for upload_id in old:
            self._shelf.store.remove_parts(upload_id)

    def _course(self, upload_id: str) -> _Course:
        with self._database.reading() as session:
            return _course(repository.get(session, upload_id))

    def _complete(self, course: _Course) -> UploadView:
        """Put the chunks together, check them, keep them."""
        incoming = self._shelf.store.receive()
        try:
            for offset in range(0, course.size, CHUNK_BYTES):
                incoming.write(self._shelf.store.read_part(course.id, offset))
            incoming.finish(course.digest)
            self._shelf.keep_blob(incoming, course.digest, pinned=course.pinned)
        except FileNotFoundError:
            # Somebody else put them together meanwhile, or gave them up.
            if not self._shelf.has(course.digest, pin=course.pinned):
                self._forget(course)
                raise Conflict("upload_lost", "chunks of this upload were given up: begin it again") from None
        except Malformed:
            self._forget(course)
            raise
        finally:
            incoming.discard()
        self._forget(course)
        return _there(course.digest, course.size)

    def _forget(self, course: _Course) -> None:
        with self._database.writing() as session:
            repository.forget(session, course.id)
        self._shelf.store.remove_parts(course.id)


def clear_up(context: Context) -> None:
    """Delete what uploads left behind a day ago or earlier: chunks, partial files, bytes that never got a name."""
    store = open_store(context.settings)
    shelf = Shelf(context.database, store, context.settings)
    Desk(context.database, shelf, context.settings).clear_abandoned()
    shelf.collect_unnamed()
    store.clear_abandoned()


def wrong_offset(offset: int) -> Conflict:
    """The refusal of a chunk before which bytes are missing; its header says where to go on."""
    error = Conflict("wrong_offset", f"the server has {offset} bytes of this upload: go on there")
    error.headers = {OFFSET_HEADER: str(offset)}
    return error


def _check(course: _Course, offset: int, length: int) -> None:
    if offset > course.offset:
        raise wrong_offset(course.offset)
    expected = min(CHUNK_BYTES, course.size - offset)
    if offset % CHUNK_BYTES or length != expected:
        message = f"a chunk begins at a multiple of {CHUNK_BYTES} bytes and has as many, the last one the rest"
        raise Malformed("wrong_chunk", f"{message}; at {offset} these are {max(0, expected)}, not {length}")


def _course(upload: Upload) -> _Course:
    return _Course(upload.id, upload.digest, upload.size, upload.offset, upload.pinned)


def _view(course: _Course) -> UploadView:
    return UploadView(
        id=course.id,
        sha256=course.digest,
        size=course.size,
        offset=course.offset,
        chunk_bytes=CHUNK_BYTES,
        complete=False,
    )


def _there(digest: str, size: int) -> UploadView:
    return UploadView(id=None, sha256=digest, size=size, offset=size, chunk_bytes=CHUNK_BYTES, complete=True)
