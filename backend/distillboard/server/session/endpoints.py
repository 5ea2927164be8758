"""Logging the page in and out over HTTP."""

from fastapi import APIRouter, Request, Response, status

from distillboard.contracts.tokens import SessionView

from ..tokens.endpoints import KnownCaller, TheKeeper
from ..tokens.service import pass_of
from . import service
from .service import SessionToken

router = APIRouter(tags=["session"])


@router.post("/session", status_code=status.HTTP_204_NO_CONTENT)
def log_in(body: SessionToken, keeper: TheKeeper, request: Request, response: Response) -> None:
    """Exchange a token for a cookie, so that a page need not keep it; it ends with the token."""
    caller = service.log_in(keeper, body.token)
    response.set_cookie(
        service.COOKIE,
        pass_of(body.token.get_secret_value()),
        max_age=service.max_age(caller),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/api",
    )


@router.get("/session")
async def get_session(caller: KnownCaller, keeper: TheKeeper) -> SessionView:
    """Who calls, in which role."""
    return SessionView(required=not keeper.is_open, name=caller.name, role=caller.role, expires=caller.expires)


@router.delete("/session", status_code=status.HTTP_204_NO_CONTENT)
def log_out(response: Response) -> None:
    """Take the cookie back."""
    response.delete_cookie(service.COOKIE, path="/api")
