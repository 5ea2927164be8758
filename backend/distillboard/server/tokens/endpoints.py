"""Tokens over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, status

from distillboard.contracts.tokens import NewToken, TokenCreated, TokenList, TokenView

from ..access import Caller
from ..context import Services
from . import service
from .keeper import Keeper

router = APIRouter(tags=["tokens"])


async def keeper_of(request: Request) -> Keeper:
    """The keeper of the app that serves this request."""
    keeper: Keeper = request.app.state.keeper
    return keeper


async def caller_of(request: Request) -> Caller:
    """Who sent this request, as the guard found out."""
    caller: Caller = request.state.caller
    return caller


KnownCaller = Annotated[Caller, Depends(caller_of)]
TheKeeper = Annotated[Keeper, Depends(keeper_of)]


@router.post("/tokens", status_code=status.HTTP_201_CREATED)
def create_token(services: Services, caller: KnownCaller, body: NewToken) -> TokenCreated:
    """Make a token. The answer is the only place where its text stands: the service keeps a digest."""
    with services.database.writing() as session:
        return service.create(session, body, caller.name or "this machine")


@router.get("/tokens")
def list_tokens(services: Services, keeper: TheKeeper) -> TokenList:
    """Tokens, newest first, at most 500; those that count no more are listed for 90 days."""
    with services.database.reading() as session:
        return TokenList(required=not keeper.is_open, tokens=service.tokens(session))


@router.delete("/tokens/{token_id}")
def revoke_token(services: Services, keeper: TheKeeper, token_id: str) -> TokenView:
    """Let a token count no more, within seconds everywhere; pages that logged in with it are logged out."""
    with services.database.writing() as session:
        revoked = service.revoke(session, token_id)
    keeper.forget()
    return revoked
