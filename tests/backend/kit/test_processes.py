"""Programs are started in sessions of their own, end when asked, and cannot outlive their starter."""

import subprocess
import sys
from pathlib import Path

import pytest
from distillboard.kit.broker import kombu_url
from distillboard.kit.processes import Program, Spawner, end_group, kill_group
from distillboard.kit.waiting import wait_until

SLEEPER = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(600)"]
DEAF_CODE = """
import signal, subprocess, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print(subprocess.Popen(["sleep", "600"]).pid, flush=True)
time.sleep(600)
"""
DEAF = [sys.executable, "-c", DEAF_CODE]


@pytest.fixture
def spawner():
    spawner = Spawner()
    yield spawner
    spawner.close()


def is_gone(pid):
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def start(spawner, arguments):
    process = spawner.start(Program(arguments, stdout=subprocess.PIPE))
    return process, process.stdout.readline().decode().strip()


def test_a_program_ends_when_asked(spawner):
    process, said = start(spawner, SLEEPER)
    assert said == "up"
    assert end_group(process, 10) == -15
    process.stdout.close()


def test_what_does_not_listen_is_killed_with_its_children(spawner):
    process, child = start(spawner, DEAF)
    assert end_group(process, 0.2) == -9
    assert wait_until(lambda: is_gone(int(child)), 10)
    process.stdout.close()


def test_killing_what_is_gone_is_no_error(spawner):
    process, _ = start(spawner, [sys.executable, "-c", "print('x')"])
    process.wait(10)
    assert kill_group(process) == 0
    process.stdout.close()


def test_a_missing_program_ends_with_an_error(spawner):
    process = spawner.start(Program(["/no/such/program"], stderr=subprocess.DEVNULL))
    assert process.wait(10) != 0


def test_the_end_of_the_spawner_ends_its_programs():
    spawner = Spawner()
    process, _ = start(spawner, SLEEPER)
    spawner.close()
    assert process.wait(10) == -9
    process.stdout.close()


def test_programs_die_with_a_killed_starter():
    code = (
        "import subprocess, time; from distillboard.kit.processes import *;"
        f"print(Spawner().start(Program({SLEEPER!r}, stdout=subprocess.DEVNULL)).pid, flush=True); time.sleep(600)"
    )
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    pid = int(owner.stdout.readline())
    assert not is_gone(pid)
    owner.kill()
    owner.wait(10)
    owner.stdout.close()
    assert wait_until(lambda: is_gone(pid), 10)


def test_an_address_of_redis_in_kombu_s_spelling():
    assert kombu_url("unix:///run/my%20redis.sock") == "redis+socket:///run/my%20redis.sock"
    assert kombu_url("redis://localhost:6379/0") == "redis://localhost:6379/0"
