"""Detectors and data sets registered from the command line, and what a submission that names a broken one is told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from distillboard import Client
from distillboard.client.errors import Invalid
from support.api import running_api

pytestmark = pytest.mark.integration

MODEL = {
    "type": "RetinaNet",
    "data_preprocessor": {"type": "DetDataPreprocessor", "mean": [0, 0, 0], "std": [255, 255, 255]},
    "backbone": {"type": "ResNet", "depth": 18, "base_channels": 8, "out_indices": [1, 2, 3]},
    "neck": {"type": "FPN", "in_channels": [16, 32, 64], "out_channels": 16, "num_outs": 3},
    "bbox_head": {
        "type": "RetinaHead",
        "num_classes": 2,
        "in_channels": 16,
        "feat_channels": 16,
        "stacked_convs": 1,
        "anchor_generator": {
            "type": "AnchorGenerator",
            "octave_base_scale": 4,
            "scales_per_octave": 1,
            "ratios": [1.0],
            "strides": [8, 16, 32],
        },
        "bbox_coder": {"type": "DeltaXYWHBBoxCoder"},
    },
}
COCO = {
    "images": [{"id": 1, "file_name": "a.png", "width": 100, "height": 50}],
    "categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}],
    "annotations": [{"id": 7, "image_id": 1, "category_id": 1, "bbox": [0, 0, 10, 10]}],
}


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    with running_api(tmp_path_factory.mktemp("home")) as api:
        yield api.url


@pytest.fixture
def client(url):
    with Client(url) as client:
        yield client


def distillboard(url, *arguments):
    program = Path(sys.executable).with_name("distillboard")
    environment = {**os.environ, "DISTILLBOARD_URL": url}
    return subprocess.run([program, *arguments], env=environment, capture_output=True, text=True, check=False)


def register_dataset(url, folder, name, content):
    (folder / "a.png").touch()
    file = folder / f"{name}.json"
    file.write_text(json.dumps(content))
    return distillboard(url, "dataset", "add", name, "--train", file, "--val", file, "--images", folder)


def register_model(url, folder, name, state):
    config, checkpoint = folder / "config.json", folder / "weights.pth"
    config.write_text(json.dumps({"model": MODEL}))
    torch.save({"state_dict": state}, checkpoint)
    return distillboard(url, "model", "add", name, config, checkpoint, "--classes", "cat,dog")


def test_a_checkpoint_that_does_not_fit_is_stored_with_its_report_and_refused(url, client, tmp_path):
    answer = register_model(url, tmp_path, "misfit", {"backbone.conv1.weight": torch.zeros(3)})
    assert answer.returncode == 1, answer.stderr
    assert "tensors are missing from the file" in answer.stdout
    assert client.models.get("misfit").status == "refused"
    assert register_dataset(url, tmp_path, "pets", COCO).returncode == 0
    with pytest.raises(Invalid, match="misfit") as caught:
        client.runs.create({"dataset": "pets", "student": {"model": "misfit"}})
    assert [problem.field for problem in caught.value.fields] == ["student.model"]
    assert "missing from the file" in str(caught.value)


def test_a_data_set_with_a_broken_box_and_a_missing_image_is_refused_with_the_report(url, client, tmp_path):
    broken = json.loads(json.dumps(COCO))
    broken["annotations"][0]["bbox"] = [0, 0, 0, 10]
    broken["images"].append({"id": 2, "file_name": "gone.png", "width": 1, "height": 1})
    answer = register_dataset(url, tmp_path, "broken", broken)
    assert answer.returncode == 1, answer.stderr
    assert "1 boxes are empty: 7" in answer.stdout
    assert "1 images have no file: gone.png" in answer.stdout
    before = len(list(client.runs.list()))
    with pytest.raises(Invalid) as caught:
        client.runs.create({"recipe": "tiny-control", "dataset": "broken"})
    assert "dataset" in [problem.field for problem in caught.value.fields]
    assert len(list(client.runs.list())) == before


def test_unknown_names_are_answered_with_the_nearest(url):
    answer = distillboard(url, "run", "submit", "tiny-contrl")
    assert answer.returncode == 1
    assert "tiny-control" in answer.stderr
    answer = distillboard(url, "run", "submit", "tiny-control", "--set", "schedule.epoch=2")
    assert answer.returncode == 1
    assert "did you mean 'epochs'?" in answer.stderr
    assert "Traceback" not in answer.stderr
