"""Following runs by the live stream: a change is seen when it is told, a restart of the server is sat out."""

import threading
from collections.abc import Iterator

import httpx
import pytest
from distillboard.client import live
from distillboard.client.client import Client
from distillboard.client.errors import Unreachable
from distillboard.client.live import Bell
from support.api import ApiProcess, running_api
from support.reports import log, metrics, new_batch
from support.waiting import wait_until

FOR_EVER = 600.0
"""An interval that no test lasts: what is seen within it was told."""


@pytest.fixture(scope="module")
def restless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ApiProcess]:
    """An API that is stopped and started again."""
    with running_api(tmp_path_factory.mktemp("restless")) as process:
        yield process


class Following(threading.Thread):
    """Collects what somebody hears who follows."""

    def __init__(self, heard: Iterator) -> None:
        super().__init__(daemon=True)
        self.heard: list = []
        self._source = heard
        self.start()

    def run(self) -> None:
        for one in self._source:
            self.heard.append(one)


def create(url: str) -> str:
    return httpx.post(f"{url}/api/v1/runs", json={"engine": "external"}).raise_for_status().json()["id"]


def report(url: str, run: str, *events) -> None:
    httpx.post(f"{url}/api/v1/runs/{run}/events", json=new_batch(*events), timeout=30).raise_for_status()


def ended() -> dict:
    return {"type": "state", "state": "succeeded"}


def texts(following: Following) -> list[str]:
    return [line.message for line in following.heard]


def streams(client: Client) -> list[httpx.Request]:
    """The requests for a stream from now on."""
    asked: list[httpx.Request] = []

    def note(request: httpx.Request) -> None:
        if request.url.path == "/api/v1/stream":
            asked.append(request)

    client._transport._http.event_hooks = {"request": [note]}
    return asked


def test_an_end_is_seen_when_it_is_told(onlooker):
    run = create(onlooker.url)
    with Bell(onlooker._transport, [run]) as bell:
        wait_until(lambda: bell.open, "the stream is open")
        assert bell.wait(FOR_EVER) == {run}  # whoever opens it looks once
        report(onlooker.url, run, ended())
        assert bell.wait(FOR_EVER) == {run}


def test_other_runs_do_not_ring(onlooker):
    run, other = create(onlooker.url), create(onlooker.url)
    with Bell(onlooker._transport, [run]) as bell:
        wait_until(lambda: bell.open, "the stream is open")
        bell.wait(0)
        report(onlooker.url, other, ended())
        report(onlooker.url, run, metrics(1, a=1.0))
        assert bell.wait(0) == {run}


def test_waiting_looks_when_it_is_told_to(onlooker):
    run, seen = create(onlooker.url), []
    following = Following(onlooker.runs.wait(one, interval=0.05, on_update=seen.append) for one in [run])
    wait_until(lambda: seen, "the first look")
    for step in range(3):
        report(onlooker.url, run, metrics(step, a=float(step)))
        wait_until(lambda step=step: seen[-1].summary.get("a") and seen[-1].summary["a"].last == step, f"step {step}")
    report(onlooker.url, run, ended())
    wait_until(lambda: following.heard, "the end")
    assert following.heard[0].state == "succeeded"


def test_no_line_is_missed_or_told_twice_while_the_server_is_started_again(restless):
    run = create(restless.url)
    report(restless.url, run, log("line 0"))
    with Client(restless.url) as client:
        asked = streams(client)
        following = Following(client.runs.follow_logs(run, interval=0.05))
        wait_until(lambda: texts(following) == ["line 0"], "the first line")
        report(restless.url, run, log("line 1"))
        wait_until(lambda: len(texts(following)) == 2, "a line that is told")
        restless.end(15)
        restless.start()
        for number in range(2, 6):
            report(restless.url, run, log(f"line {number}"))
        wait_until(lambda: len(texts(following)) == 6, "the lines after the restart")
        report(restless.url, run, log("line 6"), ended())
        following.join(60)
        assert not following.is_alive()
    assert texts(following) == [f"line {number}" for number in range(7)]
    assert "last-event-id" not in asked[0].headers
    assert all(f",{run}:" in request.headers["last-event-id"] for request in asked[1:])


def test_waiting_sits_out_a_restart(restless):
    run = create(restless.url)
    with Client(restless.url) as client:
        seen: list = []
        following = Following(client.runs.wait(one, interval=0.05, on_update=seen.append) for one in [run])
        wait_until(lambda: seen, "the first look")
        restless.end(9)
        restless.start()
        report(restless.url, run, ended())
        wait_until(lambda: following.heard, "the end")
    assert following.heard[0].state == "succeeded"


def test_where_there_is_no_stream_it_polls(client, network):
    asked: list[str] = []
    network.watch = lambda request: asked.append(request.url.path)
    run = create(client.url)
    following = Following(client.runs.follow_logs(run, interval=0.01))
    report(client.url, run, log("one"))
    wait_until(lambda: texts(following) == ["one"], "a line that was asked for")
    report(client.url, run, log("two"), ended())
    following.join(60)
    assert texts(following) == ["one", "two"]
    assert "/api/v1/stream" not in asked


def test_a_stream_that_is_refused_is_not_asked_for_again(onlooker):
    asked = streams(onlooker)
    with Bell(onlooker._transport, ["nobody"], lines=True) as bell:
        wait_until(lambda: asked, "it was asked for")
        for _ in range(3):
            assert bell.wait(0.01) == {"nobody"}
        assert not bell.open
    assert len(asked) == 1


def test_a_server_that_stays_away_is_not_waited_for_for_ever(client, network, monkeypatch):
    run = create(client.url)
    monkeypatch.setattr(live, "AWAY_SECONDS", 0.0)
    with pytest.raises(Unreachable):
        client.runs.wait(run, interval=0.0, on_update=lambda _: setattr(network, "away", True))
