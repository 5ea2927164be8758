"""COCO mAP of a sample of images with its standard error: how far a sample may be from the whole split."""

import contextlib
import io
import math
from collections.abc import Sequence

import numpy as np
from distillboard.contracts.base import Closed
from numpy.typing import NDArray
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval
from pydantic import Field

from distillboard_worker.detection.evaluation import Detections, coco_rows

_GROUPS = 10


class Estimate(Closed):
    """Box mAP at IoU 0.50:0.95 over a sample, 0 to 1.

    Attributes:
        error: Standard error by a delete-a-group jackknife over the images; None for a handful of images.
        classes: AP by class, of those that the sample has objects of.
    """

    value: float
    error: float | None
    images: int
    classes: dict[str, float] = Field(default_factory=dict)


def estimate(truth: COCO, classes: Sequence[str], results: Sequence[Detections]) -> Estimate:
    """Box mAP of detections and its standard error.

    Args:
        truth: Objects of the split.
        classes: Class names by label; the file lists them in the same order.
        results: Detections of the images of the sample.
    """
    ids = [category["id"] for category in truth.dataset["categories"] if category["name"] in classes]
    rows = coco_rows(results, ids)
    if not len(rows):
        return Estimate(value=0.0, error=0.0, images=len(results))
    with contextlib.redirect_stdout(io.StringIO()):
        evaluation = COCOeval(truth, truth.loadRes(rows), "bbox")
        parameters = evaluation.params
        parameters.catIds, parameters.imgIds = ids, sorted(found.image for found in results)
        # All sizes at once and the customary 100 detections: the rest of COCO's summary would cost twelve times this.
        parameters.areaRng, parameters.areaRngLbl, parameters.maxDets = [[0, 1e10]], ["all"], [100]
        evaluation.evaluate()
        matched = list(evaluation.evalImgs)
        whole = _mean_precision(evaluation, matched)
        by_class = _by_class(evaluation, classes)
        error = _jackknife(evaluation, matched, len(results))
    return Estimate(value=whole, error=error, images=len(results), classes=by_class)


def _by_class(evaluation: COCOeval, classes: Sequence[str]) -> dict[str, float]:
    """AP of each class; -1 in COCO's table says that there is no object of it."""
    precision: NDArray[np.float64] = evaluation.eval["precision"]
    measured = {name: column[column > -1] for name, column in zip(classes, np.moveaxis(precision, 2, 0), strict=True)}
    return {name: float(column.mean()) for name, column in measured.items() if column.size}


def _jackknife(evaluation: COCOeval, matched: list[object], images: int) -> float | None:
    """Spread of the mAP when a tenth of the images is left out in turn."""
    groups = min(_GROUPS, images)
    if groups < 3:
        return None
    # Matches lie class by class, and image by image within a class.
    left_out = (
        _mean_precision(
            evaluation, [None if place % images % groups == group else one for place, one in enumerate(matched)]
        )
        for group in range(groups)
    )
    values = np.array([value for value in left_out if math.isfinite(value)])
    return float(np.sqrt((len(values) - 1) / len(values) * ((values - values.mean()) ** 2).sum()))


def _mean_precision(evaluation: COCOeval, matched: list[object]) -> float:
    evaluation.evalImgs = matched
    evaluation.accumulate()
    precision: NDArray[np.float64] = evaluation.eval["precision"]
    measured = precision[precision > -1]
    return float(measured.mean()) if measured.size else math.nan
