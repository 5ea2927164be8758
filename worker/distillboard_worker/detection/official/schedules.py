"""The original schedules, field by field where they differ from each other."""

from typing import Any

Section = dict[str, Any]

_SGD: Section = {
    "epochs": 24,
    "batch_size": 16,
    "optimizer": "sgd",
    "lr": 0.01,
    "momentum": 0.9,
    "weight_decay": 1e-4,
    "policy": "step",
    "milestones": [16, 22],
    "warmup": "linear",
    "warmup_steps": 500,
    "warmup_ratio": 0.001,
    "image_size": [1333, 800],
    "aspect_groups": True,
    "clip_norm": 35,
    "seed": 0,
}

ONE_STAGE = _SGD
TWO_STAGE = _SGD | {"lr": 0.02}
SHORT = _SGD | {"epochs": 12, "milestones": [8, 11]}
FCOS = _SGD | {
    "bias_lr_factor": 2.0,
    "bias_decay_factor": 0.0,
    "warmup_ratio": 1 / 3,
    "short_sides": [640, 800],
}
SOLO_TEACHER = _SGD | {
    "epochs": 36,
    "milestones": [27, 33],
    "warmup_ratio": 1 / 3,
    "short_sides": [640, 672, 704, 736, 768, 800],
}
YOLOX: Section = {
    "epochs": 300,
    "batch_size": 64,
    "optimizer": "sgd",
    "lr": 0.01,
    "momentum": 0.9,
    "nesterov": True,
    "weight_decay": 5e-4,
    "bias_decay_factor": 0.0,
    "norm_decay_factor": 0.0,
    "policy": "cosine",
    "final_ratio": 0.05,
    "final_epochs": 15,
    "warmup": "quadratic",
    "warmup_epochs": 5,
    "image_size": [640, 640],
    "clip_norm": None,
    "seed": 0,
}
