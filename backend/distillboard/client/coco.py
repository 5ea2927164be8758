"""A data set's files where they lie: checked, described by their paths, or sent to the server."""

import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from distillboard.coco.checking import Source, Told, check_dataset
from distillboard.coco.images import Folder
from distillboard.coco.reading import CocoError
from distillboard.coco.table import read_table
from distillboard.contracts.catalogue import (
    UPLOADED,
    BytesMissing,
    CheckReport,
    CocoFiles,
    ImageFile,
    ImageList,
)

from .errors import DistillboardError
from .transport import Transport

CHECKED_BY = "command line"
_ASKED = 10_000
"""Digests in one question."""
_READERS, _SENDERS = 8, 4
_TOGETHER = 4096


class UploadTold(Told):
    """Hears how far a check and an upload are; does nothing."""

    def hashing(self, split: str, count: int, total: int) -> None:
        """So many more of a split's images were read for their digests."""

    def sending(self, count: int, total: int) -> None:
        """So many more of the images that the server has not yet were sent."""


class LeadsOutError(DistillboardError):
    """An image that lies elsewhere, behind a link: it is not sent, as nobody may have meant it to be."""


def source_at(files: CocoFiles) -> Source:
    """A split by its paths on this machine."""
    annotations = Path(files.annotations)
    return Source(lambda: annotations.open("rb"), Folder(Path(files.images)))


def check_files(splits: Mapping[str, CocoFiles], told: Told | None = None) -> tuple[list[str], CheckReport]:
    """Check splits by their paths on this machine; see ``check_dataset``."""
    sources = {split: source_at(files) for split, files in splits.items()}
    return check_dataset(sources, checked_by=CHECKED_BY, told=told)


def stamped(files: CocoFiles) -> CocoFiles:
    """A split by path with the digest of its annotations, so that a run notices when they were changed."""
    return files.model_copy(update={"annotations_sha256": digest_of_file(Path(files.annotations))})


class Sender:
    """Sends splits; what the server has already stays here, so an upload that was cut goes on.

    Args:
        transport: To the server.
        told: Hears how far it is.
    """

    def __init__(self, transport: Transport, told: UploadTold | None = None) -> None:
        self._transport = transport
        self._told = told or UploadTold()

    def send(self, split: str, files: CocoFiles) -> CocoFiles:
        """Send a split's annotations and the images that they name; images that are missing are left out.

        Raises:
            LeadsOutError: an image lies outside the folder of the images, behind a link.
            DistillboardError: the annotations are no COCO file.
        """
        annotations = self.send_annotations(Path(files.annotations))
        folder = Path(files.images)
        found = self._read(split, folder, _names(Path(files.annotations)))
        self._send_images({file.sha256: folder / name for name, file in found.files.items()})
        listed = found.model_dump_json().encode()
        digest = hashlib.sha256(listed).hexdigest()
        self._transport.upload(f"/blobs/{digest}", [listed])
        return CocoFiles(annotations=annotations, images=f"{UPLOADED}{digest}", annotations_sha256=None)

    def send_annotations(self, file: Path) -> str:
        """Send a file; the place that a document names it by."""
        digest = digest_of_file(file)
        self._transport.keep_bytes(file, digest)
        return f"{UPLOADED}{digest}"

    def _read(self, split: str, folder: Path, names: list[str]) -> ImageList:
        root, found = folder.resolve(), {}
        for some in _parts(names, _TOGETHER):
            with ThreadPoolExecutor(_READERS, thread_name_prefix="digests") as pool:
                files = pool.map(lambda name: _image(root, name), some)
                found.update({name: file for name, file in zip(some, files, strict=True) if file is not None})
            self._told.hashing(split, len(some), len(names))
        return ImageList(files=dict(sorted(found.items())))

    def _send_images(self, files: Mapping[str, Path]) -> None:
        missing = list(self._missing(list(files)))
        with ThreadPoolExecutor(_SENDERS, thread_name_prefix="upload") as pool:
            for _ in pool.map(lambda digest: self._send_image(digest, files[digest]), missing):
                self._told.sending(1, len(missing))

    def _send_image(self, digest: str, file: Path) -> None:
        self._transport.upload(f"/blobs/{digest}", [file.read_bytes()])

    def _missing(self, digests: list[str]) -> Iterator[str]:
        for some in _parts(digests, _ASKED):
            body = {"digests": some}
            yield from self._transport.post("/blobs/missing", BytesMissing, json=body).missing


def _names(annotations: Path) -> list[str]:
    """File names of the images that an annotation file names, each once."""
    try:
        with annotations.open("rb") as file:
            return list(dict.fromkeys(read_table(file).files.values()))
    except (OSError, CocoError) as error:
        raise DistillboardError(f"{annotations}: {error}") from error


def _image(root: Path, name: str) -> ImageFile | None:
    """An image's digest; None where there is no file."""
    path = root / name
    if not path.is_file():
        return None
    if not path.resolve().is_relative_to(root):
        raise LeadsOutError(f"{path} leads out of {root}: copy the file there, or register the data set by its path")
    return ImageFile(sha256=digest_of_file(path), size=path.stat().st_size)


def digest_of_file(path: Path) -> str:
    """The sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _parts(entries: list[str], size: int) -> Iterator[list[str]]:
    waiting = iter(entries)
    while some := list(islice(waiting, size)):
        yield some
