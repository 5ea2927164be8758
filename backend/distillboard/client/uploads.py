"""Large files in chunks: nothing is sent that the server has, and what was cut goes on where it was."""

from pathlib import Path
from typing import Any, Protocol

import httpx

from distillboard.contracts.artifacts import OFFSET_HEADER, NewUpload, UploadView

WHOLE_BYTES = 8 * 2**20
"""Largest file that goes in one request."""
_PATIENCE = httpx.Timeout(600, connect=5)
"""The last chunk is answered when the server has put all of them together and checked them."""


class Send(Protocol):
    """Sends a request below ``/api/v1``; raises when it is refused."""

    def __call__(self, method: str, path: str, **request: Any) -> httpx.Response:
        """The answer to a request."""


def send_in_chunks(send: Send, file: Path, sha256: str, *, keep: bool = False) -> None:
    """Bring a file to the server, which then knows its bytes by their digest.

    When ``send`` raises, the server keeps what it has: call again, and it goes on from there.

    Args:
        send: Sends a request.
        file: The file; it must not change meanwhile.
        sha256: Its digest.
        keep: Whether the server keeps it though no run names it.

    Raises:
        OSError: The file cannot be read.
    """
    new = NewUpload(sha256=sha256, size=file.stat().st_size, keep=keep)
    view = _read(send("POST", "/uploads", json=new.model_dump(mode="json"), timeout=_PATIENCE))
    with file.open("rb") as bytes_of:
        while not view.complete:
            bytes_of.seek(view.offset)
            headers = {OFFSET_HEADER: str(view.offset), "Content-Type": "application/octet-stream"}
            chunk = bytes_of.read(view.chunk_bytes)
            view = _read(send("PATCH", f"/uploads/{view.id}", content=chunk, headers=headers, timeout=_PATIENCE))


def _read(answer: httpx.Response) -> UploadView:
    return UploadView.model_validate_json(answer.content)
