"""HTTP with retries: a call is repeated only when that cannot do something twice."""

import random
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import httpx
from pydantic import TypeAdapter

from .errors import Unreachable, refusal

T = TypeVar("T")

_RETRIED_STATUS = frozenset({502, 503, 504})
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
        self._retries = retries
        self._http = client or httpx.Client(base_url=self.url, timeout=httpx.Timeout(30, connect=5))
        self._http.headers.update(headers)

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def get(self, path: str, into: type[T], params: Mapping[str, Any] | None = None) -> T:
        """GET ``/api/v1`` + path, read as ``into``."""
        return self._read(self._call("GET", path, params=_present(params)), into)

    def upload(self, path: str, content: Iterable[bytes]) -> None:
        """PUT a file; ``content`` is read from its beginning at every try."""
        self._call("PUT", path, content=content)

    def post(self, path: str, into: type[T], *, key: str | None = None, **request: Any) -> T:
        """POST; repeated only with an idempotency ``key``."""
        headers = {"Idempotency-Key": key} if key else {}
        return self._read(self._call("POST", path, repeatable=key is not None, headers=headers, **request), into)

    def download(self, path: str, target: Path) -> Path:
        """Stream a file to ``target``, by way of a partial name."""
        partial = target.with_name(target.name + ".partial")
        target.parent.mkdir(parents=True, exist_ok=True)
        with self._http.stream("GET", f"/api/v1{path}") as answer:
            if answer.is_error:
                answer.read()
            _raise_for(answer)
            with partial.open("wb") as file:
                for chunk in answer.iter_bytes():
                    file.write(chunk)
        return partial.replace(target)

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
        raise Unreachable(f"{self.url} cannot be reached ({reason}): is `distillboard up` running, is the URL right?")

    @staticmethod
    def _read(answer: httpx.Response, into: type[T]) -> T:
        return TypeAdapter(into).validate_json(answer.content)


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
