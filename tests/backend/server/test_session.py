"""The page logs in with the token and goes on with a cookie."""

import pytest
from distillboard.server.settings import Settings
from pydantic import SecretStr
from support.http import TestClient

from .conftest import make_app


@pytest.fixture
def page(settings: Settings):
    app = make_app(settings.model_copy(update={"token": SecretStr("s3cret")}))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client


def test_the_token_opens_the_api_by_a_cookie_that_scripts_cannot_read(page):
    answer = page.post("/api/v1/session", json={"token": "s3cret"})
    assert answer.status_code == 204
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "s3cret" not in cookie
    assert page.get("/api/v1/runs").status_code == 200


def test_another_token_opens_nothing(page):
    answer = page.post("/api/v1/session", json={"token": "guess"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "token_wrong")
    assert page.get("/api/v1/runs").status_code == 401


@pytest.mark.parametrize("cookie", ["distillboard=s3cret", "distillboard=", "other=1", "distillboard=é"])
def test_a_made_up_cookie_opens_nothing(page, cookie):
    assert page.get("/api/v1/runs", headers={"Cookie": cookie.encode("latin-1")}).status_code == 401


def test_logging_out_closes_it_again(page):
    page.post("/api/v1/session", json={"token": "s3cret"})
    assert page.delete("/api/v1/session").status_code == 204
    assert page.get("/api/v1/runs").status_code == 401


def test_a_foreign_page_cannot_log_in(page):
    answer = page.post("/api/v1/session", json={"token": "s3cret"}, headers={"Origin": "http://evil.example"})
    assert answer.status_code == 403
