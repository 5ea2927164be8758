"""A detector is checked where it is registered."""

import os
import pickle

import pytest
import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard_worker.detection.building import build_model
from distillboard_worker.registration import check_model

CONFIG = """
classes = ("cat", "dog")
model = dict(
    type="RetinaNet",
    data_preprocessor=dict(type="DetDataPreprocessor", mean=[0.0] * 3, std=[255.0] * 3, pad_size_divisor=32),
    backbone=dict(
        type="ResNet", depth=18, base_channels=8, out_indices=(1, 2, 3),
        init_cfg=dict(type="Pretrained", checkpoint="torchvision://resnet18"),
    ),
    neck=dict(type="FPN", in_channels=[16, 32, 64], out_channels=16, num_outs=3),
    bbox_head=dict(
        type="RetinaHead", num_classes=2, in_channels=16, feat_channels=16, stacked_convs=1,
        anchor_generator=dict(type="AnchorGenerator", octave_base_scale=4, scales_per_octave=1, ratios=[1.0],
                              strides=[8, 16, 32]),
        bbox_coder=dict(type="DeltaXYWHBBoxCoder"),
    ),
    test_cfg=dict(nms_pre=100, score_thr=0.05, nms=dict(type="nms", iou_threshold=0.5), max_per_img=10),
)
train_dataloader = dict(dataset=dict(metainfo=dict(classes=classes)))
"""


@pytest.fixture
def config(tmp_path):
    file = tmp_path / "config.py"
    file.write_text(CONFIG)
    return file


@pytest.fixture
def checkpoint(config, tmp_path):
    """Weights that fit the config."""
    document, _ = check_model("m", config, None)
    file = tmp_path / "weights.pth"
    torch.save({"state_dict": build_model(document).state_dict(), "meta": {}}, file)
    return file


def test_a_python_config_becomes_data_that_builds(config, checkpoint):
    document, report = check_model("mine", config, checkpoint)
    assert report.ok
    assert document.name == "mine"
    assert document.family == "retinanet"
    assert document.classes == ["cat", "dog"]
    assert "init_cfg" not in document.config["backbone"]
    assert document.parameters == report.facts["parameters"] > 10_000
    build_model(ModelDocument.model_validate_json(document.model_dump_json()))


def test_a_checkpoint_of_another_model_is_an_error_that_names_the_difference(config, checkpoint):
    config.write_text(CONFIG.replace("base_channels=8", "base_channels=16").replace("[16, 32, 64]", "[32, 64, 128]"))
    _, report = check_model("mine", config, checkpoint)
    assert not report.ok
    assert [finding.field for finding in report.findings] == ["checkpoint"]
    assert "have another shape" in report.findings[0].message


def test_a_hostile_checkpoint_does_nothing_and_is_refused(config, tmp_path):
    marker = tmp_path / "ran"

    class Bomb:
        def __reduce__(self):
            return os.system, (f"touch {marker}",)

    file = tmp_path / "hostile.pth"
    file.write_bytes(pickle.dumps({"state_dict": Bomb()}, protocol=2))
    _, report = check_model("mine", config, file)
    assert not report.ok
    assert not marker.exists()


def test_a_type_that_mmdetection_does_not_know_is_named(config):
    config.write_text(CONFIG.replace('type="RetinaNet"', 'type="RetinNet"'))
    _, report = check_model("mine", config, None)
    assert "RetinaNet" in report.findings[0].message


def test_a_config_without_classes_asks_for_them(config):
    config.write_text(CONFIG.replace("train_dataloader = ", "other = "))
    _, report = check_model("mine", config, None)
    assert [(finding.field, finding.hint) for finding in report.findings] == [
        ("classes", "name them with --classes a,b,c")
    ]
    document, report = check_model("mine", config, None, ["a", "b"])
    assert report.ok
    assert document.classes == ["a", "b"]


def test_a_file_that_is_no_config_is_one_sentence(tmp_path):
    file = tmp_path / "broken.py"
    file.write_text("raise OSError('no')")
    _, report = check_model("mine", file, None)
    assert "cannot be read" in report.findings[0].message


def test_a_config_that_brings_code_is_refused_and_its_code_is_not_run(config, tmp_path):
    marker = tmp_path / "ran"
    (tmp_path / "brought.py").write_text(f"open({str(marker)!r}, 'w').close()")
    config.write_text(CONFIG + "\ncustom_imports = dict(imports=['brought'], allow_failed_imports=False)\n")
    _, report = check_model("mine", config, None)
    assert not report.ok
    assert [finding.field for finding in report.findings] == ["custom_imports"]
    assert "it imports brought" in report.findings[0].message
    assert not marker.exists()


def test_a_config_runs_in_a_process_of_its_own(config, tmp_path, monkeypatch):
    config.write_text("import os, sys\nprint('noise')\nsys.exit(3)\n")
    _, report = check_model("mine", config, None)
    assert not report.ok
    assert "cannot be read" in report.findings[0].message


def test_what_json_does_not_have_is_no_data(config):
    config.write_text(CONFIG.replace("score_thr=0.05", "score_thr=float('nan')"))
    _, report = check_model("mine", config, None)
    assert "cannot be read" in report.findings[0].message


def test_pretrained_parts_are_left_to_the_checkpoint(config):
    config.write_text(CONFIG.replace('init_cfg=dict(type="Pretrained", ', "init_cfg=dict("))
    document, _ = check_model("mine", config, None)
    assert "init_cfg" not in document.config["backbone"]
