"""Tokens: made once, kept as digests, refused when expired or revoked, in every process."""

from datetime import timedelta

import pytest
from distillboard.server.kit.base import utc_now
from distillboard.server.tokens import keeper, repository, service
from distillboard.server.tokens.models import Token
from sqlalchemy import select, text
from support.http import TestClient
from support.waiting import wait_until

from ..conftest import make_app
from .conftest import OPERATOR


def bearer(token):
    return {"Authorization": f"Bearer {token['token']}"}


def read(client, token, path="/api/v1/runs"):
    answer = client.get(path, headers=bearer(token))
    return answer.status_code, answer.json()["error"]["code"] if answer.is_error else ""


def row(app, token):
    with app.state.context.database.reading() as session:
        return session.get_one(Token, token["id"])


def change(app, token, **fields):
    with app.state.context.database.writing() as session:
        for name, value in fields.items():
            setattr(repository.locked(session, token["id"]), name, value)
    app.state.keeper.forget()


def test_a_token_opens_the_api_and_its_text_is_shown_once(client, make):
    made = make("viewer")
    assert made["token"].startswith(made["prefix"])
    assert read(client, made) == (200, "")
    [listed] = client.get("/api/v1/tokens", headers=OPERATOR).json()["tokens"]
    assert listed == {key: value for key, value in made.items() if key != "token"} | {"last_used": listed["last_used"]}
    assert listed["created_by"] == "DISTILLBOARD_TOKEN"


def test_the_database_holds_neither_the_token_nor_the_cookie(client, guarded, make):
    made = make("viewer")
    client.post("/api/v1/session", json={"token": made["token"]})
    with guarded.state.context.database.reading() as session:
        kept = " ".join(map(str, session.execute(text("SELECT * FROM tokens")).one()))
    assert made["token"] not in kept
    assert made["token"].removeprefix(made["prefix"]) not in kept
    assert client.cookies["distillboard"] not in kept


def test_a_cookie_is_no_token_and_a_token_is_no_cookie(client, make):
    made = make("admin")
    client.post("/api/v1/session", json={"token": made["token"]})
    cookie = client.cookies["distillboard"]
    client.cookies.clear()
    assert client.get("/api/v1/runs", headers={"Authorization": f"Bearer {cookie}"}).status_code == 401
    assert client.get("/api/v1/runs", headers={"Cookie": f"distillboard={made['token']}"}).status_code == 401
    assert client.get("/api/v1/runs", headers={"Cookie": f"distillboard={cookie}"}).status_code == 200


def test_a_revoked_token_is_refused_at_once_here_and_within_seconds_elsewhere(client, another, make):
    made = make("viewer")
    assert read(client, made) == read(another, made) == (200, "")
    revoked = client.delete(f"/api/v1/tokens/{made['id']}", headers=OPERATOR).json()
    assert revoked["revoked"]
    assert read(client, made) == (401, "token_revoked")
    wait_until(lambda: read(another, made) == (401, "token_revoked"), "the other process refuses it", 10)
    assert client.delete(f"/api/v1/tokens/{made['id']}", headers=OPERATOR).json() == revoked


def test_a_page_is_logged_out_by_the_revocation(client, make):
    made = make("submitter")
    assert client.post("/api/v1/session", json={"token": made["token"]}).status_code == 204
    session = client.get("/api/v1/session").json()
    assert (session["name"], session["role"], session["required"]) == ("a submitter", "submitter", True)
    client.delete(f"/api/v1/tokens/{made['id']}", headers=OPERATOR)
    assert client.get("/api/v1/session").status_code == 401
    assert client.delete("/api/v1/session").status_code == 204


def test_an_expired_token_is_refused(client, guarded, make):
    made = make("viewer", expires=(utc_now() + timedelta(hours=1)).isoformat())
    assert read(client, made) == (200, "")
    assert client.post("/api/v1/session", json={"token": made["token"]}).headers["set-cookie"].count("Max-Age=35") == 1
    change(guarded, made, expires=utc_now() - timedelta(seconds=1))
    assert read(client, made) == (401, "token_expired")
    assert client.post("/api/v1/session", json={"token": made["token"]}).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        {"name": "x"},
        {"name": "", "role": "viewer"},
        {"name": "x", "role": "king"},
        {"name": "x", "role": "viewer", "a": 1},
    ],
)
def test_a_faulty_token_is_refused(client, body):
    answer = client.post("/api/v1/tokens", json=body, headers=OPERATOR)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid_request")


def test_a_token_that_expired_before_it_was_made_is_refused(client):
    body = {"name": "x", "role": "viewer", "expires": "2020-01-01T00:00:00Z"}
    answer = client.post("/api/v1/tokens", json=body, headers=OPERATOR)
    assert (answer.status_code, answer.json()["error"]["fields"][0]["field"]) == (422, "expires")


def test_an_unknown_token_cannot_be_revoked(client):
    answer = client.delete("/api/v1/tokens/nothing", headers=OPERATOR)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_token")


def test_there_are_only_so_many(client, make, monkeypatch):
    monkeypatch.setattr(service, "MOST", 1)
    make("viewer")
    answer = client.post("/api/v1/tokens", json={"name": "x", "role": "viewer"}, headers=OPERATOR)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "too_many_tokens")


def test_the_use_of_a_token_is_noted_once_a_minute(client, guarded, make):
    made = make("viewer")
    assert row(guarded, made).last_used is None
    read(client, made)
    first = row(guarded, made).last_used
    assert utc_now() - first < timedelta(minutes=1)
    read(client, made)
    assert row(guarded, made).last_used == first


def test_another_process_does_not_note_what_was_noted(client, another, guarded, make):
    made = make("viewer")
    read(client, made)
    first = row(guarded, made).last_used
    read(another, made)
    assert row(guarded, made).last_used == first


def test_a_known_token_is_not_looked_up_again(client, guarded, make, monkeypatch):
    made = make("viewer")
    read(client, made)
    looked_up = []
    monkeypatch.setattr(repository, "by_digest", lambda *_, **__: looked_up.append(1))
    monkeypatch.setattr(keeper, "FRESH_SECONDS", 60)
    assert [read(client, made) for _ in range(3)] == [(200, "")] * 3
    assert looked_up == []


def test_old_tokens_are_forgotten(client, guarded, make):
    old, recent, current = make("viewer"), make("viewer"), make("viewer")
    change(guarded, old, revoked=utc_now() - service.KEPT - timedelta(days=1))
    change(guarded, recent, expires=utc_now() - timedelta(days=1))
    with guarded.state.context.database.writing() as session:
        service.forget_old(session)
    with guarded.state.context.database.reading() as session:
        assert set(session.scalars(select(Token.id))) == {recent["id"], current["id"]}


def test_a_service_without_a_token_is_open_and_says_so(settings):
    with TestClient(make_app(settings), base_url="http://127.0.0.1") as client:
        assert client.get("/api/v1/session").json() == {"required": False, "name": "", "role": "admin", "expires": None}
        assert not client.get("/api/v1/tokens", headers={"Authorization": "Bearer whatever"}).json()["required"]
