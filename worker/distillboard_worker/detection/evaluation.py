"""COCO metrics of boxes with full precision, per class, and NaN where there is nothing to measure."""

import contextlib
import io
import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from distillboard.contracts.names import COCO_BOX, class_key
from mmengine.evaluator import BaseMetric
from numpy.typing import NDArray
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

_STATS = dict(zip(COCO_BOX, (0, 1, 2, 3, 4, 5, 8, 9, 10, 11), strict=True))
"""Our names of pycocotools' summary numbers; AR with 100 detections an image."""

Detections = tuple[int, NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]
"""Image id, boxes (n, 4) xyxy in pixels of the image, scores (n,), labels (n,)."""


class CocoBoxes(BaseMetric):  # type: ignore[misc]
    """Box metrics of a whole split by pycocotools.

    MMDetection's CocoMetric rounds to three digits and writes -1 where a split has no object of a size; here every
    digit is kept and such a number is NaN.

    Args:
        ann_file: COCO file of the split.
    """

    default_prefix = ""

    def __init__(self, ann_file: str) -> None:
        super().__init__()
        with contextlib.redirect_stdout(io.StringIO()):
            self._truth = COCO(ann_file)

    def process(self, data_batch: Any, data_samples: Sequence[Mapping[str, Any]]) -> None:  # noqa: ARG002
        """Keep a batch's detections."""
        for sample in data_samples:
            found = sample["pred_instances"]
            self.results.append(
                (
                    int(sample["img_id"]),
                    found["bboxes"].double().cpu().numpy(),
                    found["scores"].double().cpu().numpy(),
                    found["labels"].cpu().numpy(),
                )
            )

    def compute_metrics(self, results: list[Detections]) -> dict[str, float]:
        """Metrics by name, ``class/<name>/AP`` for every class."""
        classes: Sequence[str] = self.dataset_meta["classes"]
        return measure(self._truth, classes, results)


def measure(truth: COCO, classes: Sequence[str], results: Sequence[Detections]) -> dict[str, float]:
    """COCO box metrics of detections on a whole split.

    Args:
        truth: The split's objects.
        classes: Class names by label; the file lists them in the same order.
        results: Detections of every image of the split.

    Returns:
        Values 0 to 1 by name: `_STATS` and ``class/<name>/AP``; NaN where the split has no such object.
    """
    ids = [category["id"] for category in truth.dataset["categories"] if category["name"] in classes]
    rows = _rows(results, ids)
    if not len(rows):
        return _nothing_found(truth, classes, ids)
    with contextlib.redirect_stdout(io.StringIO()):
        evaluation = COCOeval(truth, truth.loadRes(rows), "bbox")
        evaluation.params.catIds = ids
        evaluation.params.imgIds = sorted(image for image, *_ in results)
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    precision: NDArray[np.float64] = evaluation.eval["precision"][:, :, :, 0, -1]
    metrics = {name: _known(float(evaluation.stats[place])) for name, place in _STATS.items()}
    return metrics | {_key(name): _mean(precision[:, :, label]) for label, name in enumerate(classes)}


def _rows(results: Sequence[Detections], ids: Sequence[int]) -> NDArray[np.float64]:
    """Detections as pycocotools reads them fastest: (n, 7) of image, x, y, width, height, score, category."""
    category = np.asarray(ids, dtype=np.float64)
    parts = [
        np.column_stack(
            (np.full(len(scores), image), boxes[:, :2], boxes[:, 2:] - boxes[:, :2], scores, category[labels])
        )
        for image, boxes, scores, labels in results
        if len(scores)
    ]
    return np.concatenate(parts) if parts else np.empty((0, 7))


def _nothing_found(truth: COCO, classes: Sequence[str], ids: Sequence[int]) -> dict[str, float]:
    """A detector without detections scores 0 where there are objects."""
    areas = [(truth.anns[i]["area"], truth.anns[i]["category_id"]) for i in truth.getAnnIds(catIds=ids, iscrowd=False)]
    sizes = {"s": (0, 32**2), "m": (32**2, 96**2), "l": (96**2, math.inf)}
    present = {size: any(low <= area <= high for area, _ in areas) for size, (low, high) in sizes.items()}
    metrics = {name: 0.0 if present.get(name.rsplit("_", 1)[-1], True) else math.nan for name in _STATS}
    with_objects = {category for _, category in areas}
    return metrics | {
        _key(name): 0.0 if category in with_objects else math.nan for name, category in zip(classes, ids, strict=True)
    }


def _key(name: str) -> str:
    return class_key(name).removeprefix("val/")


def _mean(precision: NDArray[np.float64]) -> float:
    measured = precision[precision > -1]
    return float(measured.mean()) if measured.size else math.nan


def _known(value: float) -> float:
    return math.nan if value == -1 else value
