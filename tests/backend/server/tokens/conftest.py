"""A service that asks for tokens, and makers of tokens."""

from collections.abc import Callable, Iterator

import pytest
from distillboard.server.app import create_app
from distillboard.server.settings import Settings
from fastapi import FastAPI
from pydantic import SecretStr
from support.http import TestClient

from ..conftest import make_app

OPERATOR = {"Authorization": "Bearer s3cret"}


@pytest.fixture
def guarded(settings: Settings, database_url: str) -> FastAPI:
    """The service over a fresh database of each kind, with a token of its own."""
    return make_app(settings.model_copy(update={"database_url": database_url, "token": SecretStr("s3cret")}))


@pytest.fixture
def client(guarded: FastAPI) -> Iterator[TestClient]:
    """A client that brings no token."""
    with TestClient(guarded, base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.fixture
def another(client: TestClient, guarded: FastAPI) -> Iterator[TestClient]:
    """A client of another process of the same service."""
    with TestClient(create_app(guarded.state.context.settings), base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.fixture
def make(client: TestClient) -> Callable[..., dict[str, str]]:
    """Makes a token; the answer."""

    def create(role: str, **fields) -> dict[str, str]:
        answer = client.post("/api/v1/tokens", json={"name": f"a {role}", "role": role, **fields}, headers=OPERATOR)
        assert answer.status_code == 201, answer.text
        body: dict[str, str] = answer.json()
        return body

    return create
