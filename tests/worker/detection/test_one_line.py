"""An unchanged MMDetection config with one line more is on the record, beside a real API."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from distillboard import Client
from distillboard.contracts.names import COCO_BOX, class_key
from distillboard_worker.data.figures import CLASSES
from distillboard_worker.detection.config import student_config
from distillboard_worker.detection.datasets import locate
from support.api import running_api

from .documents import retinanet, shapes, spec

TRAIN = """
import json, sys
from mmengine.config import Config
from mmengine.runner import Runner
Runner.from_cfg(Config.fromfile(sys.argv[1])).train()
"""
ONE_LINE = {"vis_backends": [{"type": "distillboard.mmengine.DistillboardVisBackend"}]}


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_detector_reports_by_one_line(tmp_path: Path) -> None:
    document = student_config(spec("none"), retinanet("small"), locate(shapes(), tmp_path / "cache"))
    document |= {"work_dir": str(tmp_path / "work"), "visualizer": {"type": "DetLocalVisualizer", **ONE_LINE}}
    document["model"]["test_cfg"]["score_thr"] = 0.0  # so little training predicts nothing with certainty
    document["default_hooks"] = {"logger": {"type": "LoggerHook", "interval": 1}}
    config = tmp_path / "tiny_retinanet.json"
    config.write_text(json.dumps(document))
    with running_api(tmp_path / "home") as api, Client(api.url) as client:
        environment = {**os.environ, "DISTILLBOARD_URL": api.url, "DISTILLBOARD_SPOOL": str(tmp_path / "spool")}
        command = [sys.executable, "-c", TRAIN, str(config)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        (run,) = client.runs.list()
        view = client.runs.get(run.id)
        assert (view.state, view.name) == ("succeeded", "tiny_retinanet")
        assert view.spec.config["model"]["type"] == "RetinaNet"
        for key in ("loss/total", "loss/det/cls", "loss/det/bbox", "lr"):
            assert [step for step, *_ in client.runs.series(run.id, key).points] == [1, 2, 3, 4], key
        table = client.runs.evaluations(run.id).evaluations
        assert [row.step for row in table] == [2, 4]
        assert set(COCO_BOX[:6]) <= set(table[0].metrics)
        assert {class_key(name) for name in CLASSES} <= set(view.summary)
