"""The app as a whole: alive, ready, and serving the built page."""

import gzip
from pathlib import Path

import pytest
from distillboard.server.settings import Settings
from support.http import TestClient
from support.rows import SPEC

from .conftest import make_app


@pytest.fixture
def built(settings: Settings) -> Path:
    """A folder as the frontend's build leaves it."""
    folder = settings.frontend
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<title>page</title>")
    (folder / "assets" / "app-1a2b.js").write_text("run()")
    (folder.parent / "secret.txt").write_text("secret")
    return folder


def test_alive(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_not_ready_without_redis(client):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "Redis" in answer.json()["error"]["message"]


def test_ready_with_redis(settings, redis_url):
    app = make_app(settings.model_copy(update={"redis_url": redis_url}))
    with TestClient(app, base_url="http://localhost") as client:
        assert client.get("/readyz").json() == {"status": "ready", "database": "sqlite", "redis": "ok"}


def test_metrics_count_runs_and_requests_by_route(client):
    run_id = client.post("/api/v1/runs", json=SPEC).json()["id"]
    client.get(f"/api/v1/runs/{run_id}")
    text = client.get("/metrics").text
    assert 'distillboard_runs{state="queued"} 1.0' in text
    assert 'distillboard_queued_runs{queue="default"} 1.0' in text
    assert 'route="/runs/{run_id}"' in text
    assert run_id not in text


def test_the_page_is_served(built, client):
    answer = client.get("/")
    assert (answer.status_code, answer.text) == (200, "<title>page</title>")
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/runs/abc", "/leaderboard", "/apiary"])
def test_addresses_of_the_page_get_its_index(built, client, path):
    assert client.get(path).text == "<title>page</title>"


def test_hashed_files_are_kept_for_ever(built, client):
    answer = client.get("/assets/app-1a2b.js")
    assert answer.text == "run()"
    assert "immutable" in answer.headers["cache-control"]


def test_a_missing_file_is_not_the_index(built, client):
    answer = client.get("/assets/gone.js")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt"])
def test_nothing_outside_the_folder_is_served(built, client, path):
    assert "secret" not in client.get(path).text.replace("/secret.txt", "").replace("..%2fsecret", "")


def test_a_page_that_is_not_built_says_how_to_build_it(client):
    answer = client.get("/")
    assert answer.status_code == 503
    assert "run.py setup" in answer.text


def test_long_answers_are_compressed(client):
    assert client.get("/openapi.json", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", None)],
)
def test_the_copy_that_the_build_packed_is_sent_to_who_can_unpack_it(built, client, accepted, coding):
    script = built / "assets" / "app-1a2b.js"
    script.with_name("app-1a2b.js.br").write_bytes(b"packed well")
    script.with_name("app-1a2b.js.gz").write_bytes(gzip.compress(b"run()"))
    with client.stream("GET", "/assets/app-1a2b.js", headers={"Accept-Encoding": accepted}) as answer:
        assert answer.headers.get("content-encoding") == coding
        assert answer.headers["content-type"].startswith("text/javascript")
        assert answer.headers["vary"] == "Accept-Encoding"
        assert "immutable" in answer.headers["cache-control"]
        sent = b"".join(answer.iter_raw())
    assert sent == script.with_name(script.name + {"br": ".br", "gzip": ".gz", None: ""}[coding]).read_bytes()
