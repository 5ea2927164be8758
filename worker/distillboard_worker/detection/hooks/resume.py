"""A checkpoint after every epoch, from which another attempt goes on."""

from pathlib import Path
from typing import Any

import torch
from mmengine.hooks import Hook
from mmengine.runner import Runner

from distillboard_worker.detection.checkpoints import load_training_state
from distillboard_worker.reporting import Reporter

ARTIFACT = "resume/last.pth"


class ResumeHook(Hook):  # type: ignore[misc]
    """Keeps the state of the training whenever an epoch and its evaluation are over.

    Args:
        reporter: Where the checkpoint is handed in.
        folder: Where it is written.
        resume_from: The checkpoint to go on from, if any.
    """

    priority = "VERY_LOW"

    def __init__(self, reporter: Reporter, folder: Path, resume_from: Path | None = None) -> None:
        self._reporter = reporter
        self._folder = folder
        self._resume_from = resume_from
        self._first_epoch = 0

    def before_train(self, runner: Runner) -> None:
        """Everything is built and has its first weights; nothing was trained."""
        if self._resume_from is not None:
            restore(runner, load_training_state(self._resume_from))
            self._reporter.log(f"resumed after epoch {runner.epoch}", step=runner.iter)
        self._first_epoch = runner.epoch

    def before_train_epoch(self, runner: Runner) -> None:
        """Keep what the epochs before came to: not at an epoch's end, or its evaluation could be skipped."""
        if runner.epoch == self._first_epoch:
            return
        # A file of its own for every epoch: the one before may still be on its way to the server.
        path = self._folder / f"resume-{runner.epoch:04d}.pth"
        _save(training_state(runner), path)
        self._reporter.artifact(ARTIFACT, "resume", path, step=runner.iter)


def training_state(runner: Runner) -> dict[str, Any]:
    """All that a training needs to go on at the epoch it stands before, as tensors and plain data."""
    return {
        "state_dict": runner.model.state_dict(),
        "optim_wrapper": runner.optim_wrapper.state_dict(),
        "param_schedulers": [scheduler.state_dict() for scheduler in runner.param_schedulers],
        "epoch": runner.epoch,
        "iter": runner.iter,
    }


def restore(runner: Runner, state: dict[str, Any]) -> None:
    """Put a training where `training_state` was taken; its loops and optimizer are built already."""
    runner.model.load_state_dict(state["state_dict"])
    runner.optim_wrapper.load_state_dict(state["optim_wrapper"])
    for scheduler, kept in zip(runner.param_schedulers, state["param_schedulers"], strict=True):
        scheduler.load_state_dict(kept)
    runner.train_loop._epoch = state["epoch"]
    runner.train_loop._iter = state["iter"]


def _save(state: dict[str, Any], path: Path) -> None:
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)
