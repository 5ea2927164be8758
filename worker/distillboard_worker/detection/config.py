"""From a job spec to the plain MMEngine config of its student: data that runs without Distillboard."""

from pathlib import Path
from typing import Any

from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.spec import JobSpec, Schedule

from distillboard_worker.detection.datasets import LONG_SIDE, SHORT_SIDE, Split, Splits
from distillboard_worker.detection.optimisation import optim_wrapper, param_schedulers

Config = dict[str, Any]

_VAL_BATCH = 25
_VAL_BATCH_SCALED = 1
"""As in the zoo: a batch pads its images, and what is found at their edges depends on that."""
_META = ("img_id", "img_path", "ori_shape", "img_shape", "scale_factor")
_FLIP_META = (*_META, "flip", "flip_direction")


def student_config(  # noqa: PLR0913 - what a training is made of
    spec: JobSpec,
    student: ModelDocument,
    splits: Splits,
    *,
    loaders: int = 0,
    weights: Path | None = None,
    backbone: str | None = None,
) -> Config:
    """Resolve a job spec into the config that trains its student alone.

    ``mmengine.Runner.from_cfg`` starts it. It holds JSON values only, so it can be kept, shown and compared.

    Args:
        spec: The job spec.
        student: Description of the student.
        splits: Where the data lies.
        loaders: Processes that prepare batches; 0 prepares them in the training process.
        weights: The checkpoint that the student starts from, if any.
        backbone: Address or path of the weights that its backbone starts from, if any.

    Returns:
        The config, for the default scope ``mmdet``.
    """
    schedule = spec.schedule
    train, val = _train_dataset(student, splits, schedule), _val_dataset(splits, schedule)
    scaled = schedule.image_size is not None or splits.needs_resize
    interval = min(spec.evaluation.interval, schedule.epochs)
    return {
        "default_scope": "mmdet",
        "work_dir": f"work_dirs/{spec.name or student.name}",
        "model": student.config if backbone is None else _with_backbone(student.config, backbone),
        "train_dataloader": _dataloader(train, schedule.batch_size, loaders, shuffle=True) | _groups(schedule),
        "val_dataloader": _dataloader(val, _VAL_BATCH_SCALED if scaled else _VAL_BATCH, loaders, shuffle=False),
        "train_cfg": {
            "type": "EpochBasedTrainLoop",
            "max_epochs": schedule.epochs,
            "val_interval": interval,
        },
        "val_cfg": {"type": "ValLoop"},
        "val_evaluator": {
            "type": "CocoMetric",
            "ann_file": str(splits.val.annotations),
            "metric": predicted(student.config),
            "classwise": True,
        },
        "optim_wrapper": optim_wrapper(schedule),
        "param_scheduler": param_schedulers(schedule),
        "randomness": {"seed": schedule.seed},
        "load_from": None if weights is None else str(weights),
    }


def _with_backbone(model: Config, weights: str) -> Config:
    start = {"type": "Pretrained", "checkpoint": weights}
    return model | {"backbone": model["backbone"] | {"init_cfg": start}}


def _dataloader(dataset: Config, batch_size: int, loaders: int, *, shuffle: bool) -> Config:
    return {
        "batch_size": batch_size,
        "num_workers": loaders,
        "persistent_workers": loaders > 0,
        "sampler": {"type": "DefaultSampler", "shuffle": shuffle},
        "dataset": dataset,
    }


def _groups(schedule: Schedule) -> Config:
    return {"batch_sampler": {"type": "AspectRatioBatchSampler"}} if schedule.aspect_groups else {}


def _train_dataset(student: ModelDocument, splits: Splits, schedule: Schedule) -> Config:
    pipeline: list[Config] = [
        {"type": "LoadImageFromFile"},
        {"type": "LoadAnnotations", "with_bbox": True, "with_mask": has_masks(student.config)},
        _drawn_resize(schedule) or _resize(splits, schedule),
        {"type": "RandomFlip", "prob": 0.5},
        {"type": "PackDetInputs", "meta_keys": list(_FLIP_META)},
    ]
    return _dataset(splits.train, splits, pipeline, test_mode=False) | {"filter_cfg": {"filter_empty_gt": True}}


def _val_dataset(splits: Splits, schedule: Schedule) -> Config:
    pipeline: list[Config] = [
        {"type": "LoadImageFromFile"},
        {"type": "LoadAnnotations", "with_bbox": True},
        _resize(splits, schedule),
        {"type": "PackDetInputs", "meta_keys": list(_META)},
    ]
    return _dataset(splits.val, splits, pipeline, test_mode=True)


def _dataset(split: Split, splits: Splits, pipeline: list[Config], *, test_mode: bool) -> Config:
    return {
        "type": "CocoDataset",
        "ann_file": str(split.annotations),
        "data_prefix": {"img": str(split.images)},
        "metainfo": {"classes": list(splits.classes)},
        "test_mode": test_mode,
        "pipeline": pipeline,
    }


def _drawn_resize(schedule: Schedule) -> Config | None:
    if schedule.image_size is None or schedule.short_sides is None:
        return None
    long = schedule.image_size[0]
    return {"type": "RandomChoice", "transforms": [[_fit(long, short)] for short in schedule.short_sides]}


def _resize(splits: Splits, schedule: Schedule) -> Config:
    """The stated size, else the customary one for large images; others keep theirs, as predictions need a scale."""
    if schedule.image_size is not None:
        return _fit(*schedule.image_size)
    if splits.needs_resize:
        return _fit(LONG_SIDE, SHORT_SIDE)
    return {"type": "Resize", "scale_factor": 1.0, "keep_ratio": True}


def _fit(long: int, short: int) -> Config:
    """`Resize` to (long, short), keeping the shape, in a transform that takes JSON: `Resize` itself wants a tuple."""
    return {"type": "ResizeShortestEdge", "scale": short, "max_size": long}


def predicted(model: Config) -> list[str]:
    """What a detector predicts, as COCO's metrics are called: a mask head alone predicts no boxes."""
    boxes = [] if "mask_head" in model and not {"bbox_head", "roi_head"} & model.keys() else ["bbox"]
    return [*boxes, "segm"] if has_masks(model) else boxes


def has_masks(model: Any) -> bool:
    """Whether a model dict has a head that learns instance masks."""
    if isinstance(model, dict):
        return "mask_head" in model or any(has_masks(part) for part in model.values())
    return isinstance(model, list) and any(has_masks(part) for part in model)
