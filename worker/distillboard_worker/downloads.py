"""Weights by address: downloaded once, gone on with after an interruption, checked before anybody reads them."""

import fcntl
import hashlib
import logging
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from urllib.parse import unquote

import httpx
from distillboard.contracts.catalogue import Weights

from distillboard_worker.api import AwayError
from distillboard_worker.patience import Backoff
from distillboard_worker.reporting import RunFailed

logger = logging.getLogger(__name__)

SOURCES = ("https://download.openmmlab.com", "https://download.pytorch.org", "https://mmassets.onedl.ai")
"""Where weights are downloaded from unless the worker's settings say otherwise: the model zoos."""
LIMIT = 4 << 30
"""Largest file in bytes."""
TRIES = 5
REDIRECTS = 5
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_LATER = {408, 425, 429}


class Downloads:
    """The folder of what was downloaded, laid out as `wget -x` does it: host, then the address's path.

    So a machine without internet takes the files that somebody puts there. Workers may share the folder.

    Args:
        folder: Where the files lie.
        sources: Origins, as `https://host` or `http://host:port`; nothing else is asked, redirects included.
        limit: Largest file in bytes.
        interrupted: Asked between chunks and tries whether to leave off.
        tell: Hears what is being downloaded.
        pause: Seconds between the first tries.
    """

    def __init__(  # noqa: PLR0913 - what a download may do and whom it tells
        self,
        folder: Path,
        sources: Sequence[str] = SOURCES,
        *,
        limit: int = LIMIT,
        interrupted: Callable[[], bool] = lambda: False,
        tell: Callable[[str], None] = logger.info,
        pause: float | None = None,
    ) -> None:
        self._folder = folder
        self._sources = {_origin(httpx.URL(source)) for source in sources} - {""}
        self._limit = limit
        self._interrupted = interrupted
        self._tell = tell
        self._pause = pause

    def fetch(self, model: str, weights: Weights) -> Path:
        """The file at `weights.url`, which is what it should be.

        Args:
            model: What the weights are of, for messages.
            weights: Their address and what is known of their content.

        Raises:
            RunFailed: The address is refused, cannot be reached, or has another content than stated.
            AwayError: It was interrupted; what was downloaded is kept.
        """
        url = _read(model, weights.url)
        self._refuse_stranger(model, url)
        target = self._folder / place(url)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with self._alone(target):
                if not (target.is_file() and fits(target, weights)):
                    self._download(model, url, weights, target)
        except OSError as error:
            raise RunFailed(
                "weights_unwritable", f"The weights of model '{model}' cannot be kept as {target}: {error}."
            ) from error
        return target

    def _download(self, model: str, url: httpx.URL, weights: Weights, target: Path) -> None:
        partial = target.with_name(f"{target.name}.partial")
        if weights.sha256 is None and weights.sha256_prefix is None:
            # Nothing would notice that its second half is another file's.
            partial.unlink(missing_ok=True)
        self._tell(f"downloading the weights of model '{model}' from {url}")
        self._persist(model, url, partial, target)
        if not fits(partial, weights):
            partial.unlink()
            raise RunFailed(
                "weights_damaged", f"The weights of model '{model}' came from {url} with another content than stated."
            )
        partial.replace(target)

    def _persist(self, model: str, url: httpx.URL, partial: Path, target: Path) -> None:
        backoff, wake = Backoff(), threading.Event()
        for left in range(TRIES - 1, -1, -1):
            try:
                return self._stream(model, url, partial)
            except (httpx.TransportError, httpx.HTTPStatusError) as error:
                if not left or not _may_pass(error):
                    raise RunFailed("weights_unreachable", _unreachable(model, url, error, target)) from error
                logger.warning("%s: %s, %d tries left", url, error, left)
            self.leave_off_if_asked()
            wake.wait(backoff.pause if self._pause is None else self._pause)
            backoff.failed()
        raise AssertionError("the last try returns or raises")

    def _stream(self, model: str, url: httpx.URL, partial: Path) -> None:
        have = partial.stat().st_size if partial.exists() else 0
        with self._answer(model, url, have) as answer:
            if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
                partial.unlink()
                raise httpx.RemoteProtocolError("what was there is longer than the file", request=answer.request)
            answer.raise_for_status()
            goes_on = answer.headers.get("Content-Range", "").startswith(f"bytes {have}-")
            size = have if answer.status_code == httpx.codes.PARTIAL_CONTENT and goes_on else 0
            self._refuse_large(model, url, size + int(answer.headers.get("Content-Length", 0)))
            with partial.open("ab" if size else "wb") as file:
                for chunk in answer.iter_raw():
                    self.leave_off_if_asked()
                    size += file.write(chunk)
                    self._refuse_large(model, url, size)

    @contextmanager
    def _answer(self, model: str, url: httpx.URL, have: int) -> Iterator[httpx.Response]:
        """The answer behind the redirects, each of which must lead to a known source."""
        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
        with httpx.Client(timeout=30, trust_env=url.host not in _LOOPBACK) as client:
            for _ in range(REDIRECTS):
                self._refuse_stranger(model, url)
                with client.stream("GET", url, headers=headers) as answer:
                    if answer.next_request is None:
                        yield answer
                        return
                    url = answer.next_request.url
        raise RunFailed("weights_unreachable", f"The weights of model '{model}': {url} redirects again and again.")

    def _refuse_stranger(self, model: str, url: httpx.URL) -> None:
        if _origin(url) not in self._sources:
            raise RunFailed(
                "weights_refused",
                f"The weights of model '{model}' lie at {url}. This worker downloads from"
                f" {', '.join(sorted(self._sources)) or 'nowhere'} only, as its DISTILLBOARD_WEIGHT_SOURCES says.",
            )

    def _refuse_large(self, model: str, url: httpx.URL, size: int) -> None:
        if size > self._limit:
            raise RunFailed(
                "weights_refused",
                f"The weights of model '{model}' at {url} have more than {self._limit} bytes;"
                " the worker's setting DISTILLBOARD_WEIGHT_LIMIT_BYTES says how many they may have.",
            )

    def leave_off_if_asked(self) -> None:
        """Raise ``AwayError`` when whoever waits for the download wants to go."""
        if self._interrupted():
            raise AwayError("the download was interrupted")

    @contextmanager
    def _alone(self, target: Path) -> Iterator[None]:
        """Keep other workers and slots from the same file for the time of a block."""
        lock = os.open(target.with_name(f"{target.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
        wake = threading.Event()
        try:
            while not _taken(lock):
                self.leave_off_if_asked()
                wake.wait(0.2)
            yield
        finally:
            os.close(lock)


def held(folder: Path, most: int = 1000) -> list[str]:
    """Addresses, without their scheme, of what was downloaded to a folder; at most so many."""
    files = (path for path in folder.rglob("*") if path.suffix not in {".lock", ".partial"} and path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in islice(files, most))


def place(url: httpx.URL) -> Path:
    """Where an address's file lies below the folder of downloads.

    Raises:
        RunFailed: The address names no file.
    """
    parts = [unquote(part) for part in url.path.split("/") if part]
    if not parts or any(part in {".", ".."} or "/" in part or "\\" in part or "\0" in part for part in parts):
        raise RunFailed("weights_refused", f"The address {url} names no file.")
    return Path(url.netloc.decode("ascii").rpartition("@")[2], *parts)


def fits(file: Path, weights: Weights) -> bool:
    """Whether a file's content is the stated one, as far as it is stated."""
    stated = [digest for digest in (weights.sha256, weights.sha256_prefix) if digest is not None]
    if not stated:
        return True
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return all(digest.startswith(one) for one in stated)


def _read(model: str, address: str | None) -> httpx.URL:
    try:
        return httpx.URL(address or "")
    except httpx.InvalidURL as error:
        raise RunFailed("weights_refused", f"The address of the weights of model '{model}': {error}.") from error


def _origin(url: httpx.URL) -> str:
    """Scheme, host and port; nothing for what is no address on the web, such as `file:`."""
    if url.scheme not in {"http", "https"} or not url.host:
        return ""
    return f"{url.scheme}://{url.host}" + ("" if url.port is None else f":{url.port}")


def _taken(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _may_pass(error: httpx.HTTPError) -> bool:
    """Whether the same request may succeed after a while."""
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.is_server_error or error.response.status_code in _LATER
    return not isinstance(error, httpx.UnsupportedProtocol)


def _unreachable(model: str, url: httpx.URL, error: httpx.HTTPError, target: Path) -> str:
    return (
        f"The weights of model '{model}' cannot be had from {url}: {error or type(error).__name__}."
        f" Let this worker reach it, or put the file at {target}."
    )
