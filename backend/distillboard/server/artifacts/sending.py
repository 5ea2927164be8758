"""Stored bytes as an answer: ranges, revalidation by digest, nothing a browser would run."""

import re
from dataclasses import dataclass
from email.utils import quote as _quoted
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from ..errors import Malformed, RangeNotSatisfiable
from .naming import BYTES, media_type
from .store import Store

_RANGE = re.compile(r"^bytes=\s*(\d{0,18})-(\d{0,18})\s*$")


@dataclass(frozen=True)
class Stored:
    """Bytes that a store has."""

    store: Store
    digest: str
    size: int


def send(request: Request, stored: Stored, name: str, *, immutable: bool) -> Response:
    """The file, a part of it, or 304 when the caller has it.

    Raises:
        Malformed: ``malformed_range``; one range at a time is served.
        RangeNotSatisfiable: the part lies beyond the file's end.
    """
    headers = _headers(stored.digest, name, immutable=immutable)
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    asked = request.headers.get("range")
    if request.headers.get("if-range", headers["ETag"]) != headers["ETag"]:
        asked = None
    start, end = (0, stored.size) if asked is None else _range(asked, stored.size)
    headers["Content-Length"] = str(end - start)
    if asked is not None:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{stored.size}"
    status, kind = (200 if asked is None else 206), media_type(name)
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers, media_type=kind)
    pieces = stored.store.read(stored.digest, start, end - start)
    return StreamingResponse(pieces, status, headers, kind)


def _headers(digest: str, name: str, *, immutable: bool) -> dict[str, str]:
    place = "attachment" if media_type(name) == BYTES else "inline"
    return {
        "ETag": f'"{digest}"',
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, max-age=31536000, immutable" if immutable else "private, no-cache",
        "Content-Disposition": f"{place}; {_filename(name.rpartition('/')[2])}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox",
    }


def _filename(name: str) -> str:
    """A file's name as a header carries it: what is not ASCII is percent-encoded (RFC 6266)."""
    return f'filename="{_quoted(name)}"' if name.isascii() else f"filename*=utf-8''{quote(name)}"


def _range(header: str, size: int) -> tuple[int, int]:
    """First byte and the one behind the last of the part that is asked for."""
    found = _RANGE.match(header)
    if found is None or not (found[1] or found[2]):
        raise Malformed("malformed_range", "one range is served at a time, e.g. 'Range: bytes=0-1023'")
    first = int(found[1]) if found[1] else max(0, size - int(found[2]))
    if first >= size:
        raise RangeNotSatisfiable("range_not_satisfiable", f"the file has {size} bytes")
    last = int(found[2]) if found[1] and found[2] else size - 1
    if last < first:
        raise Malformed("malformed_range", "a range ends after it begins")
    return first, min(last + 1, size)
