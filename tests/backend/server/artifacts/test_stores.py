"""Both kinds of store behave alike: a folder, and a bucket of a real S3 service."""

import hashlib
import os
from datetime import UTC, datetime, timedelta

import pytest
from distillboard.server.artifacts import bucket as buckets
from distillboard.server.artifacts import service
from distillboard.server.artifacts import store as stores
from distillboard.server.artifacts.bucket import BucketStore
from distillboard.server.artifacts.service import Shelf
from distillboard.server.artifacts.stores import open_store
from distillboard.server.errors import StaleLease, Unavailable
from distillboard.server.kit.ids import new_id
from pydantic import ValidationError
from support.buckets import running_bucket
from support.http import TestClient

from ..conftest import make_app

LARGE = os.urandom(11 * 2**20 + 17)


@pytest.fixture(scope="module")
def bucket():
    with running_bucket() as url:
        yield url


@pytest.fixture(params=["folder", "bucket"])
def stored(request, settings):
    """Settings of a server with either kind of store."""
    if request.param == "folder":
        return settings
    place = f"{request.getfixturevalue('bucket')}/{new_id()}/board"
    return settings.model_copy(update={"artifacts": place})


@pytest.fixture
def client(stored):
    with TestClient(make_app(stored), base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.fixture
def store(stored):
    return open_store(stored)


@pytest.fixture
def artifacts(client) -> str:
    return f"/api/v1/runs/{client.post('/api/v1/runs', json={'engine': 'external'}).json()['id']}/artifacts"


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def keep(store, content: bytes) -> str:
    incoming = store.receive()
    incoming.write(content)
    found = incoming.finish(None)
    store.stage(incoming, found)
    assert store.adopt(incoming, found)
    incoming.discard()
    return found


def read(store, found: str, start: int = 0, count: int | None = None) -> bytes:
    return b"".join(store.read(found, start, len(LARGE) if count is None else count))


def test_bytes_come_back(store):
    assert read(store, keep(store, LARGE)) == LARGE


def test_a_part_comes_back(store):
    assert read(store, keep(store, LARGE), 5_000_000, 3_000_001) == LARGE[5_000_000:8_000_001]


def test_what_is_not_there(store):
    assert store.size(digest(b"nothing")) is None
    with pytest.raises(FileNotFoundError):
        store.read(digest(b"nothing"), 0, 5)
    with pytest.raises(FileNotFoundError):
        store.read_part("nothing", 0)
    store.remove(digest(b"nothing"))
    store.remove_parts("nothing")


def test_removed_bytes_are_gone(store):
    found = keep(store, b"content")
    store.remove(found)
    assert store.size(found) is None


def test_a_digest_is_no_path(store):
    for trick in ("../../etc/passwd", "A" * 64, "", f"{'a' * 63}/"):
        with pytest.raises(ValueError, match="not a sha256"):
            store.size(trick)


def test_parts_are_kept_apart(store):
    for upload in ("one", "two"):
        store.put_part(upload, 0, upload.encode())
        store.put_part(upload, 2**40, b"far")
    store.remove_parts("one")
    assert store.read_part("two", 2**40) == b"far"
    with pytest.raises(FileNotFoundError):
        store.read_part("one", 0)


def test_abandoned_parts_are_cleared_and_bytes_are_not(store, monkeypatch):
    found = keep(store, b"content")
    store.put_part("upload", 0, b"part")
    store.clear_abandoned()
    assert store.read_part("upload", 0) == b"part"
    monkeypatch.setattr(stores, "ABANDONED_SECONDS", -60)
    monkeypatch.setattr(buckets, "ABANDONED_SECONDS", -60)
    store.clear_abandoned()
    with pytest.raises(FileNotFoundError):
        store.read_part("upload", 0)
    assert read(store, found, 0, 7) == b"content"


def test_over_http(client, artifacts):
    headers = {"Digest-SHA256": digest(LARGE)}
    assert client.put(f"{artifacts}/a.pth", content=LARGE, headers=headers).status_code == 200
    whole = client.get(f"{artifacts}/a.pth")
    assert whole.content == LARGE
    assert whole.headers["etag"] == f'"{digest(LARGE)}"'
    assert whole.headers["content-length"] == str(len(LARGE))
    part = client.get(f"{artifacts}/a.pth", headers={"Range": "bytes=9000000-9000009"})
    assert (part.status_code, part.content) == (206, LARGE[9_000_000:9_000_010])
    assert part.headers["content-range"] == f"bytes 9000000-9000009/{len(LARGE)}"
    by_digest = client.head(f"/api/v1/blobs/{digest(LARGE)}")
    assert (by_digest.headers["content-length"], by_digest.content) == (str(len(LARGE)), b"")
    assert "immutable" in by_digest.headers["cache-control"]


def test_a_range_of_other_bytes_than_expected_is_the_whole(client, artifacts):
    client.put(f"{artifacts}/a", content=b"0123456789")
    changed = {"Range": "bytes=5-", "If-Range": f'"{digest(b"before")}"'}
    assert client.get(f"{artifacts}/a", headers=changed).content == b"0123456789"


def test_in_chunks(client, artifacts, stored):
    view = client.post("/api/v1/uploads", json={"sha256": digest(LARGE), "size": len(LARGE)}).json()
    while not view["complete"]:
        at = view["offset"]
        chunk = LARGE[at : at + view["chunk_bytes"]]
        view = client.patch(f"/api/v1/uploads/{view['id']}", content=chunk, headers={"Upload-Offset": str(at)}).json()
    client.post(artifacts, json={"name": "a", "sha256": digest(LARGE)}).raise_for_status()
    assert client.get(f"{artifacts}/a").content == LARGE


def test_a_deleted_artifact_takes_its_bytes_along(client, artifacts, store):
    client.put(f"{artifacts}/a", content=b"content")
    client.put(f"{artifacts}/b", content=b"content")
    assert client.delete(f"{artifacts}/a").status_code == 204
    assert client.get(f"{artifacts}/a").status_code == 404
    assert client.get(f"{artifacts}/b").content == b"content"
    client.delete(f"{artifacts}/b")
    assert store.size(digest(b"content")) is None
    assert client.delete(f"{artifacts}/b").json()["error"]["code"] == "unknown_artifact"


def test_a_refused_upload_leaves_nothing(client, store):
    run = client.post("/api/v1/runs", json={"dataset": "toys", "student": {"model": "small"}}).json()["id"]
    claim = client.post("/api/v1/queues/default/claims", json={"worker": "w", "device": {"kind": "cpu"}}).json()
    context = client.app.state.context
    shelf = Shelf(context.database, store, context.settings)
    incoming = store.receive()
    incoming.write(b"late")
    found = incoming.finish(None)
    place = service.Place(run, "a", "file", None)
    shelf.admit(place, claim["token"])
    client.post(f"/api/v1/runs/{run}/release", headers={"Distillboard-Lease": claim["token"]}).raise_for_status()
    with pytest.raises(StaleLease):
        shelf.keep(incoming, found, place, claim["token"])
    assert store.size(found) is None
    assert client.head(f"/api/v1/blobs/{found}").status_code == 404


def test_bytes_that_a_collector_took_meanwhile_are_sent_again(client, store, monkeypatch):
    context = client.app.state.context
    shelf = Shelf(context.database, store, context.settings)
    incoming = store.receive()
    incoming.write(b"content")
    found = incoming.finish(None)
    adopt, calls = type(store).adopt, []

    def taken_once(self, one, of) -> bool:
        calls.append(of)
        return len(calls) > 1 and adopt(self, one, of)

    monkeypatch.setattr(type(store), "adopt", taken_once)
    shelf.keep_blob(incoming, found)
    assert len(calls) == 2
    assert store.size(found) == 7


def test_a_bucket_that_is_not_there_is_said(bucket, tmp_path):
    store = BucketStore("s3://nobody-made-this/board", tmp_path)
    with pytest.raises(Unavailable, match="bucket of artifacts"):
        store.put_part("upload", 0, b"part")


def test_old_spooled_bytes_are_cleared(bucket, tmp_path):
    store = BucketStore(f"{bucket}/{new_id()}", tmp_path)
    incoming = store.receive()
    past = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    os.utime(incoming.path, (past, past))
    store.clear_abandoned()
    assert list(tmp_path.iterdir()) == []
    incoming.discard()


@pytest.mark.parametrize("place", ["gs://bucket", "s3://", "s3://Bucket", "s3://bucket/../up", "http://host/bucket"])
def test_other_addresses_are_refused_at_start(settings, place):
    with pytest.raises(ValidationError):
        type(settings)(home=settings.home, artifacts=place)
