"""Several API processes on one database and one Redis: a watcher whose server dies goes on with another."""

import itertools
import os
import signal
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from support.api import ApiProcess, running_api
from support.listening import Listener
from support.reports import metrics, new_batch
from support.waiting import wait_until

pytestmark = pytest.mark.integration

LAST = 60


def report(apis: list[ApiProcess], run_id: str, step: int) -> None:
    """Report one step to whichever server takes it, as a reporter does: the same batch until it is accepted."""
    body = new_batch(metrics(step, a=float(step)))
    turns = itertools.cycle(apis[step % len(apis) :] + apis[: step % len(apis)])

    def accepted() -> bool:
        try:
            return httpx.post(f"{next(turns).url}/api/v1/runs/{run_id}/events", json=body, timeout=30).is_success
        except httpx.TransportError:
            return False

    wait_until(accepted, f"step {step} is accepted")


def steps(listeners: list[Listener]) -> list[int]:
    messages = [message for listener in listeners for message in listener.of("points")]
    return [step for message in messages for series in message["series"] for step, _, _ in series["points"]]


def gone_on(listener: Listener, dying: ApiProcess, other: ApiProcess, run_id: str) -> Listener:
    """Kill a watcher's server in the middle of things and let it go on with another."""
    wait_until(lambda: listener.of("points"), "the first points")
    assert dying.process is not None
    os.kill(dying.process.pid, signal.SIGKILL)
    dying.process.wait(10)
    assert listener.ended.wait(20)
    return Listener(other.url, run_id, last=listener.last)


def test_nothing_is_missed_or_repeated_when_a_server_is_killed(tmp_path: Path, database_url: str, redis_url: str):
    environment = {"DISTILLBOARD_DATABASE_URL": database_url, "DISTILLBOARD_REDIS_URL": redis_url}
    with ExitStack() as stack:
        apis = [stack.enter_context(running_api(tmp_path / str(number), **environment)) for number in range(2)]
        run_id = httpx.post(f"{apis[1].url}/api/v1/runs", json={"engine": "external"}).raise_for_status().json()["id"]
        heard = [Listener(apis[0].url, run_id)]
        for step in range(LAST):
            report(apis, run_id, step)
            if step == LAST // 3:
                heard.append(gone_on(heard[0], dying=apis[0], other=apis[1], run_id=run_id))
            if step == LAST * 2 // 3:
                apis[0].start()
        wait_until(lambda: len(steps(heard)) >= LAST, "every point")
        assert steps(heard) == list(range(LAST))
