"""Which Redis is started, where it listens, and that it is the user's alone."""

import shutil
import stat
from pathlib import Path

import pytest
import redis
from distillboard.kit.broker import kombu_url
from distillboard.kit.processes import Program, Spawner, end_group
from distillboard.kit.waiting import wait_until
from distillboard.up import redis_server
from distillboard.up.errors import StackError
from kombu import Connection


def create_program(folder, name, says):
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)
    return str(path)


def test_a_server_on_the_path_comes_first(monkeypatch, tmp_path):
    own = create_program(tmp_path, "redis-server", "Redis server v=7.0.15 sha=0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert redis_server.find_binary() == own


def test_valkey_does_as_well(monkeypatch, tmp_path):
    own = create_program(tmp_path, "valkey-server", "Valkey server v=8.1.0 sha=0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert redis_server.find_binary() == own


def test_one_that_is_too_old_is_passed_over(monkeypatch, tmp_path):
    old = create_program(tmp_path, "redis-server", "Redis server v=5.0.3 sha=0")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(redis_server, "_packaged", lambda: None)
    with pytest.raises(StackError, match="DISTILLBOARD_REDIS_URL"):
        redis_server.find_binary()
    assert old


def test_a_long_home_gets_a_private_folder_for_its_socket(tmp_path):
    home = tmp_path / ("x" * 120)
    path = redis_server.socket_path(home)
    assert len(bytes(path)) <= redis_server.LONGEST_SOCKET_PATH
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert redis_server.socket_path(home) == path
    path.parent.chmod(0o755)
    with pytest.raises(StackError, match="not a private folder"):
        redis_server.socket_path(home)
    path.parent.rmdir()


def test_it_serves_redis_py_and_kombu_on_a_private_socket(short_folder):
    home = short_folder / "a b%c"
    home.mkdir()
    path = redis_server.socket_path(home)
    spawner = Spawner()
    program = Program(redis_server.arguments(redis_server.find_binary(), path, home), stdout=-3)
    process = spawner.start(program)
    try:
        assert wait_until(lambda: redis_server.answers(path), 10)
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
        url = redis_server.redis_url(path)
        redis_server.check(url)
        with redis.Redis.from_url(url) as client:
            assert client.config_get("appendonly") == {"appendonly": "yes"}
            assert client.config_get("port") == {"port": "0"}
        with Connection(kombu_url(url)) as connection:
            connection.ensure_connection(max_retries=1)
    finally:
        end_group(process, 5)
        spawner.close()
    assert not redis_server.answers(path)


def test_nobody_answers_where_nobody_listens(tmp_path):
    assert not redis_server.answers(tmp_path / "none.sock")


@pytest.mark.parametrize("url", ["unix:///nowhere/redis.sock", "redis://127.0.0.1:1/0", "smoke://signals"])
def test_a_named_redis_that_does_not_answer_is_said(url):
    with pytest.raises(StackError, match="DISTILLBOARD_REDIS_URL does not answer"):
        redis_server.check(url)


@pytest.fixture
def short_folder():
    folder = Path("/tmp") / "db-test-redis"  # noqa: S108 - a socket's path must be short
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)
