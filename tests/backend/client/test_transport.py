"""Retries, errors and downloads of the client, against a server that answers as told."""

from collections.abc import Iterator

import httpx
import pytest
from distillboard.client import transport
from distillboard.client.errors import Conflict, Denied, Invalid, NotFound, Refused, Unreachable
from distillboard.client.transport import Transport

PROBLEM = {
    "error": {
        "code": "invalid_spec",
        "message": "the spec has a fault",
        "fields": [{"field": "method.alhpa", "message": "unknown field 'alhpa'", "hint": "did you mean 'alpha'?"}],
    }
}


@pytest.fixture(autouse=True)
def waits(monkeypatch) -> list[float]:
    """The seconds the client would have waited."""
    waited: list[float] = []
    monkeypatch.setattr(transport.time, "sleep", waited.append)
    return waited


def speaking_to(answers: Iterator, seen: list[httpx.Request] | None = None) -> Transport:
    """A transport whose server gives these answers; an exception among them is raised."""

    def answer(request: httpx.Request) -> httpx.Response:
        if seen is not None:
            seen.append(request)
        given = next(answers)
        if isinstance(given, Exception):
            raise given
        return given

    return Transport("http://test", client=httpx.Client(base_url="http://test", transport=httpx.MockTransport(answer)))


def test_a_read_is_repeated_until_the_server_is_back(waits):
    answers = iter([httpx.ConnectError("refused"), httpx.Response(503), httpx.Response(200, json=[1, 2])])
    assert speaking_to(answers).get("/x", list[int]) == [1, 2]
    assert len(waits) == 2
    assert waits[0] < waits[1] * 2


def test_a_server_that_stays_away_is_unreachable_with_what_to_check():
    with pytest.raises(Unreachable, match=r"is `distillboard up` running"):
        speaking_to(iter(httpx.ConnectError("refused") for _ in range(9))).get("/x", int)


def test_a_post_without_a_key_is_sent_once():
    seen: list[httpx.Request] = []
    with pytest.raises(Unreachable):
        speaking_to(iter([httpx.ReadError("cut"), httpx.Response(200, json=1)]), seen).post("/x", int)
    assert len(seen) == 1


def test_a_post_with_a_key_is_repeated_with_the_same_key():
    seen: list[httpx.Request] = []
    given = iter([httpx.ReadError("cut"), httpx.Response(200, json=1)])
    assert speaking_to(given, seen).post("/x", int, key="k1", json={}) == 1
    assert [request.headers["Idempotency-Key"] for request in seen] == ["k1", "k1"]


@pytest.mark.parametrize(
    ("status", "kind"),
    [(400, Invalid), (422, Invalid), (404, NotFound), (409, Conflict), (401, Denied), (500, Refused)],
)
def test_a_refusal_is_typed_and_says_the_field_and_the_fix(status, kind):
    with pytest.raises(kind) as caught:
        speaking_to(iter([httpx.Response(status, json=PROBLEM)])).get("/x", int)
    assert caught.value.status == status
    assert caught.value.code == "invalid_spec"
    assert str(caught.value) == "the spec has a fault\n  method.alhpa: unknown field 'alhpa' (did you mean 'alpha'?)"


def test_an_answer_of_a_stranger_is_still_an_error():
    with pytest.raises(NotFound, match="the server answered 404: not here"):
        speaking_to(iter([httpx.Response(404, text="not here")])).get("/x", int)


def test_a_download_appears_whole_or_not_at_all(tmp_path):
    target = speaking_to(iter([httpx.Response(200, content=b"weights")])).download("/f", tmp_path / "a/b.pth")
    assert target.read_bytes() == b"weights"
    with pytest.raises(NotFound):
        speaking_to(iter([httpx.Response(404, json=PROBLEM)])).download("/f", tmp_path / "c.pth")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["b.pth"]


def test_a_token_travels_with_every_call():
    seen: list[httpx.Request] = []
    http = httpx.Client(
        base_url="http://test",
        transport=httpx.MockTransport(lambda request: seen.append(request) or httpx.Response(200, json=1)),
    )
    Transport("http://test", "secret", client=http).get("/x", int)
    assert seen[0].headers["Authorization"] == "Bearer secret"
