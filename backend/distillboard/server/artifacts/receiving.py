"""Bytes from a request into the store, a piece at a time and off the event loop."""

from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool

from ..errors import TooLarge
from .store import FolderStore, Upload

MAX_BYTES = 8 * 2**30
"""Most bytes of one file."""
_PIECE = 2**20


async def receive(chunks: AsyncIterator[bytes], store: FolderStore, expected: str | None) -> tuple[Upload, str]:
    """Take a body in and check its digest; nothing is left behind when that fails.

    Returns:
        The finished upload, still under its partial name, and its sha256.

    Raises:
        Malformed: ``wrong_digest``.
        TooLarge: more than ``MAX_BYTES``.
    """
    upload = await run_in_threadpool(store.receive)
    try:
        await _write_all(chunks, upload)
        return upload, await run_in_threadpool(upload.finish, expected)
    except BaseException:
        upload.discard()
        raise


async def _write_all(chunks: AsyncIterator[bytes], upload: Upload) -> None:
    piece = bytearray()
    async for chunk in chunks:
        piece += chunk
        if len(piece) >= _PIECE:
            await run_in_threadpool(upload.write, bytes(piece))
            piece.clear()
        if upload.size + len(piece) > MAX_BYTES:
            raise TooLarge("file_too_large", f"a file may have {MAX_BYTES} bytes")
    await run_in_threadpool(upload.write, bytes(piece))
