"""A program of the stack is started, watched, started again and stopped."""

import os
import sys

import pytest
from distillboard.kit.processes import Spawner
from distillboard.kit.waiting import wait_until
from distillboard.up import child as child_module
from distillboard.up.child import Child
from distillboard.up.errors import StackError

SLEEP = "import time; time.sleep(600)"


@pytest.fixture
def spawner():
    spawner = Spawner()
    yield spawner
    spawner.close()


def create_child(tmp_path, code=SLEEP, healthy=lambda _pid: True):
    return Child("the program", [sys.executable, "-c", code], dict(os.environ), tmp_path / "log", healthy, 5)


def test_it_starts_and_stops(tmp_path, spawner):
    child = create_child(tmp_path)
    child.start(spawner)
    child.wait_healthy(10)
    assert child.alive
    child.stop()
    assert not child.alive


def test_one_that_dies_while_starting_is_quoted(tmp_path, spawner):
    child = create_child(tmp_path, "import sys; sys.exit('the port is on fire')", lambda _pid: False)
    child.start(spawner)
    with pytest.raises(StackError, match=r"(?s)status 1 while it started.*the port is on fire"):
        child.wait_healthy(20)


def test_one_that_never_becomes_healthy_is_said(tmp_path, spawner):
    child = create_child(tmp_path, healthy=lambda _pid: False)
    child.start(spawner)
    with pytest.raises(StackError, match="not ready within 0 s"):
        child.wait_healthy(0.2)
    child.stop()


def test_one_that_dies_is_started_again_after_a_pause_that_grows(tmp_path, spawner, monkeypatch):
    monkeypatch.setattr(child_module, "FIRST_PAUSE", 0.01)
    child = create_child(tmp_path)
    child._pause = 0.01
    child.start(spawner)
    pids = [child.process.pid]
    for _ in range(2):
        child.process.kill()
        child.process.wait(10)
        assert wait_until(lambda: child.tend(spawner) or child.alive, 10)
        pids.append(child.process.pid)
    assert len(set(pids)) == 3
    assert child._pause == pytest.approx(0.04)
    child.stop()


def test_only_the_words_of_this_start_are_its_last(tmp_path, spawner):
    (tmp_path / "log").write_text("of yesterday\n")
    child = create_child(tmp_path, "import sys; sys.exit(3)", lambda _pid: False)
    child.start(spawner)
    with pytest.raises(StackError, match="said nothing"):
        child.wait_healthy(20)


def test_a_log_that_grew_large_is_put_aside(tmp_path, spawner, monkeypatch):
    monkeypatch.setattr(child_module, "LARGEST_LOG", 10)
    (tmp_path / "log").write_text("x" * 11)
    child = create_child(tmp_path)
    child.start(spawner)
    child.stop()
    assert (tmp_path / "log.log.1").read_text() == "x" * 11
