"""HTTP with retries: a call is repeated only when that cannot do something twice."""

import random
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx
from pydantic import TypeAdapter

from distillboard.contracts.runs import ArtifactView

from .downloading import Partial
from .errors import Conflict, NotFound, Unreachable, refusal
from .uploads import WHOLE_BYTES, send_in_chunks

T = TypeVar("T")

_RETRIED_STATUS = frozenset({429, 502, 503, 504})
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
"""Hosts that no proxy of the environment can reach for us."""
_CHUNK = 1 << 20
_FRESH_STARTS = 3
_FIRST_WAIT, _LONGEST_WAIT = 0.2, 5.0


class Transport:
    """One keep-alive connection to a server's ``/api/v1``.

    Args:
        url: Address of the server, e.g. ``http://127.0.0.1:8000``.
        token: Bearer token, where the server asks for one.
        retries: How often a call that may be repeated is tried again.
        client: An httpx client to use instead of a new one (its base URL is kept).
    """

    def __init__(
        self, url: str, token: str | None = None, *, retries: int = 4, client: httpx.Client | None = None
    ) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.url = url.rstrip("/")
        self.token = token
        self.given = client
        self._retries = retries
        self._http = client or httpx.Client(
            base_url=self.url,
            timeout=httpx.Timeout(30, connect=5),
            trust_env=httpx.URL(self.url).host not in _LOOPBACK,
        )
        self._http.headers.update(headers)

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def get(self, path: str, into: type[T], params: Mapping[str, Any] | None = None) -> T:
        """GET ``/api/v1`` + path, read as ``into``."""
        return self._read(self._call("GET", path, params=_present(params)), into)

    @contextmanager
    def stream(
        self, path: str, params: Mapping[str, Any], headers: Mapping[str, str], silence: float
    ) -> Iterator[httpx.Response]:
        """GET an answer that is read as it comes; ``silence`` is how many seconds may pass between two pieces."""
        timeout = httpx.Timeout(30, connect=5, read=silence)
        with self._http.stream("GET", f"/api/v1{path}", params=params, headers=headers, timeout=timeout) as answer:
            yield answer

    def upload(self, path: str, content: Iterable[bytes]) -> None:
        """PUT a file; ``content`` is read from its beginning at every try."""
        self._call("PUT", path, content=content)

    def post(self, path: str, into: type[T], *, key: str | None = None, **request: Any) -> T:
        """POST; repeated only with an idempotency ``key``."""
        headers = {"Idempotency-Key": key} if key else {}
        return self._read(self._call("POST", path, repeatable=key is not None, headers=headers, **request), into)

    def put(self, path: str, into: type[T], **request: Any) -> T:
        """PUT a document; sending it again changes nothing."""
        return self._read(self._call("PUT", path, **request), into)

    def patch(self, path: str, into: type[T], **request: Any) -> T:
        """PATCH; sending it again changes nothing more."""
        return self._read(self._call("PATCH", path, **request), into)

    def delete(self, path: str, into: type[T], params: Mapping[str, Any] | None = None) -> T:
        """DELETE; the answer says what was there."""
        return self._read(self._call("DELETE", path, params=_present(params)), into)

    def send(self, path: str, into: type[T], body: bytes, *, key: str) -> T:
        """POST a JSON document that is text already."""
        headers = {"Idempotency-Key": key, "Content-Type": "application/json"}
        return self._read(self._call("POST", path, headers=headers, content=body), into)

    def put_file(self, path: str, file: Path, sha256: str, params: Mapping[str, Any]) -> ArtifactView:
        """Upload a file of a run: a large one in chunks, which go on where they were cut."""
        if file.stat().st_size <= WHOLE_BYTES:
            headers = {"Digest-SHA256": sha256, "Content-Length": str(file.stat().st_size)}
            answer = self._call("PUT", path, content=_Chunks(file), headers=headers, params=_present(params))
            return self._read(answer, ArtifactView)
        self._send_in_chunks(file, sha256)
        run, _, name = path.partition("/artifacts/")
        body = {"name": name, "sha256": sha256, **_present(params)}
        return self._read(self._call("POST", f"{run}/artifacts", json=body), ArtifactView)

    def keep_bytes(self, file: Path, sha256: str) -> None:
        """Upload a file that a model's document names by its digest."""
        self._send_in_chunks(file, sha256, keep=True)

    def _send_in_chunks(self, file: Path, sha256: str, *, keep: bool = False) -> None:
        for left in range(_FRESH_STARTS, -1, -1):
            try:
                send_in_chunks(self._call, file, sha256, keep=keep)
            except (NotFound, Conflict):  # complete, though nobody heard of it, or given up: asking again says which
                if not left:
                    raise
            else:
                return

    def download(self, path: str, target: Path, params: Mapping[str, Any] | None = None) -> Path:
        """Stream a file to ``target`` by way of a partial name; what broke off goes on where it was.

        Raises:
            DistillboardError: the bytes are not those the server has.
        """
        partial = Partial(target)
        reason = "no answer"
        for wait in _waits(self._retries):
            try:
                self._stream(path, partial, params)
                return partial.finish()
            except httpx.TransportError as error:
                reason = str(error) or type(error).__name__
            if wait:
                time.sleep(wait)
        raise self._unreachable(reason)

    def _stream(self, path: str, partial: Partial, params: Mapping[str, Any] | None) -> None:
        headers = partial.headers()
        with self._http.stream("GET", f"/api/v1{path}", headers=headers, params=_present(params)) as answer:
            if answer.status_code != httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
                if answer.is_error:
                    answer.read()
                _raise_for(answer)
                partial.take(answer)
                return
        partial.discard()  # it was whole already, or is not what the server has
        self._stream(path, partial, params)

    def _call(self, method: str, path: str, *, repeatable: bool = True, **request: Any) -> httpx.Response:
        reason = "no answer"
        for wait in _waits(self._retries if repeatable else 0):
            try:
                answer = self._http.request(method, f"/api/v1{path}", **request)
            except httpx.TransportError as error:
                reason = str(error) or type(error).__name__
            else:
                if answer.status_code not in _RETRIED_STATUS:
                    _raise_for(answer)
                    return answer
                reason = f"it answered {answer.status_code}"
            if wait:
                time.sleep(wait)
        raise self._unreachable(reason)

    def _unreachable(self, reason: str) -> Unreachable:
        return Unreachable(f"{self.url} cannot be reached ({reason}): is `distillboard up` running, is the URL right?")

    @staticmethod
    def _read(answer: httpx.Response, into: type[T]) -> T:
        return TypeAdapter(into).validate_json(answer.content)


class _Chunks:
    """A file as an upload; every iteration begins at its beginning."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __iter__(self) -> Iterator[bytes]:
        with self._file.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk


def _waits(retries: int) -> Iterator[float]:
    """Seconds to wait after each try, doubled and jittered; none after the last."""
    for retry in range(retries):
        yield min(_LONGEST_WAIT, _FIRST_WAIT * 2**retry) * random.uniform(0.5, 1.0)
    yield 0.0


def _present(params: Mapping[str, Any] | None) -> dict[str, Any]:
    return {key: value for key, value in (params or {}).items() if value is not None}


def _raise_for(answer: httpx.Response) -> None:
    if answer.is_success:
        return
    is_json = answer.headers.get("content-type", "").startswith("application/json")
    raise refusal(answer.status_code, answer.json() if is_json else answer.text)
