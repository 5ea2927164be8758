"""COCO metrics of boxes and masks with full precision, per class, and NaN where there is nothing to measure."""

import contextlib
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from distillboard.contracts.names import COCO_BOX, COCO_SEGM, class_key
from mmengine.evaluator import BaseMetric
from numpy.typing import NDArray
from pycocotools import mask as coco_mask
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval
from torch import Tensor

_PLACES = (0, 1, 2, 3, 4, 5, 8, 9, 10, 11)
"""Where pycocotools' summary holds our numbers; AR with 100 detections an image."""
_NAMES = {"bbox": COCO_BOX, "segm": COCO_SEGM}

RunLength = Mapping[str, Any]
"""A mask as pycocotools encodes it: size `[H, W]` and counts."""


@dataclass(frozen=True)
class Detections:
    """What was found in one image.

    Attributes:
        image: Its id.
        boxes: `(n, 4)` xyxy in pixels of the image.
        scores: `(n,)`.
        labels: `(n,)`.
        masks: One a detection, or None where the detector predicts none.
    """

    image: int
    boxes: NDArray[np.float64]
    scores: NDArray[np.float64]
    labels: NDArray[np.int64]
    masks: Sequence[RunLength] | None = None


class CocoScores(BaseMetric):  # type: ignore[misc]
    """COCO metrics of a whole split by pycocotools.

    MMDetection's CocoMetric rounds to three digits and writes -1 where a split has no object of a size; here every
    digit is kept and such a number is NaN.

    Args:
        ann_file: COCO file of the split.
        predicted: What the detector predicts, `bbox` and `segm`. Boxes are measured in any case: where it predicts
            masks alone, they are the smallest round its masks.
    """

    default_prefix = ""

    def __init__(self, ann_file: str, predicted: Sequence[str] = ("bbox",)) -> None:
        # Ranks exchange results over their group: MMEngine's other way is by files in the working directory.
        super().__init__(collect_device="gpu")
        self._predicted = tuple(predicted)
        with contextlib.redirect_stdout(io.StringIO()):
            self.truth = COCO(ann_file)

    def process(self, data_batch: Any, data_samples: Sequence[Mapping[str, Any]]) -> None:  # noqa: ARG002
        """Keep a batch's detections."""
        self.results += [self._detections(int(one["img_id"]), one["pred_instances"]) for one in data_samples]

    def _detections(self, image: int, found: Mapping[str, Tensor]) -> Detections:
        masks = encoded(found["masks"]) if "segm" in self._predicted else None
        boxes = found["bboxes"].double().cpu().numpy()
        if masks is not None and "bbox" not in self._predicted:
            boxes = boxes_round(masks)
        return Detections(image, boxes, found["scores"].double().cpu().numpy(), found["labels"].cpu().numpy(), masks)

    def compute_metrics(self, results: list[Detections]) -> dict[str, float]:
        """Metrics by name, ``class/<name>/AP`` of the boxes for every class."""
        classes: Sequence[str] = self.dataset_meta["classes"]
        metrics = measure(self.truth, classes, results)
        return metrics | measure_masks(self.truth, classes, results) if "segm" in self._predicted else metrics


def encoded(masks: Tensor) -> list[RunLength]:
    """Run lengths of masks `(n, H, W)`."""
    columns: NDArray[np.uint8] = masks.byte().transpose(1, 2).contiguous().cpu().numpy()
    runs: list[RunLength] = coco_mask.encode(columns.transpose(2, 1, 0))
    return runs


def boxes_round(masks: Sequence[RunLength]) -> NDArray[np.float64]:
    """The smallest boxes `(n, 4)` xyxy round masks; all zeros round an empty one."""
    boxes = np.asarray(coco_mask.toBbox(list(masks)), dtype=np.float64).reshape(-1, 4)
    boxes[:, 2:] += boxes[:, :2]
    return boxes


def measure(truth: COCO, classes: Sequence[str], results: Sequence[Detections]) -> dict[str, float]:
    """COCO box metrics of detections on a whole split.

    Args:
        truth: The split's objects.
        classes: Class names by label; the file lists them in the same order.
        results: Detections of every image of the split.

    Returns:
        Values 0 to 1 by name: `COCO_BOX` and ``class/<name>/AP``; NaN where the split has no such object.
    """
    ids = _category_ids(truth, classes)
    rows = coco_rows(results, ids)
    if not len(rows):
        return _nothing_found(truth, "bbox", ids) | _no_class_found(truth, classes, ids)
    evaluation = _evaluated(truth, rows, "bbox", ids, results)
    precision: NDArray[np.float64] = evaluation.eval["precision"][:, :, :, 0, -1]
    by_class = {_key(name): _mean(precision[:, :, label]) for label, name in enumerate(classes)}
    return _summary(evaluation, "bbox") | by_class


def measure_masks(truth: COCO, classes: Sequence[str], results: Sequence[Detections]) -> dict[str, float]:
    """COCO mask metrics, `COCO_SEGM`; arguments as for `measure`, every detection with its mask."""
    ids = _category_ids(truth, classes)
    rows = _mask_rows(results, ids)
    if not rows:
        return _nothing_found(truth, "segm", ids)
    return _summary(_evaluated(truth, rows, "segm", ids, results), "segm")


def _category_ids(truth: COCO, classes: Sequence[str]) -> list[int]:
    return [category["id"] for category in truth.dataset["categories"] if category["name"] in classes]


def _evaluated(truth: COCO, rows: Any, kind: str, ids: Sequence[int], results: Sequence[Detections]) -> COCOeval:
    with contextlib.redirect_stdout(io.StringIO()):
        evaluation = COCOeval(truth, truth.loadRes(rows), kind)
        evaluation.params.catIds = ids
        evaluation.params.imgIds = sorted(found.image for found in results)
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    return evaluation


def _summary(evaluation: COCOeval, kind: str) -> dict[str, float]:
    return {name: _known(float(evaluation.stats[at])) for name, at in zip(_NAMES[kind], _PLACES, strict=True)}


def coco_rows(results: Sequence[Detections], ids: Sequence[int]) -> NDArray[np.float64]:
    """Boxes as pycocotools reads them fastest: (n, 7) of image, x, y, width, height, score, category."""
    category = np.asarray(ids, dtype=np.float64)
    parts = [
        np.column_stack(
            (
                np.full(len(found.scores), found.image),
                found.boxes[:, :2],
                found.boxes[:, 2:] - found.boxes[:, :2],
                found.scores,
                category[found.labels],
            )
        )
        for found in results
        if len(found.scores)
    ]
    return np.concatenate(parts) if parts else np.empty((0, 7))


def _mask_rows(results: Sequence[Detections], ids: Sequence[int]) -> list[dict[str, Any]]:
    return [
        {"image_id": found.image, "category_id": ids[label], "segmentation": dict(mask), "score": float(score)}
        for found in results
        for mask, score, label in zip(found.masks or (), found.scores, found.labels, strict=True)
    ]


def _nothing_found(truth: COCO, kind: str, ids: Sequence[int]) -> dict[str, float]:
    """A detector without detections scores 0 where there are objects."""
    areas = [area for area, _ in _objects(truth, ids)]
    sizes = {"s": (0, 32**2), "m": (32**2, 96**2), "l": (96**2, math.inf)}
    present = {size: any(low <= area <= high for area in areas) for size, (low, high) in sizes.items()}
    return {name: 0.0 if present.get(name.rsplit("_", 1)[-1], True) else math.nan for name in _NAMES[kind]}


def _no_class_found(truth: COCO, classes: Sequence[str], ids: Sequence[int]) -> dict[str, float]:
    with_objects = {category for _, category in _objects(truth, ids)}
    return {
        _key(name): 0.0 if category in with_objects else math.nan for name, category in zip(classes, ids, strict=True)
    }


def _objects(truth: COCO, ids: Sequence[int]) -> list[tuple[float, int]]:
    """Area and category of every object that counts."""
    return [(truth.anns[i]["area"], truth.anns[i]["category_id"]) for i in truth.getAnnIds(catIds=ids, iscrowd=False)]


def _key(name: str) -> str:
    return class_key(name).removeprefix("val/")


def _mean(precision: NDArray[np.float64]) -> float:
    measured = precision[precision > -1]
    return float(measured.mean()) if measured.size else math.nan


def _known(value: float) -> float:
    return math.nan if value == -1 else value
