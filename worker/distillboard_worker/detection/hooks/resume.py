"""A checkpoint every so many epochs or steps, from which another attempt goes on."""

from pathlib import Path
from typing import Any, Literal

import torch
from mmengine.dist import barrier, is_main_process
from mmengine.hooks import Hook
from mmengine.runner import Runner

from distillboard_worker.detection.checkpoints import load_training_state
from distillboard_worker.detection.training_state import TrainingState, restore, training_state
from distillboard_worker.reporting import Reporter

ARTIFACT = "resume/last.pth"

_MOST_KEPT = 4
"""Checkpoints on disk: whoever goes back goes back by two at most, and the newest may wait for the server."""


class ResumeHook(Hook):  # type: ignore[misc]
    """Keeps the state of the training at the interval the run asks for.

    Args:
        reporter: Where the checkpoint is handed in.
        folder: Where it is written, the same for all ranks.
        resume_from: The checkpoint to go on from, if any.
        interval: Epochs or steps between two checkpoints.
        unit: What the interval counts.

    Attributes:
        last: The newest checkpoint on this machine, the one gone on from included.
        kept: All of them by the steps that were done, without those of a course that was left.
    """

    priority = "VERY_LOW"

    def __init__(
        self,
        reporter: Reporter,
        folder: Path,
        resume_from: Path | None = None,
        interval: int = 1,
        unit: Literal["epochs", "iterations"] = "epochs",
    ) -> None:
        self._reporter = reporter
        self._folder = folder
        self._interval = interval
        self._unit = unit
        self._kept_at = 0
        self._times_back = 0
        self._back_to: int | None = None
        self.last = resume_from
        self.kept: dict[int, Path] = {}

    def before_train(self, runner: Runner) -> None:
        """Everything is built and has its first weights; nothing was trained."""
        if self.last is not None:
            restore(runner, load_training_state(self.last))
            self._reporter.log(_resumed(runner), step=runner.iter)
            self.kept[runner.iter] = self.last
        self._kept_at = runner.iter

    def before_train_epoch(self, runner: Runner) -> None:
        """Keep what the epochs before came to: not at an epoch's end, or its evaluation could be skipped."""
        if self._unit == "epochs" and runner.epoch % self._interval == 0 and runner.train_loop.position == 0:
            self._keep(runner, runner.iter)

    def after_train_iter(self, runner: Runner, batch_idx: int, data_batch: Any = None, outputs: Any = None) -> None:
        """Everybody else is done with the step."""
        done = runner.iter + 1
        if self._unit == "iterations" and done % self._interval == 0:
            self._keep(runner, done)

    def keeps_after(self, done: int) -> bool:
        """Whether a checkpoint is taken inside an epoch once so many steps are done."""
        return self._unit == "iterations" and done % self._interval == 0

    def keep_start(self, runner: Runner) -> None:
        """Keep the state that nothing was trained from yet, on this machine alone."""
        self._write(runner, runner.iter, self._folder / "start.pth")

    def good_before(self, step: int) -> tuple[int, Path]:
        """The newest checkpoint from before step number `step`, which went wrong; an older one the second time."""
        steps = sorted((done for done in self.kept if done < step), reverse=True)
        again = len(steps) > 1 and steps[0] == self._back_to
        done = steps[1] if again else steps[0]
        return done, self.kept[done]

    def went_back(self, step: int, path: Path) -> None:
        """The training goes on from a checkpoint of its own; what was kept beyond it is of no use any more."""
        self._times_back, self._back_to = self._times_back + 1, step
        self.kept = {done: kept for done, kept in self.kept.items() if done <= step}
        self.last, self._kept_at = path, step
        if is_main_process():
            self._reporter.artifact(ARTIFACT, "resume", path, step=step)

    def _keep(self, runner: Runner, done: int) -> None:
        if done == self._kept_at:
            return
        # A file of its own for every checkpoint: the one before may still be on its way to the server.
        path = self._folder / f"resume-{done:08d}{f'-{self._times_back}' * (self._times_back > 0)}.pth"
        self._write(runner, done, path)
        if is_main_process():
            self._reporter.artifact(ARTIFACT, "resume", path, step=done)
        self.last = path
        self._kept_at = done
        self._thin_out()

    def _thin_out(self) -> None:
        """Remove old checkpoints that this training wrote: each is as large as all its weights three times."""
        own = sorted(done for done, path in self.kept.items() if path.name.startswith("resume-"))
        for done in own[:-_MOST_KEPT]:
            path = self.kept.pop(done)
            if is_main_process():
                path.unlink(missing_ok=True)

    def _write(self, runner: Runner, done: int, path: Path) -> None:
        state = training_state(runner, done)
        if is_main_process():
            _save(state, path)
        barrier()
        self.kept[done] = path


def _resumed(runner: Runner) -> str:
    position = runner.train_loop.position
    inside = f", step {position} of {len(runner.train_dataloader)}" if position else ""
    return f"resumed after epoch {runner.epoch}{inside}"


def _save(state: TrainingState, path: Path) -> None:
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)
