"""The hand-off: the exported student is evaluated to the same mAP, counted, timed and exported to ONNX."""

import json
import math
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime
import pytest
import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.events import FactsEvent
from distillboard.server import catalogue
from distillboard_worker.detection.building import build_config
from distillboard_worker.detection.datasets import Split
from distillboard_worker.detection.engine import train
from distillboard_worker.detection.errors import ExportDiffers
from distillboard_worker.detection.handoff_cost import count_flops, input_shape, measure_cost, sample_batch
from distillboard_worker.detection.handoff_onnx import TOLERANCE, NotExportableError, export_onnx, output_names
from distillboard_worker.detection.handoff_verify import check_same
from distillboard_worker.detection.hooks.evaluation import EvaluationHook
from distillboard_worker.reporting import MemoryReporter, Stopped
from mmengine.model import BaseModel
from torch import nn
from worker.detection.detectors import faster_rcnn, retinanet
from worker.detection.documents import job, spec

MODELS = Path(catalogue.__file__).parent / "models"
TINY = sorted(MODELS.glob("*-tiny-shapes.json"))


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def finished(tmp_path_factory, cache):
    """A run that was handed off."""
    reporter = MemoryReporter()
    train(job(tmp_path_factory.mktemp("runs") / "finished", cache, short()), reporter)
    return reporter


def short(**evaluation: Any):
    return spec("fgd", schedule={"epochs": 1}, evaluation={"probe_images": 0} | evaluation)


def facts(reporter: MemoryReporter) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for line in reporter.lines:
        if isinstance(line, FactsEvent):
            known |= line.values
    return known


def test_the_exported_student_is_the_one_that_was_measured(finished):
    known = facts(finished)
    assert known["student/verified"] is True
    assert known["student/verified_mAP"] == pytest.approx(finished.series("val/bbox_mAP")[-1][1], abs=1e-6)


def test_its_cost_is_kept_with_device_and_threads(finished):
    known = facts(finished)
    assert known["student/flops"] == 2 * known["student/macs"] > 1e6
    assert known["student/latency_ms"] > 0
    assert known["student/latency_device"].endswith("1 thread")
    assert known["student/input_shape"] == [64, 64]
    assert json.loads(json.dumps(known, allow_nan=False)) == known


def test_the_graph_is_a_file_of_the_run(finished):
    graph = facts(finished)["student/onnx"]
    (file,) = finished.artifacts("onnx")
    assert file.name == graph["file"] == "student.onnx"
    session = onnxruntime.InferenceSession(file.path)
    assert [one.name for one in session.get_inputs()] == [graph["input"]["name"]]
    assert [one.name for one in session.get_outputs()] == list(graph["outputs"])
    assert graph["difference"] <= TOLERANCE


def test_a_run_may_leave_the_second_evaluation_out(tmp_path, cache):
    reporter = MemoryReporter()
    train(job(tmp_path / "unverified", cache, short(verify=False)), reporter)
    known = facts(reporter)
    assert known["student/verified"] is False
    assert "student/verified_mAP" not in known
    assert known["student/latency_ms"] > 0


def test_a_run_whose_student_reaches_another_map_fails_and_keeps_the_file(tmp_path, cache, monkeypatch):
    """A training that measured something else than what it exports: here the last evaluation is another one's."""

    def misled(hook, *arguments, **named):
        remember(hook, *arguments, **named)
        hook.last = {**hook.last, "bbox_mAP": hook.last["bbox_mAP"] + 2e-6}

    remember = EvaluationHook.after_val_epoch
    monkeypatch.setattr(EvaluationHook, "after_val_epoch", misled)
    reporter = MemoryReporter()
    with pytest.raises(ExportDiffers, match="reaches bbox_mAP") as failure:
        train(job(tmp_path / "differs", cache, short()), reporter)
    assert failure.value.code == "export_differs"
    assert facts(reporter)["student/verified"] is False
    assert [file.name for file in reporter.artifacts("checkpoint") if file.epoch is None] == ["student.pth"]


@pytest.mark.parametrize(
    ("found", "expected", "tolerance", "same"),
    [
        ({"bbox_mAP": 0.5}, {"bbox_mAP": 0.5 + 9e-7}, 1e-6, True),
        ({"bbox_mAP": 0.5}, {"bbox_mAP": 0.5 + 2e-6}, 1e-6, False),
        ({"bbox_mAP": 0.5}, {"bbox_mAP": 0.50009}, 1e-4, True),
        ({"bbox_mAP": 0.5, "segm_mAP": 0.4}, {"bbox_mAP": 0.5, "segm_mAP": 0.41}, 1e-6, False),
        ({"bbox_mAP": math.nan}, {"bbox_mAP": math.nan}, 1e-6, True),
        ({"bbox_mAP": math.nan}, {"bbox_mAP": 0.1}, 1e-6, False),
    ],
)
def test_two_evaluations_are_the_same_within_a_tolerance(found, expected, tolerance, same):
    if same:
        check_same(found, expected, tolerance)
        return
    with pytest.raises(ExportDiffers, match="the training's last evaluation came to"):
        check_same(found, expected, tolerance)


class OneConvolution(BaseModel):
    """A model whose operations are counted by hand."""

    def __init__(self):
        super().__init__()
        self.layer = nn.Conv2d(3, 5, 3, padding=1, bias=False)

    def forward(self, inputs, **_samples_and_mode):
        return self.layer(torch.stack([one.float() for one in inputs]))


def test_a_multiply_add_is_two_operations(tmp_path):
    batch = {"inputs": [torch.ones(3, 8, 6)], "data_samples": [None]}
    assert count_flops(OneConvolution(), batch) == 2 * (3 * 3 * 3) * 5 * (8 * 6)
    assert measure_cost(OneConvolution().eval(), batch).macs == (3 * 3 * 3) * 5 * (8 * 6)


@pytest.mark.parametrize(
    ("largest", "shape"),
    [((128, 128), (128, 128)), ((640, 480), (480, 640)), ((2000, 1000), (666, 1333)), ((1600, 1600), (800, 800))],
)
def test_the_input_is_as_large_as_the_data_sets_largest_image(largest, shape):
    assert input_shape(Split(Path("a"), Path("b"), 1, 1, largest)) == shape


class OnePicture:
    """As much of a data set as the sample looks at."""

    def __init__(self, path):
        self.path = path

    def get_data_info(self, _index):
        return {"img_path": str(self.path)}


def test_a_sample_is_a_picture_of_the_data_at_that_size(tmp_path):
    cv2.imwrite(str(tmp_path / "a.png"), np.full((10, 20, 3), 7, np.uint8))
    split = Split(Path("a"), Path("b"), 1, 1, (96, 64))
    batch = sample_batch(OnePicture(tmp_path / "a.png"), split)
    assert batch["inputs"][0].shape == (3, 64, 96)
    assert batch["inputs"][0].unique().tolist() == [7]
    with pytest.raises(OSError, match="cannot be read"):
        sample_batch(OnePicture(tmp_path / "missing.png"), split)


@pytest.mark.parametrize("path", TINY, ids=lambda path: path.stem)
def test_dense_detectors_of_the_catalogue_are_graphs_and_others_say_why(tmp_path, path):
    document = ModelDocument.model_validate_json(path.read_bytes())
    model = build_config(document.config).eval()
    if document.config["type"] in {"FasterRCNN", "MaskRCNN"}:
        with pytest.raises(NotExportableError, match="two stages"):
            export_onnx(model, torch.randn(1, 3, 128, 128), tmp_path / "student.onnx")
        assert not (tmp_path / "student.onnx").exists()
        return
    exported = export_onnx(model, torch.randn(1, 3, 128, 128), tmp_path / "student.onnx")
    assert exported.difference is not None
    assert exported.difference <= TOLERANCE
    assert not any(name.startswith("output_") for name in exported.outputs)


def test_a_graph_answers_what_the_network_does_for_any_batch(tmp_path):
    model = build_config(retinanet()).eval()
    export_onnx(model, torch.randn(1, 3, 96, 128), tmp_path / "student.onnx")
    session = onnxruntime.InferenceSession(tmp_path / "student.onnx")
    images = torch.randn(3, 3, 96, 128)
    found = session.run(["cls_1", "box_4"], {"images": images.numpy()})
    with torch.no_grad():
        scores, boxes = model(images, mode="tensor")
    np.testing.assert_allclose(found[0], scores[1].numpy(), atol=1e-4)
    np.testing.assert_allclose(found[1], boxes[4].numpy(), atol=1e-4)


class Fragile(nn.Module):
    """A part that torch cannot trace."""

    def forward(self, _features):
        raise ValueError("no graph of this")


def test_what_the_exporter_stumbles_over_is_the_reason(tmp_path):
    model = build_config(retinanet())
    model.neck = Fragile()
    with pytest.raises(NotExportableError, match="cannot export it: ValueError: no graph of this"):
        export_onnx(model, torch.randn(1, 3, 64, 64), tmp_path / "student.onnx")
    assert list(tmp_path.iterdir()) == []


def test_outputs_of_a_head_nobody_knows_are_numbered():
    assert output_names(build_config(faster_rcnn()), [torch.ones(1)] * 2) == ["output_0", "output_1"]


class ImpatientAtTheEnd(MemoryReporter):
    """Wants to stop once the student is exported."""

    @property
    def stop_requested(self) -> bool:
        return any(file.epoch is None for file in self.artifacts("checkpoint"))


def test_a_stop_is_noticed_while_the_student_is_evaluated(tmp_path, cache):
    with pytest.raises(Stopped):
        train(job(tmp_path / "stopped", cache, short()), ImpatientAtTheEnd())
