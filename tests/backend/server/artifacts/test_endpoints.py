"""Files over HTTP: stored once by digest, checked, served in parts, and never under a trick name."""

import hashlib
from pathlib import Path

import pytest
from distillboard.server.settings import Settings
from support.http import TestClient


@pytest.fixture
def run_id(client: TestClient) -> str:
    return client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def put(client: TestClient, run_id: str, name: str, content: bytes, expected: str | None = None, **parameters):
    headers = {"Digest-SHA256": expected or digest(content)}
    return client.put(f"/api/v1/runs/{run_id}/artifacts/{name}", content=content, headers=headers, params=parameters)


def get(client: TestClient, run_id: str, name: str, **headers: str):
    return client.get(f"/api/v1/runs/{run_id}/artifacts/{name}", headers=headers)


def files(settings: Settings) -> list[Path]:
    return [path for path in settings.artifacts.rglob("*") if path.is_file()]


def test_what_is_uploaded_comes_back(client, run_id, settings):
    content = bytes(range(256)) * 20_000
    answer = put(client, run_id, "maps/00000120.dbmaps", content, kind="maps", step=120)
    view = answer.json()
    assert (view["name"], view["kind"], view["step"], view["size"]) == (
        "maps/00000120.dbmaps",
        "maps",
        120,
        len(content),
    )
    assert view["digest"] == digest(content)
    got = get(client, run_id, "maps/00000120.dbmaps")
    assert got.content == content
    assert got.headers["etag"] == f'"{digest(content)}"'
    assert files(settings) == [settings.artifacts / "sha256" / digest(content)[:2] / digest(content)]


def test_the_same_bytes_are_stored_once(client, run_id, settings):
    put(client, run_id, "a.json", b"{}")
    put(client, run_id, "b.json", b"{}")
    assert len(files(settings)) == 1
    assert get(client, run_id, "a.json").content == get(client, run_id, "b.json").content == b"{}"


def test_the_same_name_is_replaced_and_its_old_bytes_go(client, run_id, settings):
    put(client, run_id, "resume/last.pth", b"epoch 1", kind="resume", step=1)
    put(client, run_id, "resume/last.pth", b"epoch 2", kind="resume", step=2)
    assert get(client, run_id, "resume/last.pth").content == b"epoch 2"
    assert [path.name for path in files(settings)] == [digest(b"epoch 2")]


def test_replaced_bytes_stay_while_another_name_has_them(client, run_id):
    put(client, run_id, "a", b"shared")
    put(client, run_id, "b", b"shared")
    put(client, run_id, "a", b"new")
    assert get(client, run_id, "b").content == b"shared"


def test_a_wrong_digest_keeps_nothing(client, run_id, settings):
    answer = put(client, run_id, "a.bin", b"content", expected=digest(b"other"))
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "wrong_digest")
    assert get(client, run_id, "a.bin").status_code == 404
    assert files(settings) == []


def test_a_digest_that_is_none_is_refused(client, run_id):
    assert put(client, run_id, "a.bin", b"content", expected="ABC").status_code == 422


@pytest.mark.parametrize(
    "name",
    [
        "%2e%2e/secret",
        "a/%2e%2e/b",
        "%2e",
        "%2Fetc/passwd",
        "a//b",
        "a%5Cb",
        "a%7Fb",
        "a/",
        "x" * 301,
    ],
)
def test_trick_names_are_refused(client, run_id, settings, name):
    answer = put(client, run_id, name, b"content")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid_name")
    assert files(settings) == []


def test_a_nul_in_a_name_is_no_address(client, run_id, settings):
    assert put(client, run_id, "a%00b", b"content").status_code == 400
    assert files(settings) == []


def test_a_line_break_in_a_name_leads_nowhere(client, run_id, settings):
    assert put(client, run_id, "a%0Ab", b"content").status_code == 404
    assert files(settings) == []


@pytest.mark.parametrize("name", ["x" * 300, "Größe/a b.png", "..hidden", "a..b", "%25"])
def test_odd_names_are_fine(client, run_id, name):
    assert put(client, run_id, name, b"content").status_code == 200
    assert get(client, run_id, name).content == b"content"


@pytest.mark.parametrize(
    ("name", "kind", "disposition"),
    [
        ("probe/1.png", "image/png", "inline"),
        ("config.json", "application/json", "inline"),
        ("student.pth", "application/octet-stream", "attachment"),
        ("page.html", "application/octet-stream", "attachment"),
        ("drawing.svg", "application/octet-stream", "attachment"),
        ("train.log", "text/plain; charset=utf-8", "inline"),
    ],
)
def test_a_browser_is_given_nothing_to_run(client, run_id, name, kind, disposition):
    put(client, run_id, name, b"<script>alert(1)</script>")
    headers = get(client, run_id, name).headers
    assert headers["content-type"] == kind
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-disposition"].startswith(disposition)


@pytest.mark.parametrize(
    ("asked", "status", "content"),
    [
        ("bytes=0-3", 206, b"0123"),
        ("bytes=6-", 206, b"6789"),
        ("bytes=-2", 206, b"89"),
        ("bytes=4-100", 206, b"456789"),
        ("bytes=10-", 416, None),
        ("bytes=5-2", 400, None),
        ("bytes=-", 400, None),
        ("bytes=0-1,4-5", 400, None),
        ("lines=1-2", 400, None),
    ],
)
def test_ranges(client, run_id, asked, status, content):
    put(client, run_id, "a.bin", b"0123456789")
    answer = get(client, run_id, "a.bin", Range=asked)
    assert answer.status_code == status
    if content is None:
        assert answer.json()["error"]["message"]
    else:
        assert answer.content == content


def test_who_has_the_bytes_is_not_sent_them(client, run_id):
    put(client, run_id, "a.bin", b"content")
    answer = get(client, run_id, "a.bin", **{"If-None-Match": f'"{digest(b"content")}"'})
    assert (answer.status_code, answer.content) == (304, b"")


def test_lists_by_kind_and_step(client, run_id):
    for step in (1, 2):
        put(client, run_id, f"maps/{step}", b"m%d" % step, kind="maps", step=step)
    put(client, run_id, "student.pth", b"s", kind="checkpoint")
    names = lambda **chosen: [  # noqa: E731
        view["name"] for view in client.get(f"/api/v1/runs/{run_id}/artifacts", params=chosen).json()
    ]
    assert names() == ["maps/1", "maps/2", "student.pth"]
    assert names(kind="maps") == ["maps/1", "maps/2"]
    assert names(step=2) == ["maps/2"]
    assert names(after="maps/1", limit=1) == ["maps/2"]


def test_an_upload_is_heard_of(client, run_id):
    put(client, run_id, "a", b"a")
    assert client.get(f"/api/v1/runs/{run_id}").json()["revision"] == 2


def test_only_the_holder_uploads(client, settings):
    run_id = client.post("/api/v1/runs", json={"dataset": "toys", "student": {"model": "small"}}).json()["id"]
    assert put(client, run_id, "a", b"a").json()["error"]["code"] == "stale_lease"
    device = {"worker": "w", "device": {"kind": "cpu"}}
    token = client.post("/api/v1/queues/default/claims", json=device).json()["token"]
    answer = client.put(f"/api/v1/runs/{run_id}/artifacts/a", content=b"a", headers={"Distillboard-Lease": token})
    assert answer.json()["attempt"] == 1


def test_an_ended_run_takes_no_files(client, run_id):
    end = {"batch": "0" * 32, "events": [{"type": "state", "time": 1, "state": "succeeded"}]}
    client.post(f"/api/v1/runs/{run_id}/events", json=end).raise_for_status()
    assert put(client, run_id, "a", b"a").json()["error"]["code"] == "run_ended"


def test_blobs(client):
    address = f"/api/v1/blobs/{digest(b'weights')}"
    assert client.head(address).status_code == 404
    assert client.put(address, content=b"other").json()["error"]["code"] == "wrong_digest"
    assert client.put(address, content=b"weights").status_code == 204
    assert client.head(address).status_code == 200
    assert client.get(address).content == b"weights"


def test_a_blob_outlives_the_run_that_named_it_too(client, run_id):
    client.put(f"/api/v1/blobs/{digest(b'weights')}", content=b"weights").raise_for_status()
    put(client, run_id, "a", b"weights")
    put(client, run_id, "a", b"other")
    assert client.get(f"/api/v1/blobs/{digest(b'weights')}").content == b"weights"


@pytest.mark.parametrize("address", ["abc", "../../etc/passwd", "A" * 64])
def test_bad_digests(client, address):
    assert client.get(f"/api/v1/blobs/{address}").status_code in {404, 422}
