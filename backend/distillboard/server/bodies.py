"""No document without a bound: a body is refused while it comes in, before anybody holds all of it."""

import re
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .errors import TooLarge
from .render import refusal

MOST_BYTES = 16 * 2**20
"""Largest body of a document."""
_FILES = re.compile(r"^/api/v1/(runs/[^/]+/artifacts/|blobs/[0-9a-f]{64}$)")
"""Addresses of files: their bytes are counted while they are written, ``DISTILLBOARD_UPLOAD_LIMIT_BYTES``."""
_TOO_LARGE = f"a document may have {MOST_BYTES} bytes; files go to their own addresses"


class BodyLimitMiddleware:
    """Refuses bodies beyond ``MOST_BYTES``, whether they say how long they are or not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through with its bytes counted, or answer it here."""
        if scope["type"] != "http" or (scope["method"] == "PUT" and _FILES.match(scope["path"])):
            await self.app(scope, receive, send)
            return
        stated = Headers(scope=scope).get("content-length", "0")
        if stated.isdecimal() and int(stated[:20]) > MOST_BYTES:
            await refusal(TooLarge("body_too_large", _TOO_LARGE))(scope, receive, send)
            return
        await self.app(scope, _counted(receive), send)


def _counted(receive: Receive) -> Receive:
    received = 0

    async def count() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > MOST_BYTES:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _TOO_LARGE)
        return message

    return count
