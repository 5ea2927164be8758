"""A ticket drains its queue through free slots; the Celery app above it knows neither torch nor the server."""

import subprocess
import sys
import threading

import pytest
from distillboard.contracts.preflight import PreflightOrder
from distillboard_worker import presence
from distillboard_worker.app import create_app
from distillboard_worker.settings import WorkerSettings
from distillboard_worker.worker import Worker
from worker.conftest import create_slot, until
from worker.fake_api import create_claim


@pytest.fixture
def worker(api, settings):
    worker = Worker(settings, api.api, [create_slot()], "fake_engine", create_slot(1))
    worker.start()
    yield worker
    worker.close()


def test_one_ticket_trains_all_that_is_queued(api, worker):
    api.queue = [create_claim(run="a"), create_claim(run="b")]
    worker.work("default")
    assert len([event for event in api.events if event.type == "state"]) == 2
    assert api.queue == []


def test_a_ticket_for_an_empty_queue_does_nothing(api, worker):
    worker.work("default")
    assert api.events == []


def test_a_ticket_while_all_slots_are_busy_ends_at_once_and_is_not_forgotten(api, worker):
    api.queue = [create_claim(run="a", notes="endless")]
    first = threading.Thread(target=worker.work, args=("default",))
    first.start()
    until(lambda: api.series("loss/total"))
    worker.work("default")
    api.queue = [create_claim(run="b")]
    api.stop.add("a")
    first.join(30)
    assert [event.state for event in api.events if event.type == "state"] == ["cancelled", "succeeded"]


def test_a_pre_flight_does_not_wait_for_a_training(api, worker):
    api.queue = [create_claim(run="a", notes="endless")]
    training = threading.Thread(target=worker.work, args=("default",))
    training.start()
    until(lambda: api.series("loss/total"))
    api.queue = [create_claim(run="examined", preflight=PreflightOrder())]
    worker.work("default")
    assert [event.state for event in api.events if event.type == "state"] == ["succeeded"]
    api.stop.add("a")
    training.join(30)


def test_a_pre_flight_takes_no_slot_of_trainings(api, worker):
    api.queue = [create_claim(run="examined", preflight=PreflightOrder(), notes="endless")]
    examining = threading.Thread(target=worker.work, args=("default",))
    examining.start()
    until(lambda: api.series("loss/total"))
    api.queue = [create_claim(run="a"), create_claim(run="also examined", preflight=PreflightOrder())]
    worker.work("default")
    assert [event.state for event in api.events if event.type == "state"] == ["succeeded"]
    assert [claim.run for claim in api.queue] == ["also examined"]
    api.stop.add("examined")
    examining.join(30)
    assert api.queue == []


def test_an_absent_api_costs_a_ticket_and_nothing_else(api, worker):
    api.queue = [create_claim()]
    api.away = True
    worker.work("default")
    api.away = False
    worker.work("default")
    assert api.state().state == "succeeded"


def test_the_worker_says_what_its_slots_do(api, worker):
    until(lambda: "tester" in api.workers)
    report = api.workers["tester"]
    assert report["queues"] == ["default"]
    assert [slot["index"] for slot in report["slots"]] == [0]
    assert report["preflight_slot"]["index"] == 1
    assert "torch" in report["versions"]


def test_a_worker_does_what_the_answer_to_its_report_says(api, settings, monkeypatch):
    monkeypatch.setattr(presence, "INTERVAL", 0.01)
    worker = Worker(settings, api.api, [create_slot()], "fake_engine")
    asked = []

    def hear(draining):
        asked.append(draining)
        return len(asked) > 1  # not connected to the broker at first

    worker.on_drain = hear
    api.draining = True
    worker.start()
    until(lambda: worker.draining)
    api.draining = False
    until(lambda: not worker.draining)
    worker.close()
    assert asked == [True, True, False]


def test_the_app_routes_tickets_and_accepts_json_only(settings):
    heard = []
    app = create_app(settings, heard.append)
    app.conf.task_always_eager = True
    app.tasks["distillboard.work"].apply(["default"])
    assert heard == ["default"]
    assert app.conf.accept_content == ["json"]
    assert not app.conf.task_acks_late
    assert [queue.name for queue in app.conf.task_queues] == ["distillboard.default"]


def test_the_worker_imports_neither_torch_nor_the_server():
    code = (
        "import sys, distillboard_worker.__main__, distillboard_worker.commands;"
        "bad = [m for m in sys.modules if m.split('.')[0] in"
        " ('torch', 'mmdet', 'mmcv', 'mmengine') or m.startswith('distillboard.server')];"
        "print(bad); sys.exit(bool(bad))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_settings_come_from_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("DISTILLBOARD_HOME", str(tmp_path))
    monkeypatch.setenv("DISTILLBOARD_QUEUES", "default, big")
    monkeypatch.setenv("DISTILLBOARD_SLOTS", "2")
    settings = WorkerSettings()
    assert settings.queues == ["default", "big"]
    assert settings.slots == 2
    assert settings.cache_dir == tmp_path / "cache"
    assert settings.work_dir == tmp_path / "work"


def test_a_worker_of_this_process_has_a_name_of_its_own():
    assert WorkerSettings().worker_name
