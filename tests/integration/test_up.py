"""``distillboard up`` as people use it: one per home, orderly at its end, and gone with whatever it started."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading

import psutil
import pytest
from distillboard.client.client import Client
from distillboard.contracts.states import RunState
from distillboard.up.stack import running_stack, settings_from
from integration.conftest import processes_of
from integration.test_training import PATIENCE, end_of, submit_and_train
from support.waiting import wait_until

pytestmark = [pytest.mark.integration, pytest.mark.timeout(600)]


class Up:
    """``distillboard up`` in a process of its own."""

    def __init__(self, home, *arguments):
        environment = {**os.environ, "DISTILLBOARD_HOME": str(home)}
        command = [sys.executable, "-m", "distillboard.client.cli", "up", *arguments]
        self.process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        self.said = ""
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        for line in self.process.stderr:
            self.said += line

    def url(self):
        found = re.search(r"serves at (\S+)", self.said)
        return found and found[1]

    def family(self):
        return [self.process, *psutil.Process(self.process.pid).children(recursive=True)]

    def end(self):
        status = self.process.wait(60)
        self.reader.join(60)
        self.process.stderr.close()
        return status


@pytest.fixture
def up(tmp_path):
    started = Up(tmp_path, "--port", "0")
    wait_until(lambda: started.url() or started.process.poll() is not None, "it serves", PATIENCE)
    yield started
    if started.process.poll() is None:
        started.process.kill()
        started.end()


def is_gone(process):
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def test_ctrl_c_ends_it_in_order_and_leaves_nothing(up, tmp_path):
    with Client(up.url()) as client:
        assert [worker.alive for worker in client.workers.list()] == [True]
    family = up.family()[1:]
    assert len(family) >= 3
    up.process.send_signal(signal.SIGINT)
    assert up.end() == 0, up.said
    assert str(tmp_path) in up.said
    wait_until(lambda: all(map(is_gone, family)), "everything is gone")
    assert not (tmp_path / "redis.sock").exists()


def test_a_second_one_on_the_same_home_is_told_of_the_first(up, tmp_path):
    second = Up(tmp_path, "--port", "0")
    assert second.end() == 1
    assert f"process {up.process.pid}, {up.url()}" in second.said.replace("\n", " ")
    assert up.process.poll() is None


def test_nothing_outlives_a_killed_supervisor(up):
    family = up.family()[1:]
    up.process.kill()
    up.end()
    wait_until(lambda: all(map(is_gone, family)), "everything dies with it")


def test_a_taken_port_is_said_with_another(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        refused = Up(tmp_path, "--port", str(port))
        assert refused.end() == 1
    assert f"port {port} of 127.0.0.1 is taken" in refused.said
    assert "DISTILLBOARD_PORT=" in refused.said


def test_a_stopped_stack_gives_its_run_back_and_goes_on_with_it_later(tmp_path):
    settings = settings_from(home=tmp_path, port=0)
    with running_stack(settings) as stack, Client(stack.url) as client:
        run, _ = submit_and_train(client, stack)
        family = processes_of(stack)
    wait_until(lambda: all(map(is_gone, family)), "everything is gone")
    with running_stack(settings) as stack, Client(stack.url) as client:
        wait_until(lambda: client.runs.get(run).state is RunState.RUNNING, "the run goes on", PATIENCE)
        view = client.runs.get(run)
        assert view.code is None
        client.runs.cancel(run)
        assert end_of(client, run).state is RunState.CANCELLED
