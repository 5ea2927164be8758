"""Chunks of a file: in order, once, checked as a whole, by any process, and never half kept."""

import errno
import hashlib
import threading
from contextlib import suppress
from datetime import timedelta

import pytest
from distillboard.server.app import create_app
from distillboard.server.artifacts import store as stores
from distillboard.server.artifacts.stores import open_store
from distillboard.server.kit.base import utc_now
from distillboard.server.uploads import repository, service
from httpx import HTTPStatusError
from support.http import TestClient

from ..conftest import make_app

CHUNK = 1000
CONTENT = bytes(range(256)) * 10
SIZE = len(CONTENT)
UPLOADS = "/api/v1/uploads"


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr(service, "CHUNK_BYTES", CHUNK)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def begin(client: TestClient, content: bytes = CONTENT, **changes):
    body = {"sha256": digest(content), "size": len(content), **changes}
    return client.post(UPLOADS, json=body)


def patch(client: TestClient, upload: str, offset: object, chunk: bytes):
    headers = {"Upload-Offset": str(offset), "Content-Type": "application/octet-stream"}
    return client.patch(f"{UPLOADS}/{upload}", content=chunk, headers=headers)


def send_all(client: TestClient, content: bytes = CONTENT, **changes) -> dict:
    view = begin(client, content, **changes).raise_for_status().json()
    while not view["complete"]:
        at = view["offset"]
        view = patch(client, view["id"], at, content[at : at + view["chunk_bytes"]]).raise_for_status().json()
    return view


def files(settings) -> list[str]:
    return sorted(str(path.relative_to(settings.artifacts)) for path in settings.artifacts.rglob("*") if path.is_file())


def kept(content: bytes = CONTENT) -> str:
    return f"sha256/{digest(content)[:2]}/{digest(content)}"


def error(answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def test_chunks_become_a_file_that_a_run_names(database_client, settings):
    run_id = database_client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    view = send_all(database_client)
    assert view["offset"] == SIZE
    assert view["id"] is None
    assert files(settings) == [kept()]
    about = {"name": "deep/weights.pth", "sha256": digest(CONTENT), "kind": "checkpoint", "step": 7}
    named = database_client.post(f"/api/v1/runs/{run_id}/artifacts", json=about)
    assert named.status_code == 201
    assert named.json()["size"] == SIZE
    assert database_client.get(f"/api/v1/runs/{run_id}/artifacts/deep/weights.pth").content == CONTENT


def test_it_begins_with_201_goes_on_with_200_and_ends_with_nothing_to_send(database_client):
    first = begin(database_client)
    assert (first.status_code, first.json()["offset"]) == (201, 0)
    patch(database_client, first.json()["id"], 0, CONTENT[:CHUNK])
    again = begin(database_client)
    assert (again.status_code, again.json()["offset"], again.json()["id"]) == (200, CHUNK, first.json()["id"])
    send_all(database_client)
    there = begin(database_client)
    assert (there.status_code, there.json()["complete"], there.json()["id"]) == (200, True, None)


def test_how_far_it_is(client):
    upload = begin(client).json()["id"]
    patch(client, upload, 0, CONTENT[:CHUNK])
    assert client.get(f"{UPLOADS}/{upload}").json()["offset"] == CHUNK
    headers = client.head(f"{UPLOADS}/{upload}").headers
    assert (headers["Upload-Offset"], headers["Upload-Length"]) == (str(CHUNK), str(SIZE))


def test_a_chunk_that_is_sent_twice_counts_once(client):
    upload = begin(client).json()["id"]
    for _ in range(2):
        assert patch(client, upload, 0, CONTENT[:CHUNK]).json()["offset"] == CHUNK


def test_a_gap_is_refused_and_says_where_to_go_on(client, settings):
    upload = begin(client).json()["id"]
    answer = patch(client, upload, CHUNK, CONTENT[CHUNK : 2 * CHUNK])
    assert error(answer) == (409, "wrong_offset")
    assert answer.headers["Upload-Offset"] == "0"
    assert files(settings) == []


@pytest.mark.parametrize(
    ("offset", "length", "expected"),
    [
        (0, CHUNK - 1, (400, "wrong_chunk")),
        (0, 0, (400, "wrong_chunk")),
        (0, CHUNK + 1, (413, "chunk_too_large")),
        (1, CHUNK, (409, "wrong_offset")),
        (-1, CHUNK, (422, "invalid_request")),
        (2**63, CHUNK, (422, "invalid_request")),
        ("first", CHUNK, (422, "invalid_request")),
    ],
)
def test_other_chunks_are_refused(client, settings, offset, length, expected):
    upload = begin(client).json()["id"]
    assert error(patch(client, upload, offset, CONTENT[:length])) == expected
    assert client.get(f"{UPLOADS}/{upload}").json()["offset"] == 0
    assert files(settings) == []


def test_an_overlap_is_refused(client):
    upload = begin(client).json()["id"]
    patch(client, upload, 0, CONTENT[:CHUNK])
    assert error(patch(client, upload, 500, CONTENT[500 : 500 + CHUNK])) == (400, "wrong_chunk")


def test_wrong_bytes_are_refused_as_a_whole(database_client, settings):
    upload = begin(database_client).json()["id"]
    wrong = bytes(SIZE)
    for at in range(0, SIZE, CHUNK):
        last = patch(database_client, upload, at, wrong[at : at + CHUNK])
    assert error(last) == (400, "wrong_digest")
    assert files(settings) == []
    assert error(database_client.get(f"{UPLOADS}/{upload}")) == (404, "unknown_upload")
    assert begin(database_client).status_code == 201


@pytest.mark.parametrize(
    "changes",
    [
        {"sha256": "../../etc/passwd"},
        {"sha256": "A" * 64},
        {"size": 0},
        {"size": -1},
        {"size": 2**63},
        {"size": "many"},
        {"name": "a"},
    ],
)
def test_uploads_that_cannot_be(client, changes):
    assert error(begin(client, **changes)) == (422, "invalid_request")


def test_more_than_the_settings_allow_is_refused_before_it_is_sent(client, settings):
    assert error(begin(client, size=settings.upload_limit_bytes + 1)) == (413, "file_too_large")


def test_a_whole_file_is_bounded_too(settings):
    small = make_app(settings.model_copy(update={"upload_limit_bytes": 2**20}))
    with TestClient(small, base_url="http://127.0.0.1") as client:
        content = bytes(2**20 + 1)
        assert error(client.put(f"/api/v1/blobs/{digest(content)}", content=content)) == (413, "file_too_large")
    assert files(settings) == []


def test_an_unknown_upload(client):
    assert error(client.get(f"{UPLOADS}/nothing")) == (404, "unknown_upload")
    assert client.head(f"{UPLOADS}/nothing").status_code == 404
    assert error(patch(client, "nothing", 0, b"x")) == (404, "unknown_upload")


def test_what_is_not_there_cannot_be_named(client):
    run_id = client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    address = f"/api/v1/runs/{run_id}/artifacts"
    assert error(client.post(address, json={"name": "a", "sha256": digest(b"x")})) == (404, "unknown_blob")
    send_all(client)
    for name in ("../a", "a/../b", "/etc/passwd", "a\\b", "a\x00b", "x" * 301, ""):
        assert error(client.post(address, json={"name": name, "sha256": digest(CONTENT)})) == (422, "invalid_name")
    assert client.get(address).json() == []


def test_only_the_holder_names(client):
    run_id = client.post("/api/v1/runs", json={"dataset": "toys", "student": {"model": "small"}}).json()["id"]
    send_all(client)
    answer = client.post(f"/api/v1/runs/{run_id}/artifacts", json={"name": "a", "sha256": digest(CONTENT)})
    assert error(answer) == (409, "stale_lease")


def test_two_processes_take_turns(database_app, settings, database_url):
    other = create_app(settings.model_copy(update={"database_url": database_url}))
    with (
        TestClient(database_app, base_url="http://127.0.0.1") as one,
        TestClient(other, base_url="http://127.0.0.1") as two,
    ):
        upload = begin(one).json()["id"]
        for number, at in enumerate(range(0, SIZE, CHUNK)):
            last = patch((one, two)[number % 2], upload, at, CONTENT[at : at + CHUNK])
        assert last.json()["complete"]
        assert one.get(f"/api/v1/blobs/{digest(CONTENT)}").content == CONTENT


def test_many_who_send_the_same_at_once_bring_it_once(database_client, settings):
    complete = []

    def send() -> None:
        for _ in range(5):
            # Whoever comes too late for the last chunk hears that there is no such upload any more, and asks again.
            with suppress(HTTPStatusError):
                complete.append(send_all(database_client)["complete"])
                return

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert complete == [True] * 4
    assert [name for name in files(settings) if name.startswith("sha256")] == [kept()]
    assert begin(database_client).json()["complete"]


def test_whoever_asks_next_finishes_what_a_killed_process_left(client, app):
    upload = begin(client).json()["id"]
    for at in range(0, 2 * CHUNK, CHUNK):
        patch(client, upload, at, CONTENT[at : at + CHUNK])
    context = app.state.context
    open_store(context.settings).put_part(upload, 2 * CHUNK, CONTENT[2 * CHUNK :])
    with context.database.writing() as session:
        assert repository.advance(session, upload, 2 * CHUNK, SIZE - 2 * CHUNK)
    assert begin(client).json()["complete"]


def test_a_full_disk_is_said_and_leaves_nothing(client, settings, monkeypatch):
    upload = begin(client).json()["id"]

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(stores.os, "fsync", full)
    assert error(patch(client, upload, 0, CONTENT[:CHUNK])) == (503, "disk_full")
    assert files(settings) == []
    monkeypatch.undo()
    monkeypatch.setattr(service, "CHUNK_BYTES", CHUNK)
    assert client.get(f"{UPLOADS}/{upload}").json()["offset"] == 0
    assert send_all(client)["complete"]


def test_what_was_given_up_is_cleared(database_client, database_app, settings, monkeypatch):
    upload = begin(database_client).json()["id"]
    patch(database_client, upload, 0, CONTENT[:CHUNK])
    other = b"named by nobody" * 100
    send_all(database_client, other)
    pinned = b"named by a model" * 100
    send_all(database_client, pinned, keep=True)
    service.clear_up(database_app.state.context)
    assert len(files(settings)) == 3
    later = utc_now() + timedelta(days=2)
    monkeypatch.setattr(service, "utc_now", lambda: later)
    monkeypatch.setattr("distillboard.server.artifacts.service.utc_now", lambda: later)
    service.clear_up(database_app.state.context)
    assert files(settings) == [kept(pinned)]
    assert error(database_client.get(f"{UPLOADS}/{upload}")) == (404, "unknown_upload")


def test_bytes_that_a_run_names_stay(database_client, database_app, settings, monkeypatch):
    run_id = database_client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    send_all(database_client)
    database_client.post(f"/api/v1/runs/{run_id}/artifacts", json={"name": "a", "sha256": digest(CONTENT)})
    later = utc_now() + timedelta(days=2)
    monkeypatch.setattr("distillboard.server.artifacts.service.utc_now", lambda: later)
    service.clear_up(database_app.state.context)
    assert files(settings) == [kept()]
