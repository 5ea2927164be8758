"""Pre-flights through real Redis, API, worker and trainer: beside a training, refused, and as a run's first stage."""

import json
import subprocess
import sys

import pytest
from distillboard.contracts.preflight import Calibrate
from distillboard.contracts.states import RunState
from support.waiting import wait_until

pytestmark = [pytest.mark.integration, pytest.mark.timeout(600)]

LONG = {"recipe": "tiny-control", "teacher": None, "schedule": {"epochs": 1000}, "evaluation": {"interval": 1000}}
BAD = {"recipe": "tiny-fgd", "method": {"levels": ["P3", "P8"]}}
PATIENCE = 300


def cli(stack, *arguments):
    command = [sys.executable, "-m", "distillboard.client.cli", "--url", stack.url, "run", "preflight", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)


def test_one_is_served_while_the_only_slot_trains(client, stack):
    busy = client.runs.create(LONG).id
    wait_until(lambda: "loss/total" in client.runs.get(busy).summary, "the slot is busy", PATIENCE)
    made = client.preflights.create({"recipe": "tiny-fgd"}, calibrate=Calibrate(target=0.5, steps=5))
    ended = client.preflights.wait(made.id, timeout=PATIENCE)
    assert ended.state is RunState.SUCCEEDED, ended.reason
    assert not ended.report.refused
    assert ended.report.calibration.patch["method"].keys() == {"alpha", "beta", "gamma", "lambda"}
    assert client.runs.get(busy).state is RunState.RUNNING
    assert made.id not in {run.id for run in client.runs.list()}
    client.runs.cancel(busy)
    assert client.runs.wait(busy, timeout=PATIENCE).state is RunState.CANCELLED


def test_a_refusal_is_the_runs_refusal(client, stack, tmp_path):
    spec = tmp_path / "bad.json"
    spec.write_text(json.dumps(BAD))
    answer = cli(stack, str(spec), "--json")
    seen = json.loads(answer.stdout)
    assert (answer.returncode, seen["state"], seen["code"]) == (1, "failed", "unknown_level")
    run = client.runs.wait(client.runs.create(BAD).id, timeout=PATIENCE)
    assert (run.state, run.code, run.reason) == (RunState.FAILED, seen["code"], seen["reason"])
    assert run.summary == {}
    errors = [check for check in client.preflights.of_run(run.id).checks if check.status == "error"]
    assert [check.message for check in errors] == [run.reason]


def test_the_command_prints_a_table_and_what_it_proposes(stack):
    answer = cli(stack, "tiny-fgd", "--calibrate", "1.0", "--steps", "3", "--keep-ratios")
    assert answer.returncode == 0, answer.stderr
    assert "relation ratio" in answer.stdout
    assert "--set method.lambda=" in answer.stdout


def test_every_run_begins_with_one(client):
    run = client.runs.wait(client.runs.create({"recipe": "tiny-fgd"}).id, timeout=PATIENCE)
    assert run.state is RunState.SUCCEEDED, run.reason
    checks = {check.name for check in client.preflights.of_run(run.id).checks}
    assert {"data", "teacher", "heads", "features", "method_ratio", "memory"} <= checks
