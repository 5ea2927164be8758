"""The compose file's own commands, outside Docker, on a real PostgreSQL and Redis, with a token."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import yaml
from distillboard import Client
from distillboard.client.errors import Denied
from distillboard.contracts.states import RunState
from distillboard.up.ports import free_port
from support.servers import running_postgres, running_redis
from support.waiting import wait_until

COMPOSE = Path(__file__).resolve().parents[2] / "docker-compose.yml"
TOKEN = "a-long-random-string"


def command(service: str) -> list[str]:
    """A service's command, by this environment's ``distillboard``."""
    program, *arguments = yaml.safe_load(COMPOSE.read_text())["services"][service]["command"]
    return [str(Path(sys.executable).with_name(program)), *arguments]


@contextmanager
def running(service: str, environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen]:
    """A service as long as the block; it must end by itself when it is asked to."""
    with log.open("wb") as out:
        process = subprocess.Popen(command(service), env=environment, stdout=out, stderr=subprocess.STDOUT)
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(40)


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/readyz", trust_env=False).is_success
    except httpx.TransportError:
        return False


@pytest.mark.integration
@pytest.mark.timeout(400)
def test_migrate_server_and_worker_train_a_run_on_postgresql(tmp_path):
    port = free_port("127.0.0.1")
    with running_postgres() as database, running_redis(tmp_path) as broker:
        url = f"http://127.0.0.1:{port}"
        environment = {
            **os.environ,
            "DISTILLBOARD_HOME": str(tmp_path / "home"),
            "DISTILLBOARD_HOST": "0.0.0.0",  # noqa: S104 - as in the compose file: a token is set
            "DISTILLBOARD_PORT": str(port),
            "DISTILLBOARD_TOKEN": TOKEN,
            "DISTILLBOARD_DATABASE_URL": database,
            "DISTILLBOARD_REDIS_URL": broker,
            "DISTILLBOARD_URL": url,
        }
        subprocess.run(command("migrate"), env=environment, check=True)
        with running("api", environment, tmp_path / "api.log"):
            wait_until(lambda: answers(url), "the API answers", 60)
            with running("worker-cpu", environment, tmp_path / "worker.log"), Client(url, TOKEN) as client:
                run = client.runs.create({"recipe": "tiny-control"})
                ended = client.runs.wait(run.id, timeout=240, interval=0.5)
                assert ended.state is RunState.SUCCEEDED, ended.reason
                assert ended.summary["val/bbox_mAP"].count >= 1
                kept = {artifact.name: artifact.roles for artifact in client.runs.artifacts(run.id, kind="checkpoint")}
                assert kept.pop("student.pth") == []
                assert sorted(role for roles in kept.values() for role in roles) == ["best", "last"]
            with Client(url, "another-token") as stranger, pytest.raises(Denied):
                stranger.runs.get(run.id)


def test_an_open_address_without_a_token_is_refused():
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DISTILLBOARD_")}
    environment |= {"DISTILLBOARD_HOST": "0.0.0.0"}  # noqa: S104 - refused is what is tested
    answer = subprocess.run(command("api"), env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert answer.returncode != 0
    assert "DISTILLBOARD_TOKEN" in answer.stderr
    assert "Traceback" not in answer.stderr
