"""All that a training needs to go on somewhere else, or once more, as if nothing had happened."""

from copy import deepcopy
from typing import Any

import torch
from mmengine.dist import all_gather_object, get_rank
from mmengine.model import is_model_wrapper
from mmengine.runner import Runner
from torch import nn

from distillboard_worker.detection.checkpoints import CheckpointError
from distillboard_worker.detection.randomness import random_state
from distillboard_worker.detection.train_loop import ResumableTrainLoop

TrainingState = dict[str, Any]

_PARTS = frozenset({
    "state_dict", "gradients", "optim_wrapper", "param_schedulers", "random", "augments", "epoch", "iter",
    "steps_per_epoch",
})  # fmt: skip


def training_state(runner: Runner, done: int | None = None) -> TrainingState:
    """What `restore` needs: weights, optimizer, schedulers, loss scaling, random states, place in the data.

    Every rank of a distributed training has to call it. The tensors are the training's own and change with its next
    step: write them to a file or copy them at once.

    Args:
        runner: Between two steps, or inside a hook's `after_train_iter`.
        done: Steps that are done; `runner.iter` counts them except inside `after_train_iter`, where it is one behind.
    """
    model, wrapper = plain_model(runner.model), runner.optim_wrapper
    state: TrainingState = {
        "state_dict": model.state_dict(),
        "gradients": {} if wrapper.should_update() else _gradients(model),
        "optim_wrapper": wrapper.state_dict(),
        "param_schedulers": [scheduler.state_dict() for scheduler in runner.param_schedulers],
        "random": all_gather_object(random_state()),
        "augments": [getattr(one, "_input_size", None) for one in _augments(model)],
        "epoch": runner.epoch,
        "iter": runner.iter if done is None else done,
        "steps_per_epoch": len(runner.train_dataloader),
    }
    runner.call_hook("before_save_checkpoint", checkpoint=state)
    return state


def restore(runner: Runner, state: TrainingState) -> None:
    """Put a training where `training_state` was taken; the state itself stays as it is and may be used again.

    Call it from a hook's `before_train`; from `after_train_iter` raise `GoBack` afterwards.

    Raises:
        CheckpointError: It is no state of a training, or of one whose epochs have another number of steps.
    """
    loop: ResumableTrainLoop = runner.train_loop
    if missing := sorted(_PARTS - state.keys()):
        raise CheckpointError(f"the checkpoint is no state of a training: it has no {', '.join(missing)}")
    if state["steps_per_epoch"] != len(loop.dataloader):
        raise CheckpointError(
            f"the checkpoint was taken in epochs of {state['steps_per_epoch']} steps, this training's have"
            f" {len(loop.dataloader)}; start the run afresh"
        )
    state = {**state, "state_dict": dict(state["state_dict"])}
    runner._resume = True  # what tells MMEngine's own hooks a resumed training from loaded weights
    runner.call_hook("after_load_checkpoint", checkpoint=state)
    _restore_model(plain_model(runner.model), state)
    # A copy: optimizers keep the tensors that they are given.
    runner.optim_wrapper.load_state_dict(deepcopy(state["optim_wrapper"]))
    runner.optim_wrapper._inner_count = state["iter"]
    for scheduler, kept in zip(runner.param_schedulers, state["param_schedulers"], strict=True):
        scheduler.load_state_dict(deepcopy(kept))
    rank, random = get_rank(), state["random"]
    loop.go_to(state["epoch"], state["iter"], random[rank] if rank < len(random) else None)


def plain_model(model: nn.Module) -> nn.Module:
    """The model itself, without the wrapper of a distributed training."""
    return model.get_submodule("module") if is_model_wrapper(model) else model


def _restore_model(model: nn.Module, state: TrainingState) -> None:
    model.load_state_dict(state["state_dict"])
    for augment, size in zip(_augments(model), state["augments"], strict=True):
        if hasattr(augment, "_input_size"):
            augment._input_size = size
    for name, parameter in model.named_parameters():
        gradient = state["gradients"].get(name)
        parameter.grad = None if gradient is None else gradient.to(parameter.device, copy=True)


def _gradients(model: nn.Module) -> dict[str, torch.Tensor]:
    """Gradients that wait for the rest of their batch, where steps are accumulated."""
    return {name: one.grad for name, one in model.named_parameters() if one.grad is not None}


def _augments(model: nn.Module) -> list[Any]:
    """Resizers of whole batches, which keep the size they drew for some steps."""
    return list(getattr(getattr(model, "data_preprocessor", None), "batch_augments", None) or [])
