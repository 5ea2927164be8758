"""The list of the model zoo: made from the installed package by building, and what is kept is what that makes."""

import json

import pytest
import torch
from distillboard_worker.detection.zoo import __main__ as command
from distillboard_worker.detection.zoo.configs import classes_of, key_of, model_of, needs, resolve
from distillboard_worker.detection.zoo.published import published
from distillboard_worker.detection.zoo.trial import build, run
from worker.detection.detectors import faster_rcnn, retinanet

KEPT = {one["name"]: one for one in json.loads((command.OUT / "zoo.json").read_text())["detectors"]}


@pytest.fixture(scope="module")
def entries():
    return {entry.name: entry for entry in published()}


def test_the_kept_list_has_every_published_detector_with_its_figures(entries):
    assert entries.keys() == KEPT.keys()
    for name, entry in entries.items():
        assert KEPT[name].get("results", {}) == entry.results, name
        assert KEPT[name].get("weights", {}).get("url") == (entry.weights and entry.weights.url), name


def test_a_metafile_says_name_figures_and_address(entries):
    entry = entries["mask-rcnn_r50_fpn_2x_coco"]
    assert (entry.family, entry.config, entry.epochs) == ("Mask R-CNN", "mask_rcnn/mask-rcnn_r50_fpn_2x_coco", 24)
    assert entry.results == {"COCO": {"bbox_mAP": 0.392, "segm_mAP": 0.354}}
    assert not any("MOT" in entry.name.upper().split("_") for entry in entries.values())


@pytest.mark.parametrize("name", ["retinanet_r18_fpn_1x_coco", "ssd300_coco", "yolox_tiny_8x8_300e_coco"])
def test_what_is_kept_of_a_detector_is_what_building_it_shows(entries, name):
    config = resolve(entries[name].config)
    model = model_of(config)
    built = build(model)
    assert built.problem is None
    assert (built.parameters, built.trainable) == (KEPT[name]["parameters"], KEPT[name]["trainable"])
    assert key_of(model) == KEPT[name]["model"]
    assert (classes_of(config) or ("", []))[0] == KEPT[name]["classes"]


def test_a_config_that_needs_other_packages_says_so(entries):
    config = resolve(entries["mask-rcnn_convnext-t-p4-w7_fpn_amp-ms-crop-3x_coco"].config)
    assert needs(config) == ["mmpretrain.models"]


def test_a_detector_runs_or_says_what_it_failed_with():
    assert run(retinanet()) is None
    assert run(faster_rcnn()) is None
    broken = retinanet()
    broken["data_preprocessor"] = {"type": "DetDataPreprocessor", "batch_augments": [{"type": "BatchFixedSizePad"}]}
    assert build(broken).problem is not None


def test_a_detector_that_changes_with_the_step_is_told_of_one():
    resizing = retinanet()
    augment = {"type": "BatchSyncRandomResize", "random_size_range": (64, 128), "interval": 10, "size_divisor": 32}
    resizing["data_preprocessor"] = {"type": "DetDataPreprocessor", "pad_size_divisor": 32, "batch_augments": [augment]}
    assert run(resizing) is None


def test_trials_are_made_once_and_go_on(tmp_path, monkeypatch):
    built: list[int] = []
    monkeypatch.setattr(command, "build", lambda model: built.append(1) or build(model))
    for running, state in ((False, "builds"), (True, "runs"), (True, "runs"), (False, "runs")):
        assert command.Trials(tmp_path, running=running).of(retinanet()).state == state
    assert built == [1]
    assert torch.is_grad_enabled()
