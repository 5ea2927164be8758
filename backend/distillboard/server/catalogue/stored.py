"""Uploaded data sets as the store has them: annotation files, lists of images, images."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from pydantic import ValidationError

from distillboard.coco.checking import Source
from distillboard.coco.headers import HeaderError, Size, read_size
from distillboard.coco.images import problem_of
from distillboard.contracts.catalogue import CocoFiles, DatasetDocument, ImageList
from distillboard.contracts.problems import FieldProblem

from ..artifacts.store import Store
from ..errors import Conflict, Invalid

MOST_LIST_BYTES = 128 << 20
"""Of a list of images: half a million with their digests."""
_BUFFER = 1 << 16


class _Bytes(io.RawIOBase):
    """Bytes of the store as a file; only what is read is fetched."""

    def __init__(self, store: Store, digest: str, size: int) -> None:
        self._store = store
        self._digest = digest
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # all that its reader gives it
        wanted = min(len(buffer), max(0, self._size - self._at))
        got = b"".join(self._store.read(self._digest, self._at, wanted)) if wanted else b""
        buffer[: len(got)] = got
        self._at += len(got)
        return len(got)


@contextmanager
def opened(store: Store, digest: str) -> Iterator[IO[bytes]]:
    """Bytes of the store as a file.

    Raises:
        FileNotFoundError: they are not there.
    """
    size = store.size(digest)
    if size is None:
        raise FileNotFoundError(f"no bytes with sha256 {digest}")
    with io.BufferedReader(_Bytes(store, digest, size), _BUFFER) as file:
        yield file


@dataclass(frozen=True)
class Uploaded:
    """The images of an uploaded list."""

    store: Store
    listed: ImageList

    def size(self, name: str) -> Size | str | None:
        """What the image's bytes say; a sentence when they say nothing, None when it is not listed."""
        file = self.listed.files.get(name)
        try:
            if file is None:
                return None
            with opened(self.store, file.sha256) as content:
                return read_size(content)
        except FileNotFoundError:
            return None
        except HeaderError as error:
            return str(error)


def splits_of(document: DatasetDocument) -> dict[str, CocoFiles]:
    """The splits that a document names files for."""
    named = {"train": document.train, "val": document.val}
    return {split: files for split, files in named.items() if files is not None}


def is_here(document: DatasetDocument) -> bool:
    """Whether all files of a data set were uploaded."""
    splits = splits_of(document).values()
    return bool(splits) and all(files.annotations_digest and files.images_digest for files in splits)


def read_list(store: Store, digest: str, field: str) -> ImageList:
    """An uploaded list of images.

    Raises:
        Invalid: ``missing_bytes`` or ``invalid_image_list``.
    """
    size = store.size(digest)
    if size is None:
        raise _refusal("missing_bytes", field, f"no bytes with sha256 {digest} are here")
    if size > MOST_LIST_BYTES:
        raise _refusal("invalid_image_list", field, f"a list of images may have {MOST_LIST_BYTES} bytes")
    try:
        listed = ImageList.model_validate_json(b"".join(store.read(digest, 0, size)))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise _refusal("invalid_image_list", field, f"it is no list of images: {place}: {first['msg']}") from None
    for name in listed.files:
        if (problem := problem_of(name)) is not None:
            raise _refusal("invalid_image_list", field, f"the file name {name!r:.100} {problem}")
    return listed


def named_bytes(store: Store, document: DatasetDocument) -> dict[str, str]:
    """Every digest that a document names, also by its lists of images, and in which field.

    Raises:
        Invalid: a list of images is none.
    """
    found: dict[str, str] = {}
    for split, files in splits_of(document).items():
        if files.annotations_digest:
            found[files.annotations_digest] = f"document.{split}.annotations"
        if files.images_digest:
            field = f"document.{split}.images"
            found[files.images_digest] = field
            listed = read_list(store, files.images_digest, field)
            found.update((file.sha256, field) for file in listed.files.values())
    return found


def sources(store: Store, document: DatasetDocument) -> dict[str, Source]:
    """The splits of an uploaded data set, to be checked or repaired.

    Raises:
        Conflict: ``files_elsewhere``: they lie by path, where the server does not look.
    """
    if not is_here(document):
        hint = f"run 'distillboard dataset repair {document.name}' on a machine that sees them"
        raise Conflict("files_elsewhere", f"the files of data set '{document.name}' lie by path; {hint}")
    return {split: _source(store, split, files) for split, files in splits_of(document).items()}


def _source(store: Store, split: str, files: CocoFiles) -> Source:
    annotations, images = files.annotations_digest or "", files.images_digest or ""
    listed = read_list(store, images, f"document.{split}.images")
    return Source(lambda: opened(store, annotations), Uploaded(store, listed))


def _refusal(code: str, field: str, message: str) -> Invalid:
    return Invalid(code, f"{field}: {message}", [FieldProblem(field=field, message=message)])
