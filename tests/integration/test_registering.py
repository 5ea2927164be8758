"""Detectors and data sets registered from the command line, and what a submission that names a broken one is told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from distillboard import Client
from distillboard.client.coco import LeadsOutError, UploadTold
from distillboard.client.errors import Invalid
from distillboard_worker.detection.building import build_model
from distillboard_worker.registration import check_model
from support.api import running_api
from support.pictures import png

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


def register_dataset(url, folder, name, content, *options):
    (folder / "a.png").write_bytes(png())
    file = folder / f"{name}.json"
    file.write_text(json.dumps(content))
    return distillboard(url, "dataset", "add", name, "--train", file, "--val", file, "--images", folder, *options)


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


def test_a_data_set_is_uploaded_once_and_repaired_into_a_new_version(url, client, tmp_path):
    broken = json.loads(json.dumps(COCO))
    broken["annotations"].append({"id": 8, "image_id": 1, "category_id": 2, "bbox": [90, 40, 20, 20]})
    answer = register_dataset(url, tmp_path, "shots", broken, "--upload")
    assert answer.returncode == 1, answer.stderr
    assert "1 boxes reach out of their image: 8" in answer.stdout
    first = client.datasets.get("shots")
    assert first.document.train is not None
    assert first.document.train.images.startswith("sha256:")

    told = distillboard(url, "dataset", "repair", "shots", "--dry-run")
    assert "boxes clipped to their image" in told.stdout
    assert [one.version for one in client.datasets.versions("shots")] == [1]
    assert distillboard(url, "dataset", "repair", "shots").returncode == 0
    assert client.datasets.get("shots").status == "ready"
    assert client.datasets.get("shots", 1) == first
    shown = distillboard(url, "dataset", "show", "shots").stdout
    assert "cat" in shown
    assert distillboard(url, "dataset", "archive", "shots", "--version", "1").stdout.split()[-1] == "archived"


def test_a_data_set_by_path_is_repaired_where_it_lies(url, client, tmp_path):
    broken = json.loads(json.dumps(COCO))
    broken["images"][0]["width"] = 7
    assert register_dataset(url, tmp_path, "near", broken).returncode == 1
    before = (tmp_path / "near.json").read_bytes()
    repair = client.datasets.repair("near")
    assert repair.dataset is not None
    assert (repair.dataset.version, repair.dataset.status) == (2, "ready")
    assert repair.dataset.document.train is not None
    assert repair.dataset.document.train.images == str(tmp_path)
    assert repair.dataset.document.train.annotations.startswith("sha256:")
    assert (tmp_path / "near.json").read_bytes() == before
    assert client.datasets.repair("near").changes == {"train": {}, "val": {}}


def test_an_upload_sends_only_what_is_missing_and_no_file_behind_a_link(url, client, tmp_path):
    sent: list[tuple[int, int]] = []

    class Told(UploadTold):
        def sending(self, count: int, total: int) -> None:
            sent.append((count, total))

    content = json.loads(json.dumps(COCO))
    content["images"].append({"id": 2, "file_name": "b.png", "width": 33, "height": 44})
    (tmp_path / "a.png").write_bytes(png(100, 50))
    (tmp_path / "b.png").write_bytes(png(33, 44))
    file = tmp_path / "all.json"
    file.write_text(json.dumps(content))
    places = {"train": file, "val": file, "images": tmp_path, "upload": True, "told": Told()}
    client.models.upload(tmp_path / "a.png")
    assert client.datasets.add_coco("once", **places).status == "ready"
    assert sent == [(1, 1)], "the other image was there already, and val has the same ones"
    assert client.datasets.add_coco("once", **places).version == 1
    assert sent == [(1, 1)]

    outside = tmp_path.parent / "secret.png"
    outside.write_bytes(png(33, 44))
    (tmp_path / "b.png").unlink()
    (tmp_path / "b.png").symlink_to(outside)
    with pytest.raises(LeadsOutError, match="leads out"):
        client.datasets.add_coco("linked", **places)


def test_a_detector_of_the_zoo_is_found_and_registered_by_its_name(url, client):
    listed = distillboard(url, "model", "zoo", "retinanet", "r50", "2x", "--sort", "-bbox_mAP", "--json")
    assert "retinanet_r50_fpn_2x_coco" in [one["name"] for one in json.loads(listed.stdout)]
    assert distillboard(url, "model", "zoo", "retinanet").returncode == 0
    answer = distillboard(url, "model", "add", "teacher", "--zoo", "retinanet_r50_fpn_2x_coco")
    assert answer.returncode == 0, answer.stderr
    assert client.models.get("teacher").document.results == {"coco": {"bbox_mAP": 0.374}}
    refused = distillboard(url, "model", "add", "--zoo", "retinanet_r50_fpn_3x_coco")
    assert refused.returncode == 1
    assert "did you mean" in refused.stderr


def test_weights_may_stay_where_they_are(url, client, tmp_path):
    config, checkpoint = tmp_path / "pets.json", tmp_path / "weights.pth"
    config.write_text(json.dumps({"model": MODEL}))
    document, _ = check_model("pets", config, None, ["cat", "dog"])
    torch.save({"state_dict": build_model(document).state_dict()}, checkpoint)
    answer = distillboard(url, "model", "add", config, checkpoint, "--classes", "cat,dog", "--by-path")
    assert answer.returncode == 0, answer.stderr
    assert "2 classes" in answer.stdout
    weights = client.models.get("pets").document.weights
    assert weights is not None
    assert (weights.path, weights.digest) == (str(checkpoint), None)
    assert weights.sha256 is not None
    assert "weights: " + str(checkpoint) in distillboard(url, "model", "show", "pets").stdout.replace("\n", " ")
