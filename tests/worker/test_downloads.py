"""Weights by address, from a real server on the loopback address: gone on with, checked, refused, shared."""

import hashlib
import threading

import pytest
from distillboard.contracts.catalogue import ModelDocument, Weights
from distillboard.kit.waiting import wait_until
from distillboard_worker.api import AwayError
from distillboard_worker.cache import Cache
from distillboard_worker.downloads import Downloads
from distillboard_worker.inputs import DOWNLOADS, prepare
from distillboard_worker.reporting import RunFailed
from distillboard_worker.settings import WorkerSettings
from pydantic import ValidationError
from worker.fake_api import create_claim
from worker.file_server import FileServer

CONTENT = bytes(range(256)) * 4096
DIGEST = hashlib.sha256(CONTENT).hexdigest()
PATH = f"/zoo/model%2Bhead-{DIGEST[:8]}.pth"


@pytest.fixture
def server():
    server = FileServer()
    server.files[PATH] = CONTENT
    yield server
    server.close()


def create_downloads(folder, server, **options):
    return Downloads(folder, [server.origin], pause=0, **options)


def weights(server, path=PATH, **known):
    return Weights(url=f"{server.origin}{path}", **(known or {"sha256_prefix": DIGEST[:8]}))


def failure(downloads, wanted):
    with pytest.raises(RunFailed) as caught:
        downloads.fetch("big", wanted)
    return caught.value


def test_a_file_is_downloaded_once_and_lies_where_wget_puts_it(server, tmp_path):
    told = []
    downloads = create_downloads(tmp_path, server, tell=told.append)
    path = downloads.fetch("big", weights(server))
    assert path == tmp_path / server.origin.removeprefix("http://") / "zoo" / f"model+head-{DIGEST[:8]}.pth"
    assert path.read_bytes() == CONTENT
    assert downloads.fetch("big", weights(server)) == path
    assert len(server.requests) == 1
    assert told == [f"downloading the weights of model 'big' from {server.origin}{PATH}"]


def test_a_download_that_is_cut_goes_on_where_it_was(server, tmp_path):
    server.cuts = [300_000, 200_000]
    path = create_downloads(tmp_path, server).fetch("big", weights(server))
    assert path.read_bytes() == CONTENT
    assert [wanted for _, wanted in server.requests] == [None, "bytes=300000-", "bytes=500000-"]


def test_what_nobody_can_check_is_not_pieced_together_from_two_runs(server, tmp_path):
    downloads = create_downloads(tmp_path, server)
    path = downloads.fetch("big", weights(server))
    path.rename(path.with_name(f"{path.name}.partial"))
    unchecked = weights(server).model_copy(update={"sha256_prefix": None})
    assert downloads.fetch("big", unchecked).read_bytes() == CONTENT
    assert [wanted for _, wanted in server.requests] == [None, None]


def test_a_partial_file_longer_than_the_whole_is_begun_anew(server, tmp_path):
    downloads = create_downloads(tmp_path, server)
    path = downloads.fetch("big", weights(server))
    path.unlink()
    path.with_name(f"{path.name}.partial").write_bytes(CONTENT + b"more")
    assert downloads.fetch("big", weights(server)).read_bytes() == CONTENT


def test_a_server_in_trouble_is_asked_again(server, tmp_path):
    server.failures = [503, 429]
    assert create_downloads(tmp_path, server).fetch("big", weights(server)).read_bytes() == CONTENT


def test_a_file_that_is_not_there_is_told_with_model_address_and_what_to_do(server, tmp_path):
    found = failure(create_downloads(tmp_path, server), weights(server, "/gone.pth", sha256=DIGEST))
    assert found.code == "weights_unreachable"
    assert all(part in found.reason for part in ("'big'", f"{server.origin}/gone.pth", "404", str(tmp_path)))
    assert len(server.requests) == 1


def test_a_server_that_does_not_answer_is_told_after_some_tries(server, tmp_path):
    wanted = weights(server)
    downloads = create_downloads(tmp_path, server)
    server.close()
    assert failure(downloads, wanted).code == "weights_unreachable"


@pytest.mark.parametrize("known", [{"sha256": "0" * 64}, {"sha256_prefix": "0" * 8}])
def test_another_content_than_stated_is_refused_and_not_kept(server, tmp_path, known):
    found = failure(create_downloads(tmp_path, server), weights(server, **known))
    assert found.code == "weights_damaged"
    assert not list(tmp_path.rglob("*.pth*[!k]"))


def test_a_damaged_file_of_the_cache_is_downloaded_anew(server, tmp_path):
    downloads = create_downloads(tmp_path, server)
    downloads.fetch("big", weights(server)).write_bytes(b"damaged")
    assert downloads.fetch("big", weights(server)).read_bytes() == CONTENT


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:1/x.pth", "http://metadata.internal/x.pth", "https://127.0.0.1/x.pth", "file:///etc/passwd"],
)
def test_only_stated_origins_are_asked(server, tmp_path, url):
    found = failure(create_downloads(tmp_path, server), Weights.model_construct(url=url))
    assert found.code == "weights_refused"
    assert server.origin in found.reason
    assert server.requests == []


@pytest.mark.parametrize("target", ["http://127.0.0.1:1/x.pth", "file:///etc/passwd", "ftp://127.0.0.1/x"])
def test_a_redirect_elsewhere_is_refused(server, tmp_path, target):
    server.redirects["/moved.pth"] = target
    found = failure(create_downloads(tmp_path, server), weights(server, "/moved.pth"))
    assert found.code in {"weights_refused", "weights_unreachable"}
    assert len(server.requests) == 1


def test_a_redirect_within_the_sources_is_followed(server, tmp_path):
    server.redirects["/moved.pth"] = PATH
    assert create_downloads(tmp_path, server).fetch("big", weights(server, "/moved.pth")).read_bytes() == CONTENT


def test_redirects_in_a_circle_come_to_an_end(server, tmp_path):
    server.redirects["/round.pth"] = "/round.pth"
    assert "again and again" in failure(create_downloads(tmp_path, server), weights(server, "/round.pth")).reason


def test_a_file_beyond_the_limit_is_refused_before_it_comes(server, tmp_path):
    found = failure(create_downloads(tmp_path, server, limit=1000), weights(server))
    assert (found.code, "1000 bytes" in found.reason) == ("weights_refused", True)


@pytest.mark.parametrize("path", ["//", "/../../x.pth", "/zoo/%2e%2e/x.pth", "/zoo/..%2fx.pth"])
def test_an_address_never_leaves_the_folder(server, tmp_path, path):
    folder = tmp_path / "cache"
    found = failure(create_downloads(folder, server), weights(server, path))
    assert found.code in {"weights_refused", "weights_unreachable"}
    assert [one.name for one in tmp_path.iterdir()] in ([], ["cache"])


def test_two_at_once_download_it_once(server, tmp_path):
    server.gate.clear()
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(create_downloads(tmp_path, server).fetch("big", weights(server))))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    assert wait_until(lambda: server.requests, 20)
    server.gate.set()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert len(server.requests) == 1


def test_a_cancelled_run_leaves_off_and_keeps_what_came(server, tmp_path):
    server.cuts = [300_000]
    asked = iter([False, False, True])
    with pytest.raises(AwayError):
        create_downloads(tmp_path, server, interrupted=lambda: next(asked)).fetch("big", weights(server))
    assert list(tmp_path.rglob("*.partial"))
    assert create_downloads(tmp_path, server).fetch("big", weights(server)).read_bytes() == CONTENT


def test_a_job_gets_teacher_and_backbone_by_address(api, server, tmp_path):
    document = ModelDocument(name="big", config={}, classes=["a"], weights=weights(server))
    student = document.model_copy(update={"name": "small", "weights": None, "backbone_weights": weights(server)})
    claim = create_claim(student=student, teacher=document)
    claim.spec.student.weights = "backbone"
    claim.spec.student.inherit = True
    with Cache(tmp_path) as cache:
        job = prepare(api.api, claim, tmp_path, cache, create_downloads(tmp_path / DOWNLOADS, server))
    assert job.teacher_weights == job.student_weights
    assert job.teacher_weights.read_bytes() == CONTENT


def test_a_control_does_not_wait_for_its_teachers_weights(api, tmp_path):
    teacher = ModelDocument(name="big", config={}, classes=["a"], weights=Weights(url="https://zoo.test/x.pth"))
    with Cache(tmp_path) as cache:
        assert prepare(api.api, create_claim(teacher=teacher), tmp_path, cache).teacher_weights is None


def test_a_run_whose_weights_cannot_be_had_fails_with_the_address(api, settings, start):
    student = ModelDocument(name="big", config={}, classes=["a"], weights=Weights(url="https://zoo.test/x.pth"))
    start(create_claim(student=student)).finish()
    assert (api.state().state, api.state().code) == ("failed", "weights_refused")
    assert "https://zoo.test/x.pth" in api.state().reason


def test_sources_are_origins():
    assert WorkerSettings(weight_sources="https://a.test, http://b:81").weight_sources == [
        "https://a.test",
        "http://b:81",
    ]
    for wrong in ("file:///data", "https://a.test/folder", "a.test"):
        with pytest.raises(ValidationError, match="no origin"):
            WorkerSettings(weight_sources=wrong)
