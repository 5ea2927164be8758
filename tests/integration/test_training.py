"""A run from submission to its end, through real Redis, API, worker and trainer; and every way to end it early."""

import math
import signal
from itertools import pairwise

import psutil
import pytest
from distillboard.client.errors import DistillboardError
from distillboard.contracts.states import RunState
from integration.conftest import pid_of, trainer_of, trainers_of
from support.waiting import wait_until

pytestmark = [pytest.mark.integration, pytest.mark.timeout(600)]

LONG = {"recipe": "tiny-control", "teacher": None, "schedule": {"epochs": 1000}, "evaluation": {"interval": 1000}}
"""More than any test waits for."""
PATIENCE = 300


def submit_and_train(client, stack, spec=LONG):
    """Submit a run and wait until it trains; the run and its trainer process."""
    run = client.runs.create(spec).id
    wait_until(lambda: has_points(client, run), "the training reports its loss", PATIENCE)
    return run, trainer_of(stack, run)


def has_points(client, run):
    return "loss/total" in client.runs.get(run).summary


def end_of(client, run):
    return client.runs.wait(run, timeout=PATIENCE, interval=0.1)


def steps_of(client, run):
    return [point[0] for point in client.runs.series(run, "loss/total", max_points=10_000).points]


def is_whole(steps):
    """Whether no report is missing or doubled: the first step, then one in so many, and the last."""
    strides = {later - earlier for earlier, later in pairwise(steps[1:-1])}
    return steps[0] == 1 and len(strides) == 1 and steps == sorted(set(steps))


def test_a_run_is_trained_measured_and_exported(client, stack, home, tmp_path):
    run = end_of(client, client.runs.create({"recipe": "tiny-fgd"}).id)
    assert run.state is RunState.SUCCEEDED, run.reason
    steps = steps_of(client, run.id)
    assert is_whole(steps)
    assert run.progress.step == run.progress.total_steps == steps[-1]
    (*_, last) = client.runs.evaluations(run.id).evaluations
    assert 0 <= last.metrics["bbox_mAP"] <= 1
    assert math.isfinite(run.summary["loss/total"].last)
    student = client.runs.pull(run.id, tmp_path)
    assert student
    wait_until(lambda: not list((home / "work").iterdir()), "the run's folder is removed when everything was sent")


def test_cancel_while_training_leaves_no_process(client, stack):
    run, trainer = submit_and_train(client, stack)
    client.runs.cancel(run)
    ended = end_of(client, run)
    assert ended.state is RunState.CANCELLED
    wait_until(lambda: not trainer.is_running(), "the trainer is gone")
    wait_until(lambda: len(trainers_of(stack)) == 1, "only the warm spare is left", PATIENCE)


def test_cancel_of_a_queued_run_is_at_once(client, stack):
    busy, _ = submit_and_train(client, stack)
    waiting = client.runs.create(LONG).id
    assert client.runs.cancel(waiting).state is RunState.CANCELLED
    client.runs.cancel(busy)
    end_of(client, busy)


def test_a_killed_trainer_is_a_failed_run_that_says_so(client, stack):
    run, trainer = submit_and_train(client, stack)
    trainer.send_signal(signal.SIGKILL)
    ended = end_of(client, run)
    assert (ended.state, ended.code) == (RunState.FAILED, "trainer_killed")
    assert "SIGKILL" in ended.reason


def test_a_killed_worker_takes_its_trainer_along_and_the_run_is_tried_again(client, stack):
    run, trainer = submit_and_train(client, stack)
    psutil.Process(pid_of(stack, "the worker")).kill()
    wait_until(lambda: not trainer.is_running(), "the trainer dies with its worker")
    wait_until(lambda: client.runs.get(run).attempt == 2, "a new worker claims the run", PATIENCE)
    wait_until(lambda: trainer_of(stack, run) is not None, "the new worker trains it", PATIENCE)
    client.runs.cancel(run)
    assert end_of(client, run).state is RunState.CANCELLED


def test_a_training_survives_the_death_of_the_api_without_a_gap(client, stack):
    run, trainer = submit_and_train(client, stack)
    before = len(steps_of(client, run))
    psutil.Process(pid_of(stack, "the API")).kill()
    wait_until(lambda: is_served(client), "the API is back", PATIENCE)
    wait_until(lambda: len(steps_of(client, run)) > before, "reports go on", PATIENCE)
    assert trainer.is_running()
    client.runs.cancel(run)
    assert end_of(client, run).state is RunState.CANCELLED
    assert is_whole(steps_of(client, run))
    assert client.runs.get(run).attempt == 1


def is_served(client):
    try:
        return bool(client.workers.list())
    except DistillboardError:
        return False
