"""Large files of a run: in chunks through a network that is cut, named under the lease, never from the beginning."""

import hashlib
import os

import pytest
from distillboard.client.uploads import WHOLE_BYTES
from distillboard_worker.api import Api, AwayError, LeaseLostError
from support.api import running_api
from support.cutting import Cutter
from worker.fake_api import create_claim

SIZE = 2 * WHOLE_BYTES + 4321


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running_api(tmp_path_factory.mktemp("api")) as running:
        yield running


@pytest.fixture
def large(tmp_path):
    content = os.urandom(SIZE)
    (tmp_path / "last.pth").write_bytes(content)
    return tmp_path / "last.pth", hashlib.sha256(content).hexdigest()


@pytest.fixture
def claim(server):
    api = Api(server.url)
    run = api._send("POST", "/runs", json={"engine": "external"}).json()["id"]
    api.close()
    return create_claim(run=run)


def test_every_call_goes_on_where_the_last_was_cut(server, large, claim, tmp_path):
    file, digest = large
    cutter = Cutter(server.port, after=WHOLE_BYTES + WHOLE_BYTES // 2, times=2)
    api = Api(cutter.url)
    calls = 0
    while True:
        calls += 1
        try:
            api.put_artifact(claim, "resume/last.pth", file, digest, kind="resume", step=7)
        except AwayError:
            assert calls < 5
        else:
            break
    assert calls == 2
    assert cutter.carried < SIZE + 2 * WHOLE_BYTES
    api.fetch(f"/runs/{claim.run}/artifacts/resume/last.pth", tmp_path / "back.pth")
    assert hashlib.sha256((tmp_path / "back.pth").read_bytes()).hexdigest() == digest
    api.close()
    cutter.close()


def test_a_lost_lease_is_noticed_when_the_file_is_named(server, large, claim):
    file, digest = large
    api = Api(server.url)
    with pytest.raises(LeaseLostError):
        api.put_artifact(claim.model_copy(update={"run": "nothing"}), "a", file, digest, kind="resume")
    api.close()
