"""Data sets that were uploaded, brought to this machine once; those by path, seen to be what was registered."""

import fcntl
import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from distillboard.coco.images import problem_of
from distillboard.contracts.catalogue import CocoFiles, ImageFile, ImageList
from distillboard.contracts.leases import Claim
from pydantic import ValidationError

from distillboard_worker.api import Api, RefusedError
from distillboard_worker.cache import Cache
from distillboard_worker.reporting import RunFailed

_THREADS = 8
"""Images that are fetched at once."""
_TOGETHER = 256
_POLL_SECONDS = 0.2


def with_local_files(claim: Claim, shipments: "Shipments") -> Claim:
    """The claim with its data set's files by paths of this machine.

    Raises:
        RunFailed: `dataset_missing`, `dataset_damaged` or `dataset_changed`.
        AwayError: the API does not answer; what was fetched is kept, so call again.
    """
    dataset = claim.dataset
    splits = {"train": dataset.train, "val": dataset.val}
    local = {split: shipments.bring(dataset.name, files) for split, files in splits.items() if files is not None}
    return claim.model_copy(update={"dataset": dataset.model_copy(update=local)}) if local else claim


class Shipments:
    """The part of a worker's cache that holds uploaded data sets.

    Images lie in a folder of their list's digest, under the names that the annotations have for them. Workers may
    share the cache: whoever comes second waits.

    Args:
        api: Where the bytes are.
        cache: Keeps them; it is what holds them while they are used.
        pause: Called between files and while waiting, in the caller's thread; what it raises ends the shipment.
    """

    def __init__(self, api: Api, cache: Cache, pause: Callable[[], None] = lambda: None) -> None:
        self._api = api
        self._pause = pause
        self._cache = cache

    def bring(self, dataset: str, files: CocoFiles) -> CocoFiles:
        """One split's files on this machine."""
        annotations, images = Path(files.annotations), files.images
        if files.annotations_digest is not None:
            annotations = self._blob(dataset, files.annotations_digest)
        elif files.annotations_sha256 is not None:
            _refuse_changed(dataset, annotations, files.annotations_sha256)
        if files.images_digest is not None:
            images = str(self._folder(dataset, files.images_digest))
        return CocoFiles(annotations=str(annotations), images=images, annotations_sha256=None)

    def _folder(self, dataset: str, digest: str) -> Path:
        """The folder of a list's images; complete when it has its name."""
        folder = self._cache.images(digest)
        if folder.is_dir():
            return folder
        listed = self._list(dataset, digest)
        partial = folder.with_name(f"{digest}.partial")
        partial.mkdir(parents=True, exist_ok=True)
        with _alone(partial.with_suffix(".lock"), self._pause):
            if not folder.is_dir():
                self._cache.make_room(sum(file.size for file in listed.files.values()))
                self._fetch_all(dataset, listed, partial)
                partial.rename(folder)
        return folder

    def _list(self, dataset: str, digest: str) -> ImageList:
        try:
            listed = ImageList.model_validate_json(self._blob(dataset, digest).read_bytes())
        except ValidationError as error:
            raise RunFailed("dataset_damaged", f"The list of images of data set '{dataset}' is none.") from error
        for name in listed.files:
            if (problem := problem_of(name)) is not None:
                raise RunFailed("dataset_damaged", f"Data set '{dataset}' has the file name {name!r:.100}: {problem}.")
        return listed

    def _fetch_all(self, dataset: str, listed: ImageList, folder: Path) -> None:
        def fetch(item: tuple[str, ImageFile]) -> None:
            name, file = item
            target = folder / name
            if not (target.is_file() and target.stat().st_size == file.size):
                self._fetch(dataset, file.sha256, target)

        waiting = iter(listed.files.items())
        with ThreadPoolExecutor(_THREADS, thread_name_prefix="images") as pool:
            while some := list(islice(waiting, _TOGETHER)):
                for _ in pool.map(fetch, some):
                    self._pause()

    def _blob(self, dataset: str, digest: str) -> Path:
        path = self._cache.file(digest)
        if not path.is_file():
            self._fetch(dataset, digest, path)
        return path

    def _fetch(self, dataset: str, digest: str, target: Path) -> None:
        """Fetch bytes under a partial name and check them."""
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f".{target.name[:100]}.{os.getpid()}-{threading.get_ident()}.partial")
        try:
            self._api.fetch(f"/blobs/{digest}", partial)
            if _digest(partial) != digest:
                message = f"A file of data set '{dataset}' came with another content than stated."
                raise RunFailed("dataset_damaged", message)
            partial.replace(target)
        except RefusedError as error:
            message = f"A file of data set '{dataset}' cannot be had: {error}"
            raise RunFailed("dataset_missing", message) from error
        finally:
            partial.unlink(missing_ok=True)


def _refuse_changed(dataset: str, path: Path, sha256: str) -> None:
    if path.is_file() and _digest(path) != sha256:
        message = f"{path} is not the file that data set '{dataset}' was registered with: register it again."
        raise RunFailed("dataset_changed", message)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _alone(lock: Path, pause: Callable[[], None]) -> Iterator[None]:
    """Keep other slots and workers from the same folder for the time of a block."""
    descriptor, wake = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600), threading.Event()
    try:
        while not _taken(descriptor):
            pause()
            wake.wait(_POLL_SECONDS)
        yield
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
