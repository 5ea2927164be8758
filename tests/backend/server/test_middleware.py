"""The guard's middleware: an answer without end ends with the token it was asked for with."""

import asyncio

import pytest
from distillboard.contracts.tokens import NewToken, Role
from distillboard.server import middleware
from distillboard.server.middleware import GuardMiddleware
from distillboard.server.security import Guard
from distillboard.server.tokens import service
from distillboard.server.tokens.keeper import Keeper
from pydantic import SecretStr


@pytest.fixture
def keeper(settings, sqlite_database):
    return Keeper(settings.model_copy(update={"token": SecretStr("s3cret")}), sqlite_database)


@pytest.fixture
def token(sqlite_database):
    with sqlite_database.writing() as session:
        return service.create(session, NewToken(name="page", role=Role.VIEWER), "a test")


async def endless(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    while True:
        await send({"type": "http.response.body", "body": b".", "more_body": True})
        await asyncio.sleep(0.01)


async def asked(layer, token, path="/api/v1/stream"):
    """What is sent for a request with a token, until the answer is over."""
    headers = [(b"host", b"localhost"), (b"authorization", f"Bearer {token}".encode())]
    sent = []

    async def send(message):
        sent.append(message)

    await asyncio.wait_for(layer({"type": "http", "method": "GET", "path": path, "headers": headers}, None, send), 20)
    return sent


def test_a_stream_ends_when_its_token_is_revoked(settings, sqlite_database, keeper, token, monkeypatch):
    monkeypatch.setattr(middleware, "RECHECK_SECONDS", 0.01)

    begun = asyncio.Event()

    async def streaming(scope, receive, send):
        begun.set()
        await endless(scope, receive, send)

    async def revoke_meanwhile():
        answer = asyncio.create_task(asked(GuardMiddleware(streaming, Guard(settings), keeper), token.token))
        await begun.wait()
        with sqlite_database.writing() as session:
            service.revoke(session, token.id)
        keeper.forget()
        return await answer

    sent = asyncio.run(revoke_meanwhile())
    assert sent[0]["status"] == 200
    assert sent[-1] == {"type": "http.response.body", "body": b"", "more_body": False}


def test_an_answer_that_ends_by_itself_is_left_alone(settings, keeper, token):
    async def short(scope, receive, send):
        assert scope["state"]["caller"].name == "page"
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    sent = asyncio.run(asked(GuardMiddleware(short, Guard(settings), keeper), token.token))
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
