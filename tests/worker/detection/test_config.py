import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from distillboard_worker.detection.config import has_masks, predicted, student_config
from distillboard_worker.detection.datasets import Split, Splits
from distillboard_worker.detection.runner import Bfloat16OptimWrapper, instrumented
from distillboard_worker.detection.seeded_dataset import SeededDataset
from mmdet.registry import TRANSFORMS
from worker.detection.documents import retinanet, spec


def splits(long: int = 128, short: int = 128) -> Splits:
    split = Split(Path("a.json"), Path("images"), 10, 20, (long, short))
    return Splits(("cat", "dog"), split, split)


def config(splits: Splits = splits(), **changes: Any) -> dict[str, Any]:  # noqa: B008 - a constant
    return student_config(spec(**changes), retinanet("small"), splits)


def test_it_is_plain_data() -> None:
    resolved = config()
    assert json.loads(json.dumps(resolved)) == resolved


def test_the_schedule_reaches_optimizer_and_rate() -> None:
    sgd = config(
        schedule={"lr": 0.02, "weight_decay": 0.001, "clip_norm": 35, "milestones": [8, 11], "warmup_steps": 100}
    )
    assert sgd["optim_wrapper"] == {
        "type": "OptimWrapper",
        "optimizer": {"type": "SGD", "momentum": 0.9, "lr": 0.02, "weight_decay": 0.001},
        "clip_grad": {"max_norm": 35.0, "norm_type": 2},
    }
    warm_up, steps = sgd["param_scheduler"]
    assert (warm_up["type"], warm_up["start_factor"], warm_up["end"]) == ("LinearLR", 0.001, 100)
    assert (steps["type"], steps["milestones"], steps["gamma"]) == ("MultiStepLR", [8, 11], 0.1)


def test_the_other_policies() -> None:
    cosine = config(schedule={"optimizer": "adamw", "policy": "cosine", "warmup_steps": 0, "clip_norm": None})
    assert [one["type"] for one in cosine["param_scheduler"]] == ["CosineAnnealingLR"]
    assert cosine["optim_wrapper"]["optimizer"]["type"] == "AdamW"
    assert "clip_grad" not in cosine["optim_wrapper"]
    assert config(schedule={"policy": "constant", "warmup_steps": 0})["param_scheduler"] == []


def test_only_large_images_are_scaled() -> None:
    kept = pipeline(config(), "val")
    scaled = pipeline(config(splits(3000, 500)), "val")
    assert kept["Resize"]["scale_factor"] == 1.0
    assert fitted(scaled["ResizeShortestEdge"]) == (1333, 800)


@pytest.mark.parametrize(("precision", "dtype"), [("bf16", "bfloat16"), ("fp16", "float16")])
def test_mixed_precision(precision: str, dtype: str) -> None:
    resolved = config(schedule={"precision": precision})
    assert (resolved["optim_wrapper"]["type"], resolved["optim_wrapper"]["dtype"]) == ("AmpOptimWrapper", dtype)
    ours = instrumented(resolved, torch.device("cuda"))["optim_wrapper"]
    assert ours["type"] == (Bfloat16OptimWrapper if precision == "bf16" else "AmpOptimWrapper")


def test_our_parts_leave_the_plain_config_alone() -> None:
    plain = config(schedule={"clip_norm": None})
    ours = instrumented(plain, torch.device("cpu"))
    assert plain == config(schedule={"clip_norm": None})
    assert ours["train_dataloader"]["dataset"]["type"] is SeededDataset
    assert ours["optim_wrapper"]["clip_grad"]["max_norm"] == float("inf")


def test_masks_are_loaded_for_heads_that_learn_them() -> None:
    assert has_masks({"roi_head": {"mask_head": {}}})
    assert has_masks({"parts": [{"mask_head": {}}]})
    assert not has_masks(retinanet("small").config)


def test_what_a_detector_predicts_is_what_is_measured() -> None:
    assert predicted(retinanet("small").config) == ["bbox"]
    assert predicted({"roi_head": {"bbox_head": {}, "mask_head": {}}}) == ["bbox", "segm"]
    assert predicted({"bbox_head": {}, "mask_head": {}}) == ["bbox", "segm"]
    assert predicted({"mask_head": {}}) == ["segm"]
    assert config()["val_evaluator"]["metric"] == ["bbox"]


def pipeline(resolved: dict[str, Any], split: str) -> dict[str, dict[str, Any]]:
    steps: list[dict[str, Any]] = resolved[f"{split}_dataloader"]["dataset"]["pipeline"]
    return {step["type"]: step for step in steps}


def fitted(step: dict[str, Any]) -> tuple[int, int]:
    return step["max_size"], step["scale"]


def test_images_of_a_stated_size_are_scaled_up_too_and_measured_one_by_one() -> None:
    stated = config(schedule={"image_size": [1333, 800]})
    assert [fitted(pipeline(stated, split)["ResizeShortestEdge"]) for split in ("train", "val")] == [(1333, 800)] * 2
    assert stated["val_dataloader"]["batch_size"] == 1


def test_short_sides_are_drawn_for_training_only() -> None:
    drawn = config(schedule={"image_size": [1333, 800], "short_sides": [640, 800]})
    choices = pipeline(drawn, "train")["RandomChoice"]["transforms"]
    assert [fitted(choice) for (choice,) in choices] == [(1333, 640), (1333, 800)]
    assert "ResizeShortestEdge" not in pipeline(drawn, "train")
    assert fitted(pipeline(drawn, "val")["ResizeShortestEdge"]) == (1333, 800)


@pytest.mark.parametrize("size", [(480, 640), (640, 427), (333, 640), (100, 640), (640, 640), (3000, 2000)])
def test_images_are_scaled_as_the_zoos_resize_does(size: tuple[int, int]) -> None:
    step = pipeline(config(schedule={"image_size": [1333, 800]}), "val")["ResizeShortestEdge"]
    ours = TRANSFORMS.build(step)
    theirs = TRANSFORMS.build({"type": "Resize", "scale": (1333, 800), "keep_ratio": True})
    image = np.random.default_rng(0).integers(0, 256, (*size, 3), dtype=np.uint8)
    found, wanted = ours({"img": image}), theirs({"img": image})
    assert found["img_shape"] == wanted["img_shape"]
    assert found["scale_factor"] == pytest.approx(wanted["scale_factor"])
    assert np.array_equal(found["img"], wanted["img"])


def test_wide_and_tall_images_have_batches_of_their_own_where_asked() -> None:
    assert config(schedule={"aspect_groups": True})["train_dataloader"]["batch_sampler"] == {
        "type": "AspectRatioBatchSampler"
    }
    assert "batch_sampler" not in config()["train_dataloader"]


def test_biases_and_normalisation_layers_have_factors_of_their_own() -> None:
    fcos = config(schedule={"bias_lr_factor": 2, "bias_decay_factor": 0})["optim_wrapper"]
    assert fcos["paramwise_cfg"] == {"bias_lr_mult": 2, "bias_decay_mult": 0}
    assert "paramwise_cfg" not in config()["optim_wrapper"]


def test_warm_up_by_epochs_and_a_rate_that_stays_at_the_end() -> None:
    schedule = {"epochs": 300, "policy": "cosine", "final_epochs": 15, "final_ratio": 0.5, "nesterov": True}
    yolox = config(schedule=schedule | {"warmup": "quadratic", "warmup_epochs": 5})
    assert yolox["optim_wrapper"]["optimizer"]["nesterov"] is True
    warm_up, cosine = yolox["param_scheduler"]
    assert (warm_up["type"], warm_up["end"], warm_up["convert_to_iter_based"]) == ("QuadraticWarmupLR", 5, True)
    assert (cosine["begin"], cosine["end"], cosine["T_max"], cosine["eta_min"]) == (5, 285, 285, 0.0005)
    linear = config(schedule={"epochs": 10, "warmup_epochs": 2, "warmup_ratio": 0.25})["param_scheduler"][0]
    assert (linear["type"], linear["start_factor"], linear["by_epoch"], linear["end"]) == ("LinearLR", 0.25, True, 2)


@pytest.mark.parametrize(
    ("schedule", "field"),
    [
        ({"warmup": "quadratic"}, "warmup_epochs"),
        ({"warmup_epochs": 2}, "warmup_epochs"),
        ({"final_epochs": 2}, "final_epochs"),
        ({"short_sides": [640]}, "image_size"),
    ],
)
def test_a_schedule_whose_parts_do_not_fit_is_refused(schedule: dict[str, Any], field: str) -> None:
    with pytest.raises(ValueError, match=field):
        spec(schedule=schedule)
