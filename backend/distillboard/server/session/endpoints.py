"""Logging the page in and out over HTTP."""

from fastapi import APIRouter, Response, status

from ..context import Services
from . import service
from .service import SessionToken

router = APIRouter(tags=["session"])


@router.post("/session", status_code=status.HTTP_204_NO_CONTENT)
def log_in(body: SessionToken, services: Services, response: Response) -> None:
    """Exchange the token for a cookie, so that a page need not keep it."""
    pass_ = service.pass_for(body.token, services.settings)
    response.set_cookie(service.COOKIE, pass_, max_age=service.MAX_AGE, httponly=True, samesite="strict", path="/api")


@router.delete("/session", status_code=status.HTTP_204_NO_CONTENT)
def log_out(response: Response) -> None:
    """Take the cookie back."""
    response.delete_cookie(service.COOKIE, path="/api")
