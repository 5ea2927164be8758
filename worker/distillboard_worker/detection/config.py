"""From a job spec to the plain MMEngine config of its student: data that runs without Distillboard."""

from pathlib import Path
from typing import Any

from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.spec import JobSpec, Schedule

from distillboard_worker.detection.datasets import LONG_SIDE, SHORT_SIDE, Split, Splits

Config = dict[str, Any]

_VAL_BATCH = 25
_META = ("img_id", "img_path", "ori_shape", "img_shape", "scale_factor")
_FLIP_META = (*_META, "flip", "flip_direction")


def student_config(
    spec: JobSpec, student: ModelDocument, splits: Splits, *, loaders: int = 0, weights: Path | None = None
) -> Config:
    """Resolve a job spec into the config that trains its student alone.

    ``mmengine.Runner.from_cfg`` starts it. It holds JSON values only, so it can be kept, shown and compared.

    Args:
        spec: The job spec.
        student: Description of the student.
        splits: Where the data lies.
        loaders: Processes that prepare batches; 0 prepares them in the training process.
        weights: The checkpoint that the student starts from, if any.

    Returns:
        The config, for the default scope ``mmdet``.
    """
    train, val = _train_dataset(student, splits), _val_dataset(splits)
    interval = min(spec.evaluation.interval, spec.schedule.epochs)
    return {
        "default_scope": "mmdet",
        "work_dir": f"work_dirs/{spec.name or student.name}",
        "model": student.config,
        "train_dataloader": _dataloader(train, spec.schedule.batch_size, loaders, shuffle=True),
        "val_dataloader": _dataloader(val, _VAL_BATCH, loaders, shuffle=False),
        "train_cfg": {
            "type": "EpochBasedTrainLoop",
            "max_epochs": spec.schedule.epochs,
            "val_interval": interval,
        },
        "val_cfg": {"type": "ValLoop"},
        "val_evaluator": {
            "type": "CocoMetric",
            "ann_file": str(splits.val.annotations),
            "metric": "bbox",
            "classwise": True,
        },
        "optim_wrapper": _optim_wrapper(spec.schedule),
        "param_scheduler": _param_schedulers(spec.schedule),
        "randomness": {"seed": spec.schedule.seed},
        "load_from": None if weights is None else str(weights),
    }


def _dataloader(dataset: Config, batch_size: int, loaders: int, *, shuffle: bool) -> Config:
    return {
        "batch_size": batch_size,
        "num_workers": loaders,
        "persistent_workers": loaders > 0,
        "sampler": {"type": "DefaultSampler", "shuffle": shuffle},
        "dataset": dataset,
    }


def _train_dataset(student: ModelDocument, splits: Splits) -> Config:
    pipeline: list[Config] = [
        {"type": "LoadImageFromFile"},
        {"type": "LoadAnnotations", "with_bbox": True, "with_mask": has_masks(student.config)},
        _resize(splits),
        {"type": "RandomFlip", "prob": 0.5},
        {"type": "PackDetInputs", "meta_keys": list(_FLIP_META)},
    ]
    return _dataset(splits.train, splits, pipeline, test_mode=False) | {"filter_cfg": {"filter_empty_gt": True}}


def _val_dataset(splits: Splits) -> Config:
    pipeline: list[Config] = [
        {"type": "LoadImageFromFile"},
        {"type": "LoadAnnotations", "with_bbox": True},
        _resize(splits),
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


def _resize(splits: Splits) -> Config:
    """The field's customary size for large images; others keep theirs, as predictions need a recorded scale."""
    if splits.needs_resize:
        return {"type": "Resize", "scale": [LONG_SIDE, SHORT_SIDE], "keep_ratio": True}
    return {"type": "Resize", "scale_factor": 1.0, "keep_ratio": True}


def has_masks(model: Any) -> bool:
    """Whether a model dict has a head that learns instance masks."""
    if isinstance(model, dict):
        return "mask_head" in model or any(has_masks(part) for part in model.values())
    return isinstance(model, list) and any(has_masks(part) for part in model)


def _optim_wrapper(schedule: Schedule) -> Config:
    wrapper: Config = {"type": "OptimWrapper", "optimizer": _optimizer(schedule)}
    if schedule.precision != "fp32":
        wrapper |= {"type": "AmpOptimWrapper", "dtype": {"bf16": "bfloat16", "fp16": "float16"}[schedule.precision]}
    if schedule.accumulate > 1:
        wrapper["accumulative_counts"] = schedule.accumulate
    if schedule.clip_norm is not None:
        wrapper["clip_grad"] = {"max_norm": schedule.clip_norm, "norm_type": 2}
    return wrapper


def _optimizer(schedule: Schedule) -> Config:
    common = {"lr": schedule.lr, "weight_decay": schedule.weight_decay}
    if schedule.optimizer == "sgd":
        return {"type": "SGD", "momentum": 0.9, **common}
    return {"type": "AdamW", **common}


def _param_schedulers(schedule: Schedule) -> list[Config]:
    """Linear warm-up by steps, multiplied with the policy: MMEngine's schedulers chain."""
    schedulers: list[Config] = []
    if schedule.warmup_steps:
        schedulers.append(
            {"type": "LinearLR", "start_factor": 0.001, "by_epoch": False, "begin": 0, "end": schedule.warmup_steps}
        )
    if schedule.policy == "step":
        schedulers.append(
            {"type": "MultiStepLR", "by_epoch": True, "milestones": schedule.milestones, "gamma": 0.1, "begin": 0}
        )
    elif schedule.policy == "cosine":
        schedulers.append(
            {
                "type": "CosineAnnealingLR",
                "by_epoch": True,
                "T_max": schedule.epochs,
                "begin": 0,
                "end": schedule.epochs,
                "convert_to_iter_based": True,
            }
        )
    return schedulers
