"""A stored file as an answer: ranges, revalidation by digest, nothing a browser would run."""

import re
from pathlib import Path

from fastapi import Request, Response
from fastapi.responses import FileResponse

from ..errors import Malformed, RangeNotSatisfiable
from .naming import BYTES, media_type

_RANGE = re.compile(r"^bytes=\s*(\d{0,18})-(\d{0,18})\s*$")


def send(request: Request, path: Path, digest: str, name: str, *, immutable: bool) -> Response:
    """The file, a part of it, or 304 when the caller has it.

    Raises:
        Malformed: ``malformed_range``; one range at a time is served.
        RangeNotSatisfiable: the part lies beyond the file's end.
    """
    kind = media_type(name)
    headers = {
        "ETag": f'"{digest}"',
        "Cache-Control": "private, max-age=31536000, immutable" if immutable else "private, no-cache",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox",
    }
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    _check_range(request.headers.get("range"), path.stat().st_size)
    return FileResponse(
        path,
        headers=headers,
        media_type=kind,
        filename=name.rpartition("/")[2],
        content_disposition_type="attachment" if kind == BYTES else "inline",
    )


def _check_range(header: str | None, size: int) -> None:
    """The framework answers a faulty range in plain text; every refusal here has one shape."""
    if header is None:
        return
    found = _RANGE.match(header)
    if found is None or not (found[1] or found[2]):
        raise Malformed("malformed_range", "one range is served at a time, e.g. 'Range: bytes=0-1023'")
    first = int(found[1]) if found[1] else max(0, size - int(found[2]))
    if first >= size:
        raise RangeNotSatisfiable("range_not_satisfiable", f"the file has {size} bytes")
    if found[1] and found[2] and int(found[2]) < first:
        raise Malformed("malformed_range", "a range ends after it begins")
