"""The live stream over a real uvicorn: nothing missed, nothing repeated, ended with its server."""

import os
import signal
from collections.abc import Iterator

import httpx
import pytest
from distillboard.contracts.leases import LEASE_HEADER
from distillboard.contracts.runs import RunView
from distillboard.contracts.stream import RewoundMessage
from support.api import ApiProcess, running_api
from support.listening import Listener
from support.reports import log, metrics, new_batch
from support.waiting import wait_until

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ApiProcess]:
    with running_api(tmp_path_factory.mktemp("home")) as process:
        yield process


def create(url: str) -> str:
    return httpx.post(f"{url}/api/v1/runs", json={"engine": "external"}).raise_for_status().json()["id"]


def report(url: str, run_id: str, *events) -> None:
    httpx.post(f"{url}/api/v1/runs/{run_id}/events", json=new_batch(*events), timeout=30).raise_for_status()


def claimed(url: str) -> tuple[str, dict[str, str]]:
    """A run that is being trained as far as the server knows, and the header of its lease."""
    httpx.post(f"{url}/api/v1/runs", json={"recipe": "tiny-control"}).raise_for_status()
    body = {"worker": "test", "device": {"kind": "cpu"}}
    claim = httpx.post(f"{url}/api/v1/queues/default/claims", json=body).raise_for_status().json()
    return claim["run"], {LEASE_HEADER: claim["token"]}


def steps(messages: list[dict]) -> list[int]:
    return [step for message in messages for series in message["series"] for step, _, _ in series["points"]]


def texts(messages: list[dict]) -> list[str]:
    return [line["message"] for message in messages for line in message["lines"]]


def test_points_lines_and_rows_arrive(api):
    run_id = create(api.url)
    listener = Listener(api.url, run_id)
    report(api.url, run_id, metrics(1, loss__total=2.5), metrics(2, loss__total="nan"), log("hello"))
    wait_until(lambda: listener.of("points") and listener.of("logs"), "points and lines arrive")
    (points,) = listener.of("points")
    assert (points["run"], points["series"][0]["key"]) == (run_id, "loss/total")
    assert [point[:2] for point in points["series"][0]["points"]] == [[1, 2.5], [2, "nan"]]
    assert texts(listener.of("logs")) == ["hello"]
    wait_until(lambda: any(m["run"]["revision"] == 2 for m in listener.of("run")), "the row arrives")
    assert RunView.model_validate(listener.of("run")[-1]["run"]).summary["loss/total"].last_step == 2


def test_what_was_there_before_is_not_sent_unless_asked_for(api):
    run_id = create(api.url)
    report(api.url, run_id, metrics(1, a=1.0))
    from_now, from_the_start = Listener(api.url, run_id), Listener(api.url, f"{run_id}:0")
    report(api.url, run_id, metrics(2, a=1.0))
    wait_until(lambda: steps(from_now.of("points")) == [2], "the new point")
    wait_until(lambda: steps(from_the_start.of("points")) == [1, 2], "both points")


def test_rows_of_other_runs_arrive_without_their_points(api):
    watched, other = create(api.url), create(api.url)
    listener = Listener(api.url, watched)
    report(api.url, other, metrics(1, a=1.0))
    wait_until(lambda: other in {message["run"]["id"] for message in listener.of("run")}, "the other row arrives")
    assert listener.of("points") == []


@pytest.mark.parametrize("most", [1, 2, 3, 5, 8])
def test_a_broken_connection_misses_nothing_and_repeats_nothing(api, most):
    run_id = create(api.url)
    first = Listener(api.url, run_id, most=most)
    for step in range(10):
        report(api.url, run_id, metrics(step, a=1.0, b=2.0), log(f"line {step}"))
    assert first.ended.wait(20)
    for step in range(10, 15):
        report(api.url, run_id, metrics(step, a=1.0, b=2.0), log(f"line {step}"))
    second = Listener(api.url, run_id, last=first.last)
    for step in range(15, 20):
        report(api.url, run_id, metrics(step, a=1.0, b=2.0), log(f"line {step}"))
    wait_until(lambda: "line 19" in texts(second.of("logs")), "the last line arrives")
    assert steps(first.of("points") + second.of("points")) == [step for step in range(20) for _ in range(2)]
    assert texts(first.of("logs") + second.of("logs")) == [f"line {step}" for step in range(20)]
    revisions = [m["run"]["revision"] for m in first.of("run") + second.of("run") if m["run"]["id"] == run_id]
    assert revisions == sorted(set(revisions))


def test_a_reader_who_was_away_hears_of_every_run_that_changed(api):
    listener = Listener(api.url, most=1)
    report(api.url, create(api.url), metrics(1, a=1.0))
    assert listener.ended.wait(20)
    meanwhile = create(api.url)
    back = Listener(api.url, last=listener.last)
    wait_until(lambda: meanwhile in {message["run"]["id"] for message in back.of("run")}, "the new run is told")


@pytest.mark.parametrize("most", [None, 1, 2, 3, 4])
def test_a_rewind_is_told_once_before_the_points_of_the_next_attempt(api, most):
    run_id, lease = claimed(api.url)

    def report_held(*events) -> None:
        body = new_batch(*events)
        httpx.post(f"{api.url}/api/v1/runs/{run_id}/events", json=body, headers=lease).raise_for_status()

    report_held(*(metrics(step, a=1.0) for step in range(1, 6)))
    first = Listener(api.url, f"{run_id}:0", most=most)
    if most is None:
        wait_until(lambda: first.of("points"), "the first attempt's points")
    report_held({"type": "rewind", "step": 2}, metrics(3, a=2.0), log("again"))
    report_held(metrics(4, a=2.0))
    heard = [first]
    if most is not None:
        assert first.ended.wait(20)
        heard.append(Listener(api.url, run_id, last=first.last))
    wait_until(lambda: steps(heard[-1].of("points"))[-1:] == [4], "the last point")
    messages = [message for listener in heard for message in listener.messages if message.event not in {"run", "queue"}]
    kinds = [message.event for message in messages]
    assert kinds in (["points", "rewound", "points", "logs", "points"], ["points", "points", "logs", "points"])
    rewound = [RewoundMessage.model_validate(message.data) for message in messages if message.event == "rewound"]
    assert [(message.run, message.attempt, message.step) for message in rewound] in ([(run_id, 2, 2)], [])
    shown = steps([message.data for message in messages if message.event == "points"])
    # Who came when the tail was superseded already was never told of it.
    assert shown == ([1, 2, 3, 4, 5, 3, 4] if rewound and shown[4] == 5 else [1, 2, 3, 4])


def test_another_run_is_watched_too_without_losing_the_place(api):
    one, two = create(api.url), create(api.url)
    first = Listener(api.url, one)
    report(api.url, one, metrics(1, a=1.0))
    wait_until(lambda: first.of("points"), "the first point")
    place = next(part for part in first.messages[-1].id.split(",") if part.startswith(one))
    report(api.url, one, metrics(2, a=1.0))
    report(api.url, two, metrics(7, a=1.0))
    second = Listener(api.url, f"{place},{two}:0")
    report(api.url, one, metrics(3, a=1.0))
    wait_until(lambda: sorted(steps(second.of("points"))) == [2, 3, 7], "what came meanwhile, and the other run")


def test_an_unknown_run_is_refused_before_the_stream_begins(api):
    answer = httpx.get(f"{api.url}/api/v1/stream", params={"runs": "nobody"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_run")


@pytest.mark.parametrize(
    ("parameters", "last", "status"),
    [({"runs": "a:b"}, None, 400), ({}, "nonsense", 400), ({"runs": ",".join(map(str, range(201)))}, None, 422)],
)
def test_bad_requests(api, parameters, last, status):
    headers = {"Last-Event-ID": last} if last else {}
    answer = httpx.get(f"{api.url}/api/v1/stream", params=parameters, headers=headers)
    assert answer.status_code == status
    assert answer.json()["error"]["message"]


def test_a_stream_ends_with_its_server_and_goes_on_with_the_next(tmp_path):
    with running_api(tmp_path) as api:
        run_id = create(api.url)
        listener = Listener(api.url, run_id)
        report(api.url, run_id, metrics(1, a=1.0))
        wait_until(lambda: listener.of("points"), "the first point")
        assert api.end(signal.SIGTERM) in {0, -signal.SIGTERM}
        assert listener.ended.wait(10)
        api.start()
        again = Listener(api.url, run_id, last=listener.last)
        report(api.url, run_id, metrics(2, a=1.0))
        wait_until(lambda: again.of("points"), "the second point")
        assert steps(listener.of("points") + again.of("points")) == [1, 2]


@pytest.mark.parametrize("with_redis", [True, False], ids=["over Redis", "by looking"])
def test_a_stream_hears_of_what_another_process_accepted(tmp_path, request, with_redis):
    environment = {"DISTILLBOARD_REDIS_URL": request.getfixturevalue("redis_url")} if with_redis else {}
    database = {"DISTILLBOARD_DATABASE_URL": f"sqlite:///{tmp_path / 'shared.sqlite3'}"}
    with (
        running_api(tmp_path, **database, **environment) as one,
        running_api(tmp_path, **database, **environment) as two,
    ):
        run_id = create(one.url)
        listener = Listener(two.url, run_id)
        report(one.url, run_id, metrics(1, a=1.0))
        wait_until(lambda: steps(listener.of("points")) == [1], "the point crosses over")


def test_an_accepted_batch_survives_the_death_of_its_server(tmp_path):
    with running_api(tmp_path) as api:
        run_id = create(api.url)
        for step in range(20):
            report(api.url, run_id, metrics(step, a=float(step)))
        os.kill(api.process.pid, signal.SIGKILL)
        api.process.wait(10)
        api.start()
        points = httpx.get(f"{api.url}/api/v1/runs/{run_id}/series", params={"key": "a"}).json()
        assert points["total"] == 20
