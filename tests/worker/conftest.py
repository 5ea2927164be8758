"""A worker's surroundings for tests: an API in memory and slots whose trainers find the test engines."""

import threading

import pytest
from distillboard.contracts.leases import Device
from distillboard.kit.processes import Spawner
from distillboard.kit.waiting import wait_until
from distillboard_worker.settings import WorkerSettings
from distillboard_worker.slots import Slot
from distillboard_worker.spare import Spare
from distillboard_worker.supervisor import supervise

from .fake_api import HERE, FakeApi


def create_slot(index=0):
    return Slot(index, Device(kind="cpu"), {"PYTHONPATH": str(HERE)})


@pytest.fixture
def api():
    fake = FakeApi()
    yield fake
    fake.api.close()


@pytest.fixture
def settings(tmp_path):
    return WorkerSettings(home=tmp_path, worker_name="tester", stop_seconds=1, offline_limit_seconds=30)


@pytest.fixture
def spare(tmp_path):
    spawner = Spawner()
    spare = Spare(spawner, create_slot(), tmp_path / "logs", "fake_engine")
    yield spare
    spare.close()
    spawner.close()


class Supervision:
    """``supervise`` in a thread."""

    def __init__(self, api, settings, spare, claim):
        self.stopping = threading.Event()
        self.error = None
        self.thread = threading.Thread(target=self.run, args=(api, settings, spare, claim))
        self.thread.start()

    def run(self, api, settings, spare, claim):
        try:
            supervise(api.api, settings, spare, claim, self.stopping)
        except BaseException as error:
            self.error = error
            raise

    def finish(self, seconds=30):
        self.thread.join(seconds)
        assert not self.thread.is_alive(), "the supervisor did not come to an end"
        assert self.error is None


@pytest.fixture
def start(api, settings, spare):
    running = []

    def begin(claim):
        running.append(Supervision(api, settings, spare, claim))
        return running[-1]

    yield begin
    for supervision in running:
        supervision.stopping.set()
        supervision.thread.join(30)


def until(condition, seconds=20):
    assert wait_until(condition, seconds), "it did not happen in time"
