"""Small models, data sets and jobs for the tests of the training."""

from pathlib import Path
from typing import Any

import torch
from distillboard.contracts.catalogue import DatasetDocument, ModelDocument
from distillboard.contracts.leases import Claim
from distillboard.contracts.spec import JobSpec
from distillboard_worker.data.figures import CLASSES
from distillboard_worker.detection.building import build_model
from distillboard_worker.jobs import TrainerJob

SIZE = 64


def retinanet(
    name: str, *, base: int = 4, width: int = 16, levels: int = 5, classes: tuple[str, ...] = tuple(CLASSES)
) -> ModelDocument:
    """A RetinaNet with levels from P3 on that trains a step in milliseconds."""
    config: dict[str, Any] = {
        "type": "RetinaNet",
        "data_preprocessor": {
            "type": "DetDataPreprocessor",
            "mean": [123.675, 116.28, 103.53],
            "std": [58.395, 57.12, 57.375],
            "bgr_to_rgb": True,
            "pad_size_divisor": 32,
        },
        "backbone": {"type": "ResNet", "depth": 18, "base_channels": base, "style": "pytorch"},
        "neck": {
            "type": "FPN",
            "in_channels": [base, 2 * base, 4 * base, 8 * base],
            "out_channels": width,
            "start_level": 1,
            "add_extra_convs": "on_output",
            "num_outs": levels,
        },
        "bbox_head": {
            "type": "RetinaHead",
            "num_classes": len(classes),
            "in_channels": width,
            "stacked_convs": 1,
            "feat_channels": width,
            "anchor_generator": {
                "type": "AnchorGenerator",
                "octave_base_scale": 4,
                "scales_per_octave": 3,
                "ratios": [0.5, 1.0, 2.0],
                "strides": [8 * 2**level for level in range(levels)],
            },
            "bbox_coder": {"type": "DeltaXYWHBBoxCoder"},
            "loss_cls": {"type": "FocalLoss", "use_sigmoid": True, "gamma": 2.0, "alpha": 0.25, "loss_weight": 1.0},
            "loss_bbox": {"type": "L1Loss", "loss_weight": 1.0},
        },
        "train_cfg": {
            "assigner": {
                "type": "MaxIoUAssigner",
                "pos_iou_thr": 0.5,
                "neg_iou_thr": 0.4,
                "min_pos_iou": 0,
                "ignore_iof_thr": -1,
            },
            "sampler": {"type": "PseudoSampler"},
            "allowed_border": -1,
            "pos_weight": -1,
            "debug": False,
        },
        "test_cfg": {
            "nms_pre": 1000,
            "min_bbox_size": 0,
            "score_thr": 0.05,
            "nms": {"type": "nms", "iou_threshold": 0.5},
            "max_per_img": 100,
        },
    }
    return ModelDocument(name=name, family="retinanet", config=config, classes=list(classes))


def shapes(*, train: int = 8, val: int = 6) -> DatasetDocument:
    """The built-in data set, tiny."""
    parameters = {"seed": 0, "train": train, "val": val, "size": SIZE}
    return DatasetDocument(name="shapes", classes=list(CLASSES), builtin="shapes", parameters=parameters)


def spec(name: str = "none", **changes: Any) -> JobSpec:
    """Two epochs at batch 4; ``changes`` are merged into the sections they name."""
    document: dict[str, Any] = {
        "dataset": "shapes",
        "student": {"model": "small"},
        "teacher": {"model": "big"},
        "method": {"name": name},
        "schedule": {"epochs": 2, "batch_size": 4, "lr": 0.001, "warmup_steps": 2, "milestones": [1]},
        "evaluation": {"interval": 1, "probe_images": 2},
    }
    for section, values in changes.items():
        document[section] = document.get(section, {}) | values if isinstance(values, dict) else values
    return JobSpec.model_validate(document)


def job(
    folder: Path, cache: Path, spec: JobSpec, *, student: ModelDocument | None = None, **changes: Any
) -> TrainerJob:
    """A claimed job in a folder of its own, with the weights of a random teacher."""
    folder.mkdir(parents=True, exist_ok=True)
    teacher = retinanet("big", base=8)
    teacher.results["shapes"] = {"bbox_mAP": 0.5}
    claim = Claim(
        run=folder.name,
        name=folder.name,
        attempt=1,
        token="token",
        lease_seconds=60,
        spec=spec,
        student=student or retinanet("small"),
        teacher=teacher,
        dataset=changes.pop("dataset", None) or shapes(),
    )
    weights = teacher_weights(cache, teacher)
    return TrainerJob(claim=claim, run_dir=folder, cache_dir=cache, teacher_weights=weights, **changes)


def teacher_weights(cache: Path, teacher: ModelDocument) -> Path:
    """A checkpoint of a teacher with random weights, made once."""
    path = cache / f"{teacher.name}.pth"
    if not path.exists():
        torch.manual_seed(7)
        torch.save({"state_dict": build_model(teacher).state_dict()}, path)
    return path
