import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from distillboard.contracts.names import COCO_BOX, COCO_SEGM
from distillboard_worker.detection.evaluation import (
    CocoScores,
    Detections,
    boxes_round,
    encoded,
    measure,
    measure_masks,
)
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


def square(side: int, *, corner: int = 10) -> torch.Tensor:
    """A mask of 200 pixels a side with a square in it."""
    mask = torch.zeros(200, 200, dtype=torch.bool)
    mask[corner : corner + side, corner : corner + side] = True
    return mask


def drawn(side: int, category: int = 10) -> dict[str, Any]:
    """A square object with its mask."""
    (mask,) = encoded(square(side)[None])
    segmentation = {"size": list(mask["size"]), "counts": mask["counts"].decode("ascii")}
    return {"category_id": category, "bbox": [10, 10, side, side], "area": side**2, "segmentation": segmentation}


def found(*boxes: tuple[float, float, float, float], label: int = 0) -> list[Detections]:
    count = len(boxes)
    return [Detections(1, np.array(boxes, float).reshape(-1, 4), np.linspace(0.9, 0.5, count), np.full(count, label))]


def masked(*masks: torch.Tensor, label: int = 0) -> list[Detections]:
    runs = encoded(torch.stack(masks)) if masks else []
    count = len(masks)
    return [Detections(1, boxes_round(runs), np.linspace(0.9, 0.5, count), np.full(count, label), runs)]


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


def test_the_score_of_masks_by_hand() -> None:
    """A square of 18 pixels inside one of 20 has IoU 0.81, so AP 0.7, as boxes have; a missed class has 0."""
    scene = truth(drawn(20), drawn(20, category=20))
    metrics = measure_masks(scene, CLASSES, masked(square(18)))
    assert metrics["segm_mAP"] == pytest.approx(0.35)
    assert metrics["segm_mAP_s"] == pytest.approx(0.35)
    assert metrics["segm_mAP_50"] == pytest.approx(0.5)
    assert math.isnan(metrics["segm_mAP_l"])
    assert measure(scene, CLASSES, masked(square(18)))["bbox_mAP"] == pytest.approx(0.35)


def test_masks_are_no_boxes() -> None:
    """9 of 20 rows are missing between the first and the last: the box is right and the mask has IoU 0.55."""
    striped = square(20)
    striped[11:29:2] = False
    scene = truth(drawn(20))
    assert measure(scene, CLASSES, masked(striped))["bbox_mAP"] == pytest.approx(1)
    assert measure_masks(scene, CLASSES, masked(striped))["segm_mAP"] == pytest.approx(0.2)


def test_all_promised_names_of_masks_are_there_and_nothing_found_scores_zero() -> None:
    scene = truth(drawn(20))
    nothing = measure_masks(scene, CLASSES, masked())
    assert set(nothing) == set(measure_masks(scene, CLASSES, masked(square(20)))) == set(COCO_SEGM)
    assert nothing["segm_mAP"] == nothing["segm_mAP_s"] == 0
    assert math.isnan(nothing["segm_mAP_m"])


def test_boxes_round_masks_hold_every_pixel_and_an_empty_mask_has_none() -> None:
    assert boxes_round(encoded(torch.stack([square(5), torch.zeros_like(square(5))]))).tolist() == [
        [10, 10, 15, 15],
        [0, 0, 0, 0],
    ]
    assert boxes_round([]).shape == (0, 4)


@pytest.mark.parametrize("predicted", [["bbox"], ["bbox", "segm"], ["segm"]], ids=["boxes", "both", "masks"])
def test_the_metric_takes_mmdetections_samples(tmp_path: Path, predicted: list[str]) -> None:
    path = tmp_path / "val.json"
    path.write_text(json.dumps(truth(drawn(20)).dataset))
    metric = CocoScores(str(path), predicted)
    metric.dataset_meta = {"classes": CLASSES}
    boxes = torch.tensor([[10.0, 10, 30, 30]])
    instances = {
        "bboxes": boxes if "bbox" in predicted else torch.zeros_like(boxes),
        "scores": torch.tensor([0.9]),
        "labels": torch.tensor([0]),
        "masks": square(20)[None],
    }
    metric.process({}, [{"img_id": 1, "pred_instances": instances}])
    metrics = metric.evaluate(1)
    assert metrics["bbox_mAP"] == pytest.approx(1)
    assert metrics.get("segm_mAP") == (pytest.approx(1) if "segm" in predicted else None)
