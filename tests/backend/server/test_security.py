"""Who is let in: hosts, origins, tokens."""

import pytest
from distillboard.server.settings import Settings
from pydantic import SecretStr, ValidationError
from support.http import TestClient
from support.rows import SPEC

from .conftest import make_app


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:5173", "[::1]:8000", "LOCALHOST"])
def test_a_name_of_this_service_passes(client, host):
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::1", "localhost.evil:8000"])
def test_another_name_is_refused(client, host):
    answer = client.get("/api/v1/runs", headers={"Host": host})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "host_not_allowed")


@pytest.mark.parametrize("address", ["/api/v1/runs/%00", "/api/v1/runs?search=%00", "/%00"])
def test_a_nul_in_an_address_is_refused(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_address")


def test_further_names_can_be_allowed(settings):
    app = make_app(settings.model_copy(update={"allowed_hosts": ["board.example"]}))
    with TestClient(app, base_url="http://board.example") as client:
        assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1.evil.example"])
def test_a_foreign_page_may_not_change_anything(client, origin):
    answer = client.post("/api/v1/runs", json=SPEC, headers={"Origin": origin})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "origin_not_allowed")


@pytest.mark.parametrize("origin", ["http://127.0.0.1", "http://localhost:5173"])
def test_our_own_page_may(client, origin):
    assert client.post("/api/v1/runs", json=SPEC, headers={"Origin": origin}).status_code == 201


@pytest.fixture
def guarded(settings: Settings):
    app = make_app(settings.model_copy(update={"token": SecretStr("s3cret")}))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (None, "token_needed"),
        ("Bearer ", "token_needed"),
        ("Basic s3cret", "token_needed"),
        ("s3cret", "token_needed"),
        ("Bearer wrong", "token_wrong"),
        ("Bearer dbt_wrong", "token_wrong"),
    ],
)
def test_without_a_token_the_api_is_closed(guarded, header, code):
    answer = guarded.get("/api/v1/runs", headers={"Authorization": header} if header else {})
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, code)
    assert answer.headers["www-authenticate"] == "Bearer"


def test_with_the_token_it_is_open(guarded):
    assert guarded.get("/api/v1/runs", headers={"Authorization": "Bearer s3cret"}).status_code == 200


def test_liveness_needs_no_token(guarded):
    assert guarded.get("/healthz").status_code == 200


@pytest.mark.parametrize("host", ["::", "192.168.0.7", "board.example"])
def test_an_open_bind_demands_a_token(host):
    with pytest.raises(ValidationError, match="set DISTILLBOARD_TOKEN"):
        Settings(host=host)
    assert Settings(host=host, token=SecretStr("long")).host == host


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.9.9.9"])
def test_a_loopback_bind_does_not(host):
    assert Settings(host=host).token is None
