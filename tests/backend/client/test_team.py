"""Queues, workers and tokens from a script and from the command line, over a real API."""

import json

import pytest
from distillboard.client.cli import queues, tokens, workers
from distillboard.client.cli.context import Options
from distillboard.client.client import Client
from distillboard.client.errors import Conflict, Denied, NotFound
from support.api import running_api
from typer.testing import CliRunner

pytestmark = pytest.mark.integration

WORKER = {
    "host": "node-1",
    "pid": 7,
    "queues": ["default"],
    "slots": [{"index": 0, "device": {"kind": "cuda", "name": "a GPU", "memory_bytes": 16 * 2**30, "count": 2}}],
    "preflight_slot": {"index": 1, "device": {"kind": "cpu", "name": "a processor"}},
    "versions": {"torch": "2.13.0"},
    "started": "2026-01-01T00:00:00Z",
}


@pytest.fixture(scope="module")
def api(tmp_path_factory):
    """An API of its own that asks for tokens: these tests pause its queue."""
    with running_api(tmp_path_factory.mktemp("api"), DISTILLBOARD_TOKEN="s3cret") as process:
        yield process


@pytest.fixture
def client(api):
    with Client(api.url, "s3cret") as client:
        client._transport.put("/workers/node-1", dict, json=WORKER)
        yield client


@pytest.fixture
def call(api):
    """Runs a command; what it printed."""

    def run(app, *arguments):
        result = CliRunner().invoke(app, arguments, obj=Options(api.url, "s3cret"), catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.stdout

    return run


@pytest.fixture
def submit(client):
    return lambda: client.runs.create({"recipe": "tiny-control"}).id


def test_the_line_is_put_in_order(client, submit):
    first, second = submit(), submit()
    client.queues.move(second, before=first)
    assert [run.run for run in client.queues.get().line][:2] == [second, first]
    assert client.queues.prioritise(first, 5).queue_position == 1
    assert client.queues.pause_run(first).state == "paused"
    assert client.queues.unpause_run(first).state == "queued"
    with pytest.raises(NotFound):
        client.queues.move("nothing", to="front")
    client.runs.cancel(first)
    with pytest.raises(Conflict):
        client.queues.move(first, to="front")


def test_queues_from_the_command_line(client, call, submit):
    run_id = submit()
    assert "paused" in call(queues.app, "pause")
    shown = call(queues.app, "show")
    assert run_id in shown
    assert "queue 'default' to be resumed" in " ".join(shown.split())
    assert json.loads(call(queues.app, "list", "--json"))[0]["paused"]
    assert "open" in call(queues.app, "resume")
    assert "place" in call(queues.app, "move", run_id, "--to", "front")
    assert "priority 9" in call(queues.app, "priority", run_id, "9")
    assert "is held" in call(queues.app, "hold", run_id)
    assert "is queued" in call(queues.app, "release", run_id)
    assert "default" in call(queues.app, "list")


def test_an_estimate_says_what_it_rests_on(client, call):
    found = client.queues.estimate({"recipe": "tiny-control"}, {"schedule.seed": [0, 1]})
    assert (found.runs, found.device_hours) == (2, None)
    printed = call(queues.app, "estimate", "tiny-control", "--grid", "schedule.seed=0,1")
    assert "no finished run is like them" in " ".join(printed.split())


def test_workers_from_script_and_command_line(client, call):
    assert client.workers.get("node-1").report.versions == {"torch": "2.13.0"}
    assert "takes nothing new" in call(workers.app, "drain", "node-1")
    assert [worker.draining for worker in client.workers.list()] == [True]
    assert "takes runs again" in call(workers.app, "undrain", "node-1")
    listed = call(workers.app, "list")
    assert "2 x a GPU" in listed
    assert "16 GiB" in listed
    assert "pre-flights" in listed
    assert "torch 2.13.0" in " ".join(call(workers.app, "show", "node-1").split())
    assert json.loads(call(workers.app, "list", "--json"))[0]["name"] == "node-1"


def test_tokens_from_the_command_line(api, client, call):
    made = json.loads(call(tokens.app, "create", "a guest", "--role", "viewer", "--days", "7", "--json"))
    with Client(api.url, made["token"]) as guest:
        assert guest.tokens.whoami().role == "viewer"
        with pytest.raises(Denied, match="needs a token of role 'submitter' or 'admin'"):
            guest.runs.create({"recipe": "tiny-control"})
    assert "a guest" in call(tokens.app, "list")
    assert "counts no more" in call(tokens.app, "revoke", made["id"])
    with Client(api.url, made["token"]) as guest, pytest.raises(Denied, match="was revoked"):
        guest.tokens.whoami()
    [revoked] = [token for token in client.tokens.list().tokens if token.id == made["id"]]
    assert revoked.revoked is not None
    assert call(tokens.app, "create", "worker", "--role", "worker").strip().startswith("dbt_")
