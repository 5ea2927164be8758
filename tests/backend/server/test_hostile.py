"""Input nobody should send: a clear 4xx in the one shape, and nothing of it is kept."""

import gzip
import hashlib
import json

import pytest
from distillboard.contracts.problems import ProblemAnswer
from distillboard.server.bodies import MOST_BYTES
from support.reports import metrics, new_batch
from support.rows import SPEC

JSON = {"Content-Type": "application/json"}
HUGE = 10**400
DEEP = 100_000


@pytest.fixture
def run_id(client) -> str:
    return client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]


def refused(answer) -> tuple[int, str]:
    """Status and code of a refusal, whose shape is the one."""
    assert 400 <= answer.status_code < 500, answer.text[:500]
    assert answer.headers["content-type"] == "application/json"
    return answer.status_code, ProblemAnswer.model_validate(answer.json()).error.code


@pytest.mark.parametrize(
    "event",
    [
        {"type": "metrics", "step": 1, "values": {"k" * 10**6: 1.0}},
        {"type": "metrics", "step": 1, "values": {"a\x00b": 1.0}},
        {"type": "metrics", "step": 1, "values": {"a\nb": 1.0}},
        {"type": "metrics", "step": 1, "values": {"a\x7fb": 1.0}},
        {"type": "metrics", "step": 1, "values": {"": 1.0}},
        {"type": "metrics", "step": 2**63, "values": {"k": 1.0}},
        {"type": "metrics", "step": -1, "values": {"k": 1.0}},
        {"type": "metrics", "step": HUGE, "values": {"k": 1.0}},
        {"type": "metrics", "step": 1.5, "values": {"k": 1.0}},
        {"type": "metrics", "step": "first", "values": {"k": 1.0}},
        {"type": "metrics", "step": 1, "values": {"k": "many"}},
        {"type": "metrics", "step": 1, "values": [1, 2]},
        {"type": "metrics", "step": 1, "values": {"k": 1.0}, "time": 10**12},
        {"type": "rewind", "step": 2**63},
        {"type": "log", "message": "x" * 20_001},
        {"type": "what", "step": 1},
    ],
    ids=lambda event: f"{event['type']}-{str(event)[:40]}",
)
def test_events(client, run_id, event):
    answer = client.post(f"/api/v1/runs/{run_id}/events", json=new_batch(metrics(1, lr=0.1), event))
    assert refused(answer)[0] == 422
    assert len(answer.content) < 20_000
    assert client.get(f"/api/v1/runs/{run_id}/keys").json() == []


def test_a_gzip_bomb(client, run_id):
    bomb = gzip.compress(bytes(200 * 2**20), 9)
    headers = {**JSON, "Content-Encoding": "gzip"}
    assert refused(client.post(f"/api/v1/runs/{run_id}/events", content=bomb, headers=headers))[0] == 413


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"engine": "external",}',
        b'{"engine": NaN}',
        b"[" * DEEP + b"]" * DEEP,
        b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    ],
    ids=["nothing", "half", "no-utf8", "comma", "nan", "deep-list", "deep-object"],
)
@pytest.mark.parametrize("path", ["/api/v1/runs", "/api/v1/sweeps", "/api/v1/projects", "/api/v1/uploads"])
def test_what_is_no_document(client, path, content):
    assert refused(client.post(path, content=content, headers=JSON))[0] in {400, 422}


@pytest.mark.parametrize(
    "spec",
    [
        {**SPEC, "student": {"model": "small", "version": HUGE}},
        {**SPEC, "dataset_version": 2**63},
        {**SPEC, "schedule": {"epochs": HUGE}},
        {**SPEC, "schedule": {"lr": "1e-400000000"}},
        {**SPEC, "name": "\x00"},
        {**SPEC, "notes": "n" * 20_001},
        {**SPEC, "tags": ["t"] * 33},
        {"engine": "external", "config": {"a\x00b": 1}},
        {"engine": "external", "config": "none"},
        {"engine": ["external"]},
        [],
        "external",
        7,
        None,
    ],
    ids=lambda spec: str(spec)[-40:],
)
def test_submissions(client, spec):
    before = client.get("/api/v1/runs").json()["total"]
    assert refused(client.post("/api/v1/runs", json=spec))[0] in {400, 422}
    assert client.get("/api/v1/runs").json()["total"] == before


@pytest.mark.parametrize("number", [HUGE, -HUGE, 2**63, 1e308])
def test_numbers_beyond_a_databases_are_kept_as_they_are_or_refused(client, number):
    answer = client.post("/api/v1/runs", json={"engine": "external", "config": {"x": number}})
    if answer.status_code == 201:
        assert client.get(f"/api/v1/runs/{answer.json()['id']}").json()["spec"]["config"]["x"] == number
    else:
        assert refused(answer)[0] == 422


def test_a_body_beyond_all_measure(client):
    notes = json.dumps({"engine": "external", "notes": "n" * MOST_BYTES})
    assert refused(client.post("/api/v1/runs", content=notes, headers=JSON))[0] == 413


def test_a_body_beyond_all_measure_that_does_not_say_so(client):
    pieces = (b"n" * 2**20 for _ in range(MOST_BYTES // 2**20 + 2))
    assert refused(client.post("/api/v1/runs", content=pieces, headers=JSON))[0] == 413


@pytest.mark.parametrize("run", ["nothing", "%00", "..%2f..%2fetc", "x" * 5000, "%F0%9F%A6%89", "%ED%A0%80"])
@pytest.mark.parametrize("rest", ["", "/keys", "/logs", "/artifacts", "/artifacts/a", "/series?key=a"])
def test_runs_that_are_none(client, run, rest):
    assert refused(client.get(f"/api/v1/runs/{run}{rest}"))[0] in {400, 404, 422}


@pytest.mark.parametrize("value", ["%00", "%ED%A0%80", "x" * 20_000, "-1", str(HUGE), "NaN"])
@pytest.mark.parametrize("query", ["runs?cursor=", "runs?limit=", "runs?filter=", "runs/{run}/logs?after="])
def test_queries(client, run_id, query, value):
    answer = client.get(f"/api/v1/{query.format(run=run_id)}{value}")
    assert answer.status_code == 200 or refused(answer)[0] in {400, 422}


@pytest.mark.parametrize("value", ["", "\x00", "no-such", "0" * 64, "A" * 64, "a" * 63, "'; DROP TABLE runs; --"])
def test_digests(client, run_id, value):
    headers = {"Digest-SHA256": value.replace("\x00", "%00")}
    answer = client.put(f"/api/v1/runs/{run_id}/artifacts/a", content=b"content", headers=headers)
    assert refused(answer)[0] in {400, 422}
    assert client.get(f"/api/v1/runs/{run_id}/artifacts").json() == []


def test_an_upload_that_is_cut_short(client, settings):
    content = b"whole" * 1000
    digest = hashlib.sha256(content).hexdigest()
    assert refused(client.put(f"/api/v1/blobs/{digest}", content=content[:-1])) == (400, "wrong_digest")
    assert [path for path in settings.artifacts.rglob("*") if path.is_file()] == []
