"""Where a data set's images lie, and what their files say of their size."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Protocol

from .headers import HeaderError, Size, read_size

_THREADS = 8
"""Files that are opened at once: enough for a slow disk, few enough for a shared one."""
_TOGETHER = 1024
LONGEST_NAME = 1000


class Images(Protocol):
    """A data set's images by name."""

    def size(self, name: str) -> Size | str | None:
        """What the file says; a sentence when it says nothing, None when there is no file."""


class Folder:
    """Images below a folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def size(self, name: str) -> Size | str | None:
        """What the file says; a sentence when it says nothing, None when there is no file."""
        try:
            with (self._path / name).open("rb") as file:
                return read_size(file)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except HeaderError as error:
            return str(error)
        except OSError as error:
            return os.strerror(error.errno or 0)


def problem_of(name: object) -> str | None:
    """Why a file name may not be used; None when it may."""
    if not isinstance(name, str) or not name:
        return "is no text"
    if len(name) > LONGEST_NAME or any(character < " " or character in "\x7f\\" for character in name):
        return "holds control characters or backslashes, or is too long"
    if any("\ud800" <= character <= "\udfff" for character in name):
        return "holds half a character"
    if name.startswith("/") or any(part in {"", ".", ".."} for part in name.split("/")):
        return "leaves the folder of the images, or is written in a roundabout way"
    return None


def plain_name(name: str) -> str | None:
    """A name without what is roundabout in it, as ``./a.jpg``; None when it leaves the folder."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or problem_of(str(path)) is not None:
        return None
    return str(path)


def sizes(images: Images, names: Iterable[str], progress: Callable[[int], None]) -> Iterator[Size | str | None]:
    """What the files of ``names`` say, in their order; a few are read at once."""
    waiting = iter(names)
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="image-sizes") as pool:
        while some := list(islice(waiting, _TOGETHER)):
            yield from pool.map(images.size, some)
            progress(len(some))
