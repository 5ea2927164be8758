"""Large files: nothing twice, nothing from the beginning after a cut."""

import contextlib
import hashlib
import os
from pathlib import Path

import httpx
import pytest
from distillboard.client.transport import Transport
from distillboard.client.uploads import WHOLE_BYTES
from support.api import running_api
from support.cutting import Cutter

SIZE = 3 * WHOLE_BYTES + 12_345


@pytest.fixture(scope="module")
def api(tmp_path_factory):
    with running_api(tmp_path_factory.mktemp("api")) as running:
        yield running


@pytest.fixture
def connect():
    """Opens connections and closes them in the end."""
    with contextlib.ExitStack() as opened:

        def connect_to(url: str) -> Transport:
            return opened.enter_context(contextlib.closing(Transport(url)))

        yield connect_to


@pytest.fixture
def large(tmp_path: Path) -> tuple[Path, str]:
    content = os.urandom(SIZE)
    (tmp_path / "weights.pth").write_bytes(content)
    return tmp_path / "weights.pth", hashlib.sha256(content).hexdigest()


@pytest.fixture
def artifacts(api) -> str:
    answer = httpx.post(f"{api.url}/api/v1/runs", json={"engine": "external"})
    return f"/runs/{answer.json()['id']}/artifacts"


def test_a_cut_upload_goes_on_where_it_was(api, connect, large, artifacts, tmp_path):
    file, digest = large
    cutter = Cutter(api.port, after=WHOLE_BYTES + WHOLE_BYTES // 2, times=2)
    view = connect(cutter.url).put_file(f"{artifacts}/deep/weights.pth", file, digest, {"kind": "weights"})
    cutter.close()
    assert cutter.cuts_left == 0
    assert (view.name, view.digest, view.size, view.kind) == ("deep/weights.pth", digest, SIZE, "weights")
    # Each cut costs the chunk that was on its way, and no more.
    assert cutter.carried < SIZE + 2 * (WHOLE_BYTES + 100_000)
    got = connect(api.url).download(f"{artifacts}/deep/weights.pth", tmp_path / "back.pth")
    assert hashlib.sha256(got.read_bytes()).hexdigest() == digest


def test_nothing_is_sent_twice(api, connect, large, artifacts):
    file, digest = large
    connect(api.url).put_file(f"{artifacts}/a", file, digest, {})
    counting = Cutter(api.port, after=0, times=0)
    connect(counting.url).put_file(f"{artifacts}/b", file, digest, {})
    counting.close()
    assert counting.carried < 10_000


def test_bytes_that_a_model_names_stay(api, connect, large):
    file, digest = large
    connect(api.url).keep_bytes(file, digest)
    assert httpx.head(f"{api.url}/api/v1/blobs/{digest}").headers["content-length"] == str(SIZE)
