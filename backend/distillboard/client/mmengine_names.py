"""MMEngine's names of metrics, in ours; those that we have no name for stay as they are."""

import re

from distillboard.contracts.names import COCO_BOX, COCO_SEGM, class_key

_TRAIN = {"loss": "loss/total", "time": "time/step", "data_time": "time/data", "memory": "sys/gpu_memory_bytes"}
_COCO = frozenset({*COCO_BOX, *COCO_SEGM})
_MEBIBYTE = 2**20
PLACES = ("epoch", "iter", "step")
"""What MMEngine writes among the values, and says where they belong."""


def training_values(tags: dict[str, float]) -> dict[str, float]:
    """The values of a training step: ``loss_cls`` is ``loss/det/cls``, ``time`` is ``time/step`` in seconds."""
    values = {}
    for tag, value in tags.items():
        name = tag.removeprefix("train/")
        if name not in PLACES:
            values[_training_key(name)] = value * _MEBIBYTE if name == "memory" else value
    return values


def evaluation_values(tags: dict[str, float]) -> dict[str, float]:
    """The values of an evaluation: ``coco/bbox_mAP`` is ``val/bbox_mAP``, ``coco/cat_precision`` the AP of a class."""
    return {_evaluation_key(tag.removeprefix("val/")): value for tag, value in tags.items() if tag not in PLACES}


def is_evaluation(tags: dict[str, float]) -> bool:
    """Whether a line of a log speaks of an evaluation: only a training step has a learning rate or a loss."""
    return not any(tag.removeprefix("train/") in {"lr", "base_lr", "loss", "iter"} for tag in tags)


def _training_key(name: str) -> str:
    if name in _TRAIN:
        return _TRAIN[name]
    return f"loss/det/{name.replace('loss_', '', 1)}" if "loss" in name and "/" not in name else name


def _evaluation_key(name: str) -> str:
    if name in {"time", "data_time"}:
        return f"val/{name}"
    short = name.rpartition("/")[2]
    if short in _COCO:
        return f"val/{short}"
    of_class = re.fullmatch(r"coco/(.+)_precision", name)
    return class_key(of_class[1]) if of_class else name
