"""What every request passes before it reaches an endpoint."""

import asyncio

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from . import access
from .access import Caller
from .errors import Malformed, RequestError
from .render import refusal
from .security import Guard, credential
from .tokens.keeper import Credential, Keeper

RECHECK_SECONDS = 5.0
"""How soon a stream ends after the token it was opened with was revoked."""
_STREAM = access.PREFIX + "stream"


class GuardMiddleware:
    """Turns requests away that the guard does not let pass, or that the caller's role does not allow."""

    def __init__(self, app: ASGIApp, guard: Guard, keeper: Keeper) -> None:
        self.app = app
        self.guard = guard
        self.keeper = keeper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        error = _unreadable(scope) or self.guard.refusal(scope["method"], headers)
        if error is not None:
            await refusal(error)(scope, receive, send)
        elif not scope["path"].startswith("/api/") or (scope["method"], scope["path"]) in access.OPEN:
            await self.app(scope, receive, send)
        else:
            await self._admit(credential(headers), scope, receive, send)

    async def _admit(self, shown: Credential | None, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            caller = await self._known(shown)
        except RequestError as error:
            await refusal(error)(scope, receive, send)
            return
        forbidden = access.refusal(scope["method"], scope["path"], caller)
        if forbidden is not None:
            await refusal(forbidden)(scope, receive, send)
            return
        scope.setdefault("state", {})["caller"] = caller
        if scope["path"] == _STREAM and caller.token is not None:
            await self._while_it_counts(shown, scope, receive, send)
        else:
            await self.app(scope, receive, send)
        await self._note(caller)

    async def _known(self, shown: Credential | None) -> Caller:
        """Who calls; a thread is taken only where the database has to be asked."""
        remembered = self.keeper.remembered(shown)
        return await run_in_threadpool(self.keeper.caller, shown) if remembered is None else remembered

    async def _note(self, caller: Caller) -> None:
        """After the answer, so that no caller waits for it."""
        if self.keeper.is_due(caller):
            await run_in_threadpool(self.keeper.note, caller)

    async def _while_it_counts(self, shown: Credential | None, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve an answer without end, and end it when its token does."""
        answer = _Answer(send)
        async with anyio.create_task_group() as group:

            async def watch() -> None:
                while await self._counts(shown):
                    await asyncio.sleep(RECHECK_SECONDS)
                group.cancel_scope.cancel()

            group.start_soon(watch)
            await self.app(scope, receive, answer.send)
            group.cancel_scope.cancel()
        await answer.end()

    async def _counts(self, shown: Credential | None) -> bool:
        try:
            await self._known(shown)
        except RequestError:
            return False
        return True


def _unreadable(scope: Scope) -> RequestError | None:
    """A NUL in an address is nobody's name, and no database takes it."""
    if "\x00" in scope["path"] or b"%00" in scope.get("query_string", b""):
        return Malformed("invalid_address", "an address may not hold a NUL character")
    return None


class _Answer:
    """An answer on its way, which can be ended in good order."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._is_open = False

    async def send(self, message: Message) -> None:
        """Pass a part of the answer on."""
        if message["type"] == "http.response.start":
            self._is_open = True
        elif not message.get("more_body", False):
            self._is_open = False
        await self._send(message)

    async def end(self) -> None:
        """Say that nothing more comes, unless that was said."""
        if self._is_open:
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})
