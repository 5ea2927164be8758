"""One stack per home, and the second hears who the first is."""

import os
import subprocess
import sys

import pytest
from distillboard.up.errors import StackError
from distillboard.up.lock import HomeLock


def test_a_second_stack_hears_of_the_first(tmp_path):
    first, second = HomeLock(tmp_path), HomeLock(tmp_path)
    first.take("http://127.0.0.1:8000")
    with pytest.raises(StackError, match=f"process {os.getpid()}, http://127.0.0.1:8000"):
        second.take("http://127.0.0.1:8001")
    first.release()
    second.take("http://127.0.0.1:8001")
    second.release()


def test_the_lock_of_a_killed_stack_is_free(tmp_path):
    code = (
        "import sys, time; from pathlib import Path; from distillboard.up.lock import HomeLock;"
        "lock = HomeLock(Path(sys.argv[1])); lock.take('x'); print('held', flush=True); time.sleep(600)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
    holder.stdout.readline()
    lock = HomeLock(tmp_path)
    with pytest.raises(StackError):
        lock.take("y")
    holder.kill()
    holder.wait(10)
    holder.stdout.close()
    lock.take("y")
    lock.release()


def test_a_holder_that_has_not_said_who_it_is_yet(tmp_path):
    first = HomeLock(tmp_path)
    first.take("x")
    (tmp_path / "lock").write_text("")
    with pytest.raises(StackError, match="already runs"):
        HomeLock(tmp_path).take("y")
    first.release()
