"""Bytes from a request into the store, a piece at a time and off the event loop."""

from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool

from ..errors import TooLarge
from .store import PIECE, Incoming, Store


async def receive(chunks: AsyncIterator[bytes], store: Store, expected: str | None, limit: int) -> tuple[Incoming, str]:
    """Take a body in and check its digest; nothing is left behind when that fails.

    Returns:
        The finished bytes, still under their partial name, and their sha256.

    Raises:
        Malformed: ``wrong_digest``.
        TooLarge: more than ``limit`` bytes.
    """
    incoming = await run_in_threadpool(store.receive)
    try:
        await _write_all(chunks, incoming, limit)
        return incoming, await run_in_threadpool(incoming.finish, expected)
    except BaseException:
        incoming.discard()
        raise


async def _write_all(chunks: AsyncIterator[bytes], incoming: Incoming, limit: int) -> None:
    piece = bytearray()
    async for chunk in chunks:
        piece += chunk
        if len(piece) >= PIECE:
            await run_in_threadpool(incoming.write, bytes(piece))
            piece.clear()
        if incoming.size + len(piece) > limit:
            raise file_too_large(limit)
    await run_in_threadpool(incoming.write, bytes(piece))


def file_too_large(limit: int) -> TooLarge:
    """The refusal of a file that is larger than the settings allow."""
    return TooLarge("file_too_large", f"a file may have {limit} bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so")
