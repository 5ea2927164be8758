"""Runs on a terminal and in a log file."""

import io
from datetime import UTC, datetime

import pytest
from distillboard.client.follow import _Bars, _bars, _Lines, status_cells
from distillboard.contracts.runs import Progress, RunView, Summary
from distillboard.contracts.spec import ExternalSpec
from distillboard.contracts.states import RunState, Stage
from rich.console import Console

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def run(**changes) -> RunView:
    base = {
        "id": "r1",
        "name": "calm-otter-1",
        "state": RunState.RUNNING,
        "stage": Stage.TRAINING,
        "spec": ExternalSpec(engine="external"),
        "created": NOW,
        "updated": NOW,
        "progress": Progress(step=30, total_steps=120, epoch=1.5, total_epochs=6, eta_seconds=75.4),
        "summary": {
            "loss/total": Summary(last=1.23456, last_step=30),
            "val/bbox_mAP": Summary(last=0.2345, last_step=20),
        },
    }
    return RunView.model_validate({**base, **changes})


def test_a_line_says_stage_epoch_loss_map_and_time_left():
    assert status_cells(run()) == {
        "stage": "training",
        "epoch": "1.5/6",
        "step": "30/120",
        "loss": "1.235",
        "mAP": "23.4",
        "eta": "0:01:15",
    }


@pytest.mark.parametrize(
    ("changes", "stage"),
    [
        ({"state": RunState.QUEUED, "stage": None, "queue_position": 3}, "queued, place 3"),
        ({"state": RunState.SUCCEEDED, "stage": None}, "succeeded"),
        ({"stage": None}, "running"),
    ],
)
def test_a_run_that_does_not_train_says_its_state(changes, stage):
    assert status_cells(run(**changes))["stage"] == stage


def test_a_log_gets_a_line_when_stage_or_epoch_changes_only():
    out = io.StringIO()
    lines = _Lines(Console(file=out))
    for view in (run(), run(), run(progress=Progress(epoch=2.0)), run(state=RunState.SUCCEEDED, stage=None)):
        lines.update(view)
    assert [line.split("  ")[0].strip() for line in out.getvalue().splitlines()] == [
        "calm-otter-1: training",
        "calm-otter-1: training",
        "calm-otter-1: succeeded",
    ]


def test_a_bar_moves_and_ends_full():
    with _bars(Console(file=io.StringIO(), force_terminal=True)) as progress:
        bars = _Bars(progress)
        bars.update(run())
        assert (progress.tasks[0].completed, progress.tasks[0].total) == (30, 120)
        bars.update(run(state=RunState.SUCCEEDED, stage=None))
        assert progress.tasks[0].finished
