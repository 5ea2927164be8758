"""Where the server can see a split's files: in its store, below folders it may show, or where a worker made them."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from distillboard.coco.images import problem_of
from distillboard.contracts.catalogue import CocoFiles, DatasetDocument
from distillboard.contracts.samples import Split
from distillboard.kit.generated import shapes_folder

from ..artifacts.store import Store
from ..errors import Conflict, NotFound
from ..settings import Settings
from .stored import opened, read_list, splits_of

_MADE = Path("cache", "datasets")
"""Where a worker with the same home keeps what it made."""
Opened = AbstractContextManager[IO[bytes]]


@dataclass(frozen=True)
class Annotations:
    """An annotation file as it is now; equal ones have equal content."""

    identity: str
    size: int
    open: Callable[[], Opened] = field(compare=False)


@dataclass(frozen=True)
class Place:
    """A split whose files this server sees.

    Attributes:
        image: Opens an image by its name; raises ``FileNotFoundError`` when there is none.
    """

    annotations: Annotations
    image: Callable[[str], Opened] = field(compare=False)


class Places:
    """Finds splits.

    Args:
        store: Has what was uploaded.
        settings: Say which folders of this machine may be shown.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings

    def find(self, document: DatasetDocument, split: Split) -> Place:
        """Where a split's files lie.

        Raises:
            Conflict: ``files_elsewhere``: this server does not see them.
            NotFound: ``unknown_split``.
        """
        if document.builtin is not None:
            return self._made(document, split)
        files = splits_of(document).get(split)
        if files is None:
            raise NotFound("unknown_split", f"data set '{document.name}' names no files of '{split}'")
        if files.annotations_digest and files.images_digest:
            return self._uploaded(files, split)
        return self._by_path(files)

    def _uploaded(self, files: CocoFiles, split: Split) -> Place:
        digest = files.annotations_digest or ""
        size = self._store.size(digest)
        if size is None:
            raise _elsewhere("its annotations are no longer in this server's store")

        def image(name: str) -> Opened:
            listed = read_list(self._store, files.images_digest or "", f"{split}.images").files.get(name)
            if listed is None:
                raise FileNotFoundError(name)
            return opened(self._store, listed.sha256)

        return Place(Annotations(digest, size, lambda: opened(self._store, digest)), image)

    def _by_path(self, files: CocoFiles) -> Place:
        annotations, images = Path(files.annotations), Path(files.images)
        for path in (annotations, images):
            if not path.is_absolute() or not self._may_show(path):
                hint = "DISTILLBOARD_DATA_FOLDERS names the folders that it may show"
                raise _elsewhere(f"{path} lies outside of the folders that this server shows; {hint}")
        return _in_folder(annotations, images)

    def _may_show(self, path: Path) -> bool:
        """Where no token is asked for, who reaches the server is at its machine and may read what it reads."""
        if self._settings.token is None:
            return True
        return any(path.resolve().is_relative_to(folder.resolve()) for folder in self._settings.data_folders)

    def _made(self, document: DatasetDocument, split: Split) -> Place:
        folder = shapes_folder(self._settings.home / _MADE, **document.parameters)
        if not folder.is_dir():
            raise _elsewhere("it is drawn by a worker when a run first needs it; none beside this server has yet")
        return _in_folder(folder / f"{split}.json", folder / split)


def _in_folder(annotations: Path, images: Path) -> Place:
    try:
        stated = annotations.stat()
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise _elsewhere(f"this server cannot read {annotations}: {reason}; workers may") from None
    root = images.resolve()

    def image(name: str) -> Opened:
        path = (root / name).resolve()
        if problem_of(name) is not None or not path.is_relative_to(root):
            raise FileNotFoundError(name)
        return path.open("rb")

    identity = f"{annotations}:{stated.st_mtime_ns}:{stated.st_size}"
    return Place(Annotations(identity, stated.st_size, lambda: annotations.open("rb")), image)


def _elsewhere(reason: str) -> Conflict:
    return Conflict("files_elsewhere", reason)
