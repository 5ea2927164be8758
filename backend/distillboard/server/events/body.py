"""The body of a report: bounded while it comes in, bounded again while it is unpacked."""

import zlib
from typing import Annotated

from fastapi import Depends, Request

from ..errors import Malformed, TooLarge

MAX_BODY = 8 * 2**20
"""Most bytes of one batch, as sent and unpacked."""
_GZIP = 16 + zlib.MAX_WBITS


async def plain_body(request: Request) -> bytes:
    """The body as it was before its ``Content-Encoding``.

    Raises:
        Malformed: it is not what its encoding says.
        TooLarge: it has more than ``MAX_BODY`` bytes, as sent or unpacked.
    """
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > MAX_BODY:
            raise _too_large()
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding in {"identity", ""}:
        return bytes(received)
    if encoding != "gzip":
        raise Malformed("unknown_encoding", f"Content-Encoding '{encoding}' is not known here; send gzip or none")
    return unzip(bytes(received))


def unzip(data: bytes) -> bytes:
    """Unpack gzip without ever holding more than ``MAX_BODY`` bytes of it.

    Raises:
        Malformed: it is not one whole gzip member.
        TooLarge: there is more in it.
    """
    unpacker = zlib.decompressobj(_GZIP)
    try:
        plain = unpacker.decompress(data, MAX_BODY + 1)
    except zlib.error as error:
        raise Malformed("broken_gzip", f"the body is not gzip: {error}") from None
    if len(plain) > MAX_BODY:
        raise _too_large()
    if not unpacker.eof or unpacker.unused_data:
        raise Malformed("broken_gzip", "the body is not one whole gzip member")
    return plain


def _too_large() -> TooLarge:
    return TooLarge("body_too_large", f"a batch may have {MAX_BODY} bytes, packed and unpacked: send smaller ones")


PlainBody = Annotated[bytes, Depends(plain_body)]
