"""A trainer stands by warm, is replaced when it dies, and cannot outlive whoever made it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from distillboard.kit.processes import Spawner
from distillboard_worker.spare import Trainer, TrainerStartError
from worker.conftest import create_slot, until
from worker.fake_api import HERE


def test_a_prepared_spare_becomes_warm_and_is_handed_out_once(spare):
    assert not spare.warm
    spare.prepare(gentle=True)
    until(lambda: spare.warm)
    first = spare.take()
    assert first.ready()
    assert not spare.warm
    second = spare.take()
    assert second.process.pid != first.process.pid
    assert first.close() < 0
    second.close()


def test_a_spare_that_died_is_replaced(spare):
    spare.prepare(gentle=True)
    until(lambda: spare.warm)
    pid = spare._trainer.process.pid
    os.kill(pid, signal.SIGKILL)
    spare._trainer.process.wait(10)
    until(lambda: spare.tend() or spare.warm)
    assert spare._trainer.process.pid != pid


def test_a_dead_spare_is_never_handed_out(spare):
    spare.prepare(gentle=True)
    until(lambda: spare.warm)
    os.kill(spare._trainer.process.pid, signal.SIGKILL)
    spare._trainer.process.wait(10)
    trainer = spare.take()
    until(lambda: trainer.ready(0.1))
    trainer.close()


def test_an_engine_that_cannot_be_imported_is_tried_ever_less_often(spare):
    spare._engine = "broken_engine"
    spare.prepare(gentle=True)
    until(lambda: spare.tend() or spare._pause > 1)
    assert not spare.warm


def test_why_it_cannot_start_is_said(tmp_path):
    spawner = Spawner()
    trainer = Trainer(spawner, create_slot(), tmp_path, "broken_engine", gentle=False)
    with pytest.raises(TrainerStartError, match="a_module_that_nobody_has"):
        until(lambda: trainer.ready(0.1))
    trainer.close()
    spawner.close()


def test_end_of_file_on_stdin_ends_the_trainer(spare):
    trainer = spare.take()
    until(lambda: trainer.ready(0.1))
    trainer._stdin.close()
    assert trainer.ended_within(10)
    trainer.close()


OWNER = """
import sys, time
sys.path.insert(0, {tests!r})
from distillboard.kit.processes import Spawner
from distillboard_worker.spare import Spare
from worker.conftest import create_slot
from pathlib import Path
spare = Spare(Spawner(), create_slot(), Path({folder!r}), "fake_engine")
spare.prepare(gentle=True)
while not spare.warm:
    time.sleep(0.05)
print(spare._trainer.process.pid, flush=True)
time.sleep(600)
"""


def test_the_trainer_dies_with_a_killed_worker(tmp_path):
    code = OWNER.format(tests=str(HERE.parent), folder=str(tmp_path))
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    pid = int(owner.stdout.readline())
    assert Path(f"/proc/{pid}").exists()
    owner.kill()
    owner.wait(10)
    owner.stdout.close()
    until(lambda: not Path(f"/proc/{pid}").exists())


def test_the_niceness_of_the_warm_up_does_not_stay(spare):
    spare._engine = "numpy_engine"
    spare.prepare(gentle=True)
    until(lambda: spare.warm)
    threads = Path(f"/proc/{spare._trainer.process.pid}/task")
    until(lambda: {niceness(thread) for thread in threads.iterdir()} == {os.getpriority(os.PRIO_PROCESS, 0)})


def niceness(thread):
    return int((thread / "stat").read_text().rpartition(")")[2].split()[16])
