"""Metric keys: the names that scripts, pages and the leaderboard agree on."""

import re
from typing import Literal

KEY_PATTERN = re.compile(r"^[^\x00-\x1f\x7f]{1,200}$")
"""A metric key: 1-200 characters, none of them a control character."""

TERMS = ("foreground", "background", "attention", "relation")
"""The four terms of FGD, in the paper's order."""

MAIN = "val/bbox_mAP"
"""The metric runs are ranked by: COCO box mAP at IoU 0.50:0.95 on val, 0 to 1."""

MASKS = "val/segm_mAP"
"""The same of masks, for detectors that predict them."""

PARAMETERS = "student/parameters"
"""The fact that says how many trainable parameters the student has."""

FLOPS = "student/flops"
"""The fact that says what one prediction takes: floating-point operations, two for each multiply-add."""

LATENCY = "student/latency_ms"
"""The fact that says how long one prediction takes, from pixels to detections: median in milliseconds, batch 1."""

LATENCY_DEVICE = "student/latency_device"
"""The fact that names the device that was timed, with its threads where it is a processor."""

HEADLINE = (MAIN, "val/bbox_mAP_50", "loss/total")
"""The metrics whose summary every row of the run list carries."""

COCO_BOX = (
    "bbox_mAP", "bbox_mAP_50", "bbox_mAP_75", "bbox_mAP_s", "bbox_mAP_m", "bbox_mAP_l",
    "bbox_AR", "bbox_AR_s", "bbox_AR_m", "bbox_AR_l",
)  # fmt: skip

COCO_SEGM = tuple(name.replace("bbox", "segm") for name in COCO_BOX)
"""The numbers of `COCO_BOX` by the overlap of masks."""


_GROWS = re.compile(
    r"(?:^|[_.\-])(?:m?ap|ar|acc|accuracy|precision|recall|f1|m?iou|score|auc|psnr)\d*(?:$|[_.\-@])", re.IGNORECASE
)


def larger_is_better(key: str) -> bool:
    """Whether a metric is better the larger it is: mAP, AR, accuracy and their like; losses, times and bytes are not.

    Only the last part of the key counts: ``val/bbox_mAP_50``, ``val/class/cat/AP``.
    """
    return _GROWS.search(key.rpartition("/")[2]) is not None


_SHRINKS = re.compile(
    r"(?:^|[/_.\-])(?:loss|error|err|mae|mse|rmse|time|latency(?:_ms)?|eta)(?:$|[/_.\-@\d])", re.IGNORECASE
)


def better(key: str) -> Literal["larger", "smaller"] | None:
    """Which way a metric is better, by its key; None where the key does not say, as of a learning rate."""
    if larger_is_better(key):
        return "larger"
    return "smaller" if _SHRINKS.search(key) else None


def level_name(stride: int) -> str:
    """Name of a pyramid level by its stride in input pixels, ``8 -> "P3"``.

    Raises:
        ValueError: ``stride`` is not a power of two.
    """
    if stride < 1 or stride & (stride - 1):
        raise ValueError(f"a level's stride must be a power of two, got {stride}")
    return f"P{stride.bit_length() - 1}"


def term_key(method: str, level: str, term: str) -> str:
    """Key of one raw term of a method at one level; ``term`` is the term's name or ``"total"`` (weighted)."""
    return f"loss/{method}/{level}/{term}"


def class_key(name: str) -> str:
    """Key of one class's AP on val."""
    return f"val/class/{name}/AP"
