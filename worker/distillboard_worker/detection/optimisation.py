"""From a job spec's schedule to MMEngine's optimizer and learning rate."""

from typing import Any

from distillboard.contracts.spec import Schedule

_PRECISIONS = {"bf16": "bfloat16", "fp16": "float16"}


def optim_wrapper(schedule: Schedule) -> dict[str, Any]:
    """The optimizer, what it does to biases and normalisation layers, precision, accumulation and clipping."""
    wrapper: dict[str, Any] = {"type": "OptimWrapper", "optimizer": _optimizer(schedule)}
    if schedule.precision != "fp32":
        wrapper |= {"type": "AmpOptimWrapper", "dtype": _PRECISIONS[schedule.precision]}
    if schedule.accumulate > 1:
        wrapper["accumulative_counts"] = schedule.accumulate
    if factors := _factors(schedule):
        wrapper["paramwise_cfg"] = factors
    if schedule.clip_norm is not None:
        wrapper["clip_grad"] = {"max_norm": schedule.clip_norm, "norm_type": 2}
    return wrapper


def _optimizer(schedule: Schedule) -> dict[str, Any]:
    common = {"lr": schedule.lr, "weight_decay": schedule.weight_decay}
    if schedule.optimizer == "adamw":
        return {"type": "AdamW", **common}
    nesterov = {"nesterov": True} if schedule.nesterov else {}
    return {"type": "SGD", "momentum": schedule.momentum, **common, **nesterov}


def _factors(schedule: Schedule) -> dict[str, float]:
    factors = {
        "bias_lr_mult": schedule.bias_lr_factor,
        "bias_decay_mult": schedule.bias_decay_factor,
        "norm_decay_mult": schedule.norm_decay_factor,
    }
    return {name: factor for name, factor in factors.items() if factor != 1}


def param_schedulers(schedule: Schedule) -> list[dict[str, Any]]:
    """Warm-up, then the policy; MMEngine multiplies what two of its schedulers do to a rate at once."""
    return [*_warmup(schedule), *_policy(schedule)]


def _warmup(schedule: Schedule) -> list[dict[str, Any]]:
    by_epoch = {"by_epoch": True, "begin": 0, "end": schedule.warmup_epochs, "convert_to_iter_based": True}
    by_step = {"by_epoch": False, "begin": 0, "end": schedule.warmup_steps}
    if schedule.warmup == "quadratic":
        return [{"type": "QuadraticWarmupLR", **by_epoch}]
    if schedule.warmup_epochs or schedule.warmup_steps:
        span = by_epoch if schedule.warmup_epochs else by_step
        return [{"type": "LinearLR", "start_factor": schedule.warmup_ratio, **span}]
    return []


def _policy(schedule: Schedule) -> list[dict[str, Any]]:
    if schedule.policy == "step":
        return [{"type": "MultiStepLR", "by_epoch": True, "milestones": schedule.milestones, "gamma": 0.1, "begin": 0}]
    if schedule.policy == "cosine":
        return [_cosine(schedule)]
    return []


def _cosine(schedule: Schedule) -> dict[str, Any]:
    end = schedule.epochs - schedule.final_epochs
    cosine = {
        "type": "CosineAnnealingLR",
        "by_epoch": True,
        "T_max": end,
        "begin": schedule.warmup_epochs,
        "end": end,
        "convert_to_iter_based": True,
    }
    return cosine | ({"eta_min": schedule.lr * schedule.final_ratio} if schedule.final_ratio else {})
