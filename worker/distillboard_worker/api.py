"""What the worker says to the API: one keep-alive connection pool, four kinds of refusal."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from distillboard.client.uploads import WHOLE_BYTES, send_in_chunks
from distillboard.contracts.artifacts import NewArtifact
from distillboard.contracts.events import EventBatch, EventsAccepted
from distillboard.contracts.leases import LEASE_HEADER, Claim, ClaimRequest, LeaseAnswer, WorkerOrders, WorkerReport
from distillboard.contracts.problems import ProblemAnswer
from pydantic import ValidationError

CHUNK = 1 << 20
DIGEST_HEADER = "Digest-SHA256"

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
"""Hosts that no proxy of the environment can reach for us."""
_RETRIED = {401, 403, 408, 425, 429}
"""Refusals that somebody can lift while the training goes on."""
_GONE = {404, 410}
_UPLOAD_GONE = {"unknown_upload", "unknown_blob", "upload_lost", "wrong_offset"}
"""Refusals of a part of an upload that has to begin again."""


class ApiError(Exception):
    """The API did not do what it was asked."""


class AwayError(ApiError):
    """No answer, or one that says "later": the same request may succeed after a while."""


class LeaseLostError(ApiError):
    """The run is somebody else's by now, or over: whoever holds this lease stops at once."""


class RefusedError(ApiError):
    """The API will never take this request."""


class Api:
    """The worker's calls. Thread-safe.

    Args:
        url: Where the API listens.
        token: Bearer token, where the API asks for one.
        transport: Takes the place of the network in tests.
    """

    def __init__(self, url: str, token: str | None = None, transport: httpx.BaseTransport | None = None) -> None:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        timeout = httpx.Timeout(30, connect=5)
        local = httpx.URL(url).host in _LOOPBACK
        self._http = httpx.Client(
            base_url=f"{url}/api/v1", headers=headers, timeout=timeout, transport=transport, trust_env=not local
        )

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def claim(self, queue: str, request: ClaimRequest) -> Claim | None:
        """Take the best run of ``queue`` that fits, or None when there is none."""
        answer = self._send("POST", f"/queues/{queue}/claims", content=request.model_dump_json())
        return None if answer.status_code == httpx.codes.NO_CONTENT else Claim.model_validate_json(answer.content)

    def heartbeat(self, claim: Claim) -> LeaseAnswer:
        """Renew the lease."""
        answer = self._send("POST", f"/runs/{claim.run}/heartbeat", headers=_lease(claim))
        return LeaseAnswer.model_validate_json(answer.content)

    def events(self, claim: Claim, batch: EventBatch) -> EventsAccepted:
        """Report; sending the same batch again changes nothing."""
        content = batch.model_dump_json(exclude_none=True)
        answer = self._send("POST", f"/runs/{claim.run}/events", content=content, headers=_lease(claim))
        return EventsAccepted.model_validate_json(answer.content)

    def release(self, claim: Claim) -> None:
        """Give the run back to its queue as if it had not been tried."""
        self._send("POST", f"/runs/{claim.run}/release", headers=_lease(claim))

    def put_artifact(self, claim: Claim, name: str, file: Path, digest: str, **about: Any) -> None:
        """Upload a file of the run; a large one in chunks, which go on where the last call was cut.

        Args:
            claim: The claimed run.
            name: What the run calls it.
            file: The file.
            digest: Its sha256.
            about: Its ``kind``, ``step``, ``epoch`` and ``value``.
        """
        known = {key: value for key, value in about.items() if value is not None}
        if (size := file.stat().st_size) > WHOLE_BYTES:
            send_in_chunks(self._send, file, digest)
            body = NewArtifact(name=name, sha256=digest, **known).model_dump_json(exclude_none=True)
            self._send("POST", f"/runs/{claim.run}/artifacts", content=body, headers=_lease(claim))
            return
        headers = {**_lease(claim), DIGEST_HEADER: digest, "Content-Length": str(size)}
        self._send("PUT", f"/runs/{claim.run}/artifacts/{name}", params=known, content=_chunks(file), headers=headers)

    def fetch(self, path: str, target: Path) -> None:
        """Write the body of ``GET path`` to ``target``."""
        try:
            with self._http.stream("GET", path) as answer:
                if answer.is_error:
                    answer.read()
                    raise _failure(answer)
                with target.open("wb") as file:
                    for chunk in answer.iter_bytes(CHUNK):
                        file.write(chunk)
        except httpx.TransportError as error:
            raise AwayError(f"no answer from {self._http.base_url}: {error}") from error

    def announce(self, name: str, report: WorkerReport) -> WorkerOrders:
        """Say that this worker is there and what it does; what it is asked to do."""
        answer = self._send("PUT", f"/workers/{name}", content=report.model_dump_json())
        return WorkerOrders.model_validate_json(answer.content)

    def _send(self, method: str, path: str, **request: Any) -> httpx.Response:
        if isinstance(request.get("content"), str):
            request["headers"] = {**request.get("headers", {}), "Content-Type": "application/json"}
        try:
            answer = self._http.request(method, path, **request)
        except httpx.TransportError as error:
            raise AwayError(f"no answer from {self._http.base_url}: {error or type(error).__name__}") from error
        if answer.is_error:
            raise _failure(answer)
        return answer


def _failure(answer: httpx.Response) -> ApiError:
    status = answer.status_code
    code, message = _problem(answer)
    told = f"{answer.request.method} {answer.request.url.path}: {status} {message}"
    if code in _UPLOAD_GONE:
        return AwayError(told)
    if code == "stale_lease" or (LEASE_HEADER in answer.request.headers and status in _GONE):
        return LeaseLostError(told)
    return AwayError(told) if status in _RETRIED or answer.is_server_error else RefusedError(told)


def _problem(answer: httpx.Response) -> tuple[str, str]:
    try:
        problem = ProblemAnswer.model_validate_json(answer.content).error
    except ValidationError:
        return "", answer.text[:500]
    return problem.code, problem.message


def _lease(claim: Claim) -> dict[str, str]:
    return {LEASE_HEADER: claim.token}


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
