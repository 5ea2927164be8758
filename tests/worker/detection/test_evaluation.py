import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from distillboard.contracts.names import COCO_BOX
from distillboard_worker.detection.evaluation import CocoBoxes, measure
from pycocotools.coco import COCO

CLASSES = ["circle", "ring"]


def truth(*annotations: dict[str, Any]) -> COCO:
    coco = COCO()
    coco.dataset = {
        "images": [{"id": 1, "file_name": "a", "width": 200, "height": 200}],
        "categories": [{"id": 10, "name": "circle"}, {"id": 20, "name": "ring"}],
        "annotations": [{"id": i + 1, "image_id": 1, "iscrowd": 0, **one} for i, one in enumerate(annotations)],
    }
    coco.createIndex()
    return coco


def small(category: int = 10) -> dict[str, Any]:
    return {"category_id": category, "bbox": [10, 10, 20, 20], "area": 400}


def found(*boxes: tuple[float, float, float, float], label: int = 0) -> list[Any]:
    count = len(boxes)
    return [(1, np.array(boxes, float).reshape(-1, 4), np.linspace(0.9, 0.5, count), np.full(count, label))]


def test_a_perfect_detector_scores_one_where_there_are_objects_and_nan_elsewhere() -> None:
    metrics = measure(truth(small()), CLASSES, found((10, 10, 30, 30)))
    assert metrics["bbox_mAP"] == pytest.approx(1)
    assert metrics["bbox_mAP_s"] == pytest.approx(1)
    assert metrics["class/circle/AP"] == pytest.approx(1)
    assert [math.isnan(metrics[name]) for name in ("bbox_mAP_m", "bbox_mAP_l", "bbox_AR_l", "class/ring/AP")] == [
        True
    ] * 4


def test_the_score_by_hand() -> None:
    """IoU 0.81 passes the seven thresholds from 0.5 to 0.8: AP is 0.7; the missed class has 0; the mean is 0.35."""
    metrics = measure(truth(small(), small(20)), CLASSES, found((10, 10, 28, 28)))
    assert metrics["class/circle/AP"] == pytest.approx(0.7)
    assert metrics["class/ring/AP"] == 0
    assert metrics["bbox_mAP"] == pytest.approx(0.35)
    assert metrics["bbox_mAP_50"] == pytest.approx(0.5)
    assert metrics["bbox_AR"] == pytest.approx(0.35)


def test_a_detector_that_finds_nothing_scores_zero() -> None:
    metrics = measure(truth(small()), CLASSES, found())
    assert metrics["bbox_mAP"] == metrics["bbox_mAP_s"] == metrics["class/circle/AP"] == 0
    assert math.isnan(metrics["bbox_mAP_l"])
    assert math.isnan(metrics["class/ring/AP"])


def test_all_promised_names_are_there() -> None:
    for detections in (found(), found((10, 10, 30, 30))):
        assert set(measure(truth(small()), CLASSES, detections)) == {*COCO_BOX, "class/circle/AP", "class/ring/AP"}


def test_labels_follow_the_order_of_the_file() -> None:
    metrics = measure(truth(small(20)), CLASSES, found((10, 10, 30, 30), label=1))
    assert metrics["class/ring/AP"] == pytest.approx(1)


def test_the_metric_takes_mmdetections_samples(tmp_path: Path) -> None:
    path = tmp_path / "val.json"
    path.write_text(json.dumps(truth(small()).dataset))
    metric = CocoBoxes(str(path))
    metric.dataset_meta = {"classes": CLASSES}
    instances = {
        "bboxes": torch.tensor([[10.0, 10, 30, 30]]),
        "scores": torch.tensor([0.9]),
        "labels": torch.tensor([0]),
    }
    metric.process({}, [{"img_id": 1, "pred_instances": instances}])
    assert metric.evaluate(1)["bbox_mAP"] == pytest.approx(1)
