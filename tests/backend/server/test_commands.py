"""The server as a program: it serves, it stops, and it refuses to start with a sentence."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from support.waiting import wait_until

SERVER = [sys.executable, "-m", "distillboard.server"]


def environment(home: Path, **changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DISTILLBOARD_")}
    return {**kept, "DISTILLBOARD_HOME": str(home), **changes}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@contextmanager
def running(home: Path, port: int) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen([*SERVER, "--migrate"], env=environment(home, DISTILLBOARD_PORT=str(port)))
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def answers(url: str) -> bool:
    try:
        return httpx.get(url).status_code == 200
    except httpx.TransportError:
        return False


def test_it_serves_and_stops_when_told(tmp_path):
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with running(tmp_path, port) as process:
        wait_until(lambda: answers(f"{url}/healthz"), "the server answers")
        created = httpx.post(f"{url}/api/v1/runs", json={"engine": "external"})
        assert created.status_code == 201
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) in (0, -signal.SIGTERM)
    with running(tmp_path, port):
        wait_until(lambda: answers(f"{url}/healthz"), "the server answers again")
        assert httpx.get(f"{url}/api/v1/runs/{created.json()['id']}").json()["state"] == "running"


def test_what_was_accepted_survives_a_kill(tmp_path):
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with running(tmp_path, port):
        wait_until(lambda: answers(f"{url}/healthz"), "the server answers")
        run_id = httpx.post(f"{url}/api/v1/runs", json={"engine": "external"}).json()["id"]
    with running(tmp_path, port):
        wait_until(lambda: answers(f"{url}/healthz"), "the server answers again")
        assert httpx.get(f"{url}/api/v1/runs/{run_id}").status_code == 200


def test_a_database_of_another_form_ends_it_with_a_sentence(tmp_path):
    ended = subprocess.run(SERVER, env=environment(tmp_path), capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "run 'distillboard migrate' first" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"DISTILLBOARD_HOST": "192.168.0.7"}, "set DISTILLBOARD_TOKEN"),
        ({"DISTILLBOARD_PORT": "many"}, "DISTILLBOARD_PORT"),
        ({"DISTILLBOARD_LEASE_SECONDS": "0"}, "DISTILLBOARD_LEASE_SECONDS"),
    ],
)
def test_faulty_settings_end_it_with_a_sentence(tmp_path, changes, sentence):
    ended = subprocess.run(SERVER, env=environment(tmp_path, **changes), capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr
