"""MMEngine's Runner for a run of ours: its config made measurable, its noise left out."""

import copy
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from mmengine.device import get_device
from mmengine.dist import get_world_size, is_distributed
from mmengine.hooks import Hook
from mmengine.model import BaseModel
from mmengine.optim import OptimWrapper
from mmengine.runner import Runner

from distillboard_worker.detection.config import Config
from distillboard_worker.detection.data_order import ResumableBatchSampler
from distillboard_worker.detection.distributed import DistributedDistiller
from distillboard_worker.detection.evaluation import CocoScores
from distillboard_worker.detection.hooks.runtime import QuietRuntimeInfoHook
from distillboard_worker.detection.seeded_dataset import SeededDataset
from distillboard_worker.detection.train_loop import ResumableTrainLoop


class QuietRunner(Runner):  # type: ignore[misc]
    """A Runner that does not describe the machine at every start."""

    def _log_env(self, env_cfg: Config) -> None:
        """Ask no compiler for its version: it takes a second, and the run's facts say what matters."""

    def wrap_model(self, model_wrapper_cfg: Config | None, model: BaseModel) -> torch.nn.Module:
        """Move the model to its device and, where several train it, average its gradients."""
        if not self.distributed:
            plain: torch.nn.Module = super().wrap_model(model_wrapper_cfg, model)
            return plain
        device = torch.device(get_device())
        return DistributedDistiller(model.to(device), device)

    def train(self) -> torch.nn.Module:
        """Train; rates follow steps, so while gradients are gathered for the first update they go ahead of it."""
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Detected call of `scheduler.step", UserWarning)
            model: torch.nn.Module = super().train()
        return model


class Bfloat16OptimWrapper(OptimWrapper):  # type: ignore[misc]
    """Mixed precision in bf16, which needs no loss scaling; MMEngine's wrapper scales all the same, and on GPUs only.

    Args:
        device: Type of the device that trains.
        settings: As for OptimWrapper.
    """

    def __init__(self, *, device: str, **settings: Any) -> None:
        super().__init__(**settings)
        self._device = device

    @contextmanager
    def optim_context(self, model: torch.nn.Module) -> Iterator[None]:
        """Run the forward pass under autocast."""
        with super().optim_context(model), torch.autocast(self._device, dtype=torch.bfloat16):
            yield


def build_runner(config: Config, model: BaseModel, hooks: Sequence[Hook], work_dir: Path, name: str) -> QuietRunner:
    """Build the Runner that trains a model by a student's config.

    Args:
        config: The config, instrumented.
        model: The student, or the distiller round it, with its weights.
        hooks: What the run reports.
        work_dir: Folder for what MMEngine writes.
        name: Keeps the singletons of several Runners of one process apart.
    """
    return QuietRunner(
        model=model,
        work_dir=str(work_dir),
        train_dataloader=config["train_dataloader"],
        val_dataloader=config["val_dataloader"],
        train_cfg=config["train_cfg"],
        val_cfg=config["val_cfg"],
        val_evaluator=config["val_evaluator"],
        optim_wrapper=config["optim_wrapper"],
        param_scheduler=config["param_scheduler"],
        default_hooks={"runtime_info": QuietRuntimeInfoHook(), "timer": None, "logger": None, "checkpoint": None},
        custom_hooks=list(hooks),
        visualizer={"type": "Visualizer", "vis_backends": None},
        randomness=config["randomness"],
        default_scope=config["default_scope"],
        launcher="pytorch" if is_distributed() else "none",
        experiment_name=name,
        log_level="WARNING",
    )


def instrumented(config: Config, device: torch.device) -> Config:
    """The same training with our parts in it: seeded flips, a loop that resumes, unrounded metrics, gradient norms.

    Args:
        config: The plain config of the student; stays as it is.
        device: What the training runs on.

    Returns:
        The config of this rank: with its share of a batch where several train.
    """
    config = copy.deepcopy(config)
    loader, wrapper = config["train_dataloader"], config["optim_wrapper"]
    seed = config["randomness"]["seed"]
    loader["dataset"] = {"type": SeededDataset, "dataset": loader["dataset"], "seed": seed}
    loader["batch_size"] //= get_world_size()
    loader["batch_sampler"] = {"type": ResumableBatchSampler, "grouped": loader.get("batch_sampler")}
    config["train_cfg"]["type"] = ResumableTrainLoop
    plain = config["val_evaluator"]
    config["val_evaluator"] = {"type": CocoScores, "ann_file": plain["ann_file"], "predicted": plain["metric"]}
    wrapper.setdefault("clip_grad", {"max_norm": float("inf"), "norm_type": 2})
    if wrapper["type"] == "AmpOptimWrapper" and wrapper["dtype"] == "bfloat16":
        wrapper |= {"type": Bfloat16OptimWrapper, "device": device.type}
        del wrapper["dtype"]
    return config
