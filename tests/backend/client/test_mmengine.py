"""One line in the config of an MMEngine training of one's own puts it on the record."""

import subprocess
import sys
from pathlib import Path

import pytest
from distillboard.client.mmengine_names import evaluation_values, training_values
from distillboard.client.reporting import leftovers

SCRIPT = Path(__file__).with_name("toy_training.py")


pytestmark = pytest.mark.timeout(900)


def train(work_dir, *changes):
    """Run the script as its author would."""
    command = [sys.executable, str(SCRIPT), str(work_dir), *changes]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_names():
    tags = {"loss": 3.0, "loss_cls": 1.0, "lr": 0.1, "time": 2.0, "data_time": 1.0, "memory": 2, "epoch": 1, "iter": 5}
    assert training_values(tags) == {
        "loss/total": 3.0,
        "loss/det/cls": 1.0,
        "lr": 0.1,
        "time/step": 2.0,
        "time/data": 1.0,
        "sys/gpu_memory_bytes": 2 * 2**20,
    }
    tags = {"coco/bbox_mAP": 0.5, "coco/segm_mAP_s": 0.1, "coco/cat_precision": 0.2, "pascal/mAP": 0.3, "time": 1.0}
    assert evaluation_values(tags) == {
        "val/bbox_mAP": 0.5,
        "val/segm_mAP_s": 0.1,
        "val/class/cat/AP": 0.2,
        "pascal/mAP": 0.3,
        "val/time": 1.0,
    }


def test_a_training_reports_by_one_line(client, tmp_path):
    answer = train(tmp_path / "work", "checkpoints=upload")
    assert answer.returncode == 0, answer.stderr
    (run,) = client.runs.list(search="toy_config")
    view = client.runs.get(run.id)
    assert (view.state, view.name) == ("succeeded", "toy_config")
    assert view.spec.config["train_cfg"]["max_epochs"] == 2
    assert view.spec.config["model"] == {"type": "ToyModel"}
    for key in ("loss/total", "loss/det/cls", "loss/det/bbox", "lr", "time/step"):
        assert [step for step, *_ in client.runs.series(run.id, key).points] == [1, 2, 3, 4, 5, 6], key
    assert [point[:2] for point in client.runs.series(run.id, "val/bbox_mAP").points] == [(3, 0.25), (6, 0.25)]
    assert view.summary["val/class/cat/AP"].last == 0.125
    assert view.summary["coco/odd"].count == 2
    assert (view.progress.total_steps, view.progress.total_epochs, view.progress.epoch) == (6, 2, 2.0)
    assert view.facts["checkpoint/last"].endswith("epoch_2.pth")
    files = {file.name: file.kind for file in client.runs.artifacts(run.id)}
    assert files == {
        "images/seen-now/00000003.jpg": "image",
        "images/seen-now/00000006.jpg": "image",
        "best.pth": "checkpoint",
        "last.pth": "checkpoint",
    }
    table = client.runs.evaluations(run.id).evaluations
    assert [(row.step, row.epoch, row.classes) for row in table] == [(3, 1.0, {"cat": 0.125}), (6, 2.0, {"cat": 0.125})]


def test_a_training_that_is_resumed_goes_on_with_its_run(client, tmp_path):
    assert "power cut" in train(tmp_path / "work", "run_name=resumed", "crash").stderr
    (run,) = client.runs.list(search="resumed")
    assert (run.state, run.reason) == ("failed", "RuntimeError: power cut")
    assert len(client.runs.series(run.id, "lr").points) == 4
    answer = train(tmp_path / "work", "resume")
    assert answer.returncode == 0, answer.stderr
    again = client.runs.get(run.id)
    assert (again.state, again.attempt, again.reason) == ("succeeded", 2, None)
    points = client.runs.series(run.id, "loss/total").points
    assert [step for step, *_ in points] == [1, 2, 3, 4, 5, 6]
    assert client.runs.get(run.id).summary["val/bbox_mAP"].count == 2


def test_a_training_goes_on_without_a_server(client, tmp_path, monkeypatch, api):
    monkeypatch.setenv("DISTILLBOARD_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("DISTILLBOARD_RUN_NAME", "lonely")
    answer = train(tmp_path / "work")
    assert answer.returncode == 0, answer.stderr
    assert "cannot be reached" in answer.stderr
    (left,) = leftovers.found(tmp_path / "spool")
    assert left.envelope.spec["name"] == "lonely"
    mended = left.envelope.model_copy(update={"url": api.url})
    run = leftovers.send(leftovers.Leftover(left.folder, mended), None)
    assert client.runs.get(run).state == "succeeded"
    assert client.runs.get(run).summary["loss/total"].count == 6
