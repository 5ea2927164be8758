"""What every request passes before it reaches an endpoint."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from .render import refusal
from .security import Guard


class GuardMiddleware:
    """Turns requests away that the guard does not let pass."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app = app
        self.guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it here."""
        if scope["type"] == "http":
            error = self.guard.refusal(scope["method"], scope["path"], Headers(scope=scope))
            if error is not None:
                await refusal(error)(scope, receive, send)
                return
        await self.app(scope, receive, send)
