"""A work directory of MMEngine, read without running anything, and sent once."""

import json
import math

import pytest
from distillboard.client.errors import DistillboardError
from distillboard.client.importing.config import read_config
from distillboard.client.importing.sending import Choice
from distillboard.client.importing.work_dir import read_work_dir
from distillboard.contracts.names import class_key

CONFIG = """
import os
base = os.getcwd()
model = dict(
    type='RetinaNet',
    backbone=dict(depth=50, init_cfg=None),
    levels=(3, 7), pad=-1)
train_cfg = dict(max_epochs=2, type='EpochBasedTrainLoop')
hook = dict(type=__import__('os').system)
"""
LOG = """2024/01/02 03:04:05 - mmengine - INFO -
------------------------------------------------------------
System environment:
2024/01/02 03:04:06 - mmengine - WARNING - careful
"""


def train_line(step, epoch, loss):
    return {"lr": 0.01, "loss": loss, "loss_cls": loss / 2, "time": 0.5, "iter": step, "epoch": epoch, "step": step}


def val_line(epoch, quality):
    return {"coco/bbox_mAP": quality, "coco/cat_precision": 0.5, "time": 0.1, "data_time": 0.0, "step": epoch}


def write_start(folder, name, lines, log=LOG, config=CONFIG):
    place = folder / name / "vis_data"
    place.mkdir(parents=True)
    (place / "scalars.json").write_text("".join(json.dumps(line) + "\n" for line in lines) + '{"lr": 0.0')
    (place / "config.py").write_text(config)
    (folder / name / f"{name}.log").write_text(log)


@pytest.fixture
def work_dir(tmp_path):
    """Two starts: the first came to the second epoch, the second went on from the end of the first epoch."""
    folder = tmp_path / "retina"
    first = [train_line(2, 1, 4.0), train_line(4, 1, math.nan), val_line(1, 0.1), train_line(6, 2, 99.0)]
    write_start(folder, "20240102_030405", first, LOG + _epochs([2, 4, 6]))
    second = [train_line(6, 2, 2.0), train_line(8, 2, 1.0), val_line(2, 0.2)]
    resumed = "2024/01/03 00:00:00 - mmengine - INFO - resumed epoch: 1, iter: 4\n"
    write_start(folder, "20240103_000000", second, LOG + resumed + _epochs([6, 8]))
    write_start(folder, "20240104_000000", [val_line(2, 0.2)])
    (folder / "epoch_2.pth").write_bytes(b"last")
    (folder / "best_coco_bbox_mAP_epoch_2.pth").write_bytes(b"best")
    (folder / "last_checkpoint").write_text("/somewhere/else/epoch_2.pth")
    return folder


def _epochs(steps):
    lines = [f"Epoch(train)  [{(step + 3) // 4}][{(step - 1) % 4 + 1}/4]  loss: 1" for step in steps]
    return "".join(
        f"2024/01/02 03:05:{step:02} - mmengine - INFO - {line}\n" for step, line in zip(steps, lines, strict=True)
    )


def test_a_config_is_read_as_data(tmp_path):
    (tmp_path / "config.py").write_text(CONFIG)
    assert read_config(tmp_path / "config.py") == {
        "base": "os.getcwd()",
        "model": {"type": "RetinaNet", "backbone": {"depth": 50, "init_cfg": None}, "levels": [3, 7], "pad": -1},
        "train_cfg": {"max_epochs": 2, "type": "EpochBasedTrainLoop"},
        "hook": {"type": "__import__('os').system"},
    }


def test_starts_steps_and_epochs(work_dir):
    found = read_work_dir(work_dir)
    assert [(start.resumed_from, [row.step for row in start.rows]) for start in found.starts] == [
        (0, [2, 4, 4, 6]),
        (4, [6, 8, 8]),
    ]
    assert [row.epoch for row in found.starts[1].rows] == [1.5, 2.0, 2.0]
    assert (found.last_step, found.total_steps) == (8, 8)
    first = found.starts[0]
    assert [line.level for line in first.log.lines][:2] == ["info", "warning"]
    assert first.log.lines[0].message.endswith("System environment:")
    assert [round(row.time - first.rows[0].time) for row in first.rows] == [0, 2, 2, 4]


def test_steps_per_epoch_without_a_log(work_dir):
    for log in work_dir.rglob("*.log"):
        log.unlink()
    assert [start.resumed_from for start in read_work_dir(work_dir).starts] == [0, 4]
    assert [row.step for row in read_work_dir(work_dir).starts[0].rows] == [2, 4, 4, 6]


def test_a_training_by_iterations_keeps_its_steps(tmp_path):
    lines = [{"lr": 0.1, "loss": 1.0, "iter": 500, "step": 500}, {"coco/bbox_mAP": 0.3, "step": 500}]
    write_start(tmp_path, "20240102_030405", lines, log="", config="train_cfg = dict(max_iters=500)")
    found = read_work_dir(tmp_path)
    assert [row.step for row in found.starts[0].rows] == [500, 500]
    assert found.total_steps == 500


def test_a_folder_without_a_training_is_refused(tmp_path):
    with pytest.raises(DistillboardError, match="holds no training"):
        read_work_dir(tmp_path)


def test_a_checkpoint_that_is_a_link_out_of_the_folder_is_not_taken(work_dir, tmp_path):
    (tmp_path / "secret").write_text("x")
    (work_dir / "epoch_2.pth").unlink()
    (work_dir / "epoch_2.pth").symlink_to(tmp_path / "secret")
    found = read_work_dir(work_dir)
    assert found.checkpoint("last") is None
    assert found.checkpoint("best").read_bytes() == b"best"


def test_a_work_dir_becomes_one_run(client, work_dir):
    choice = Choice(tags=("old",), checkpoints=("best", "last"))
    run = client.runs.import_work_dir(work_dir, choice)
    assert (run.state, run.name, run.attempt) == ("succeeded", "retina", 2)
    assert run.spec.config["model"]["type"] == "RetinaNet"
    assert [point[:2] for point in client.runs.series(run.id, "loss/det/cls").points] == [
        (2, 2.0),
        (4, pytest.approx(math.nan, nan_ok=True)),
        (6, 1.0),
        (8, 0.5),
    ]
    assert [point[:2] for point in client.runs.series(run.id, "val/bbox_mAP").points] == [(4, 0.1), (8, 0.2)]
    assert run.summary[class_key("cat")].last == 0.5
    assert "careful" in [line.message for line in client.runs.logs(run.id).lines]
    files = {file.name: file.size for file in client.runs.artifacts(run.id)}
    assert files == {"best.pth": 4, "last.pth": 4, "config.py": len(CONFIG)}
    assert client.runs.import_work_dir(work_dir, choice).id == run.id
    assert client.runs.get(run.id).revision == run.revision
    with pytest.raises(DistillboardError, match="another name"):
        client.runs.import_work_dir(work_dir, Choice(name="other"))


def test_an_import_that_broke_off_goes_on(client, network, work_dir, monkeypatch):
    (work_dir / "20240102_030405" / "vis_data" / "scalars.json").write_text(json.dumps(train_line(1, 1, 7.0)) + "\n")
    monkeypatch.setattr("distillboard.client.importing.sending.MOST_EVENTS", 1)
    monkeypatch.setattr("distillboard.client.transport._FIRST_WAIT", 0.001)
    sent = []
    network.watch = lambda request: sent.append(request) or setattr(network, "away", len(sent) > 5)
    with pytest.raises(DistillboardError):
        client.runs.import_work_dir(work_dir, Choice(log=False))
    network.watch, network.away = None, False
    run = client.runs.import_work_dir(work_dir, Choice(log=False))
    assert run.state == "succeeded"
    assert run.summary["loss/total"].count == 3
