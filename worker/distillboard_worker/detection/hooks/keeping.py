"""The student after every evaluation, of which the best and the last are kept."""

import math
from pathlib import Path

from distillboard.contracts.leases import Claim
from mmengine.dist import is_main_process
from mmengine.hooks import Hook
from mmengine.runner import Runner

from distillboard_worker.detection.export import describe, write_student
from distillboard_worker.detection.training_state import plain_model
from distillboard_worker.reporting import Reporter


class KeepingHook(Hook):  # type: ignore[misc]
    """Hands in the student with what it reached; the server keeps those that ``evaluation.keep`` names.

    Args:
        reporter: Where checkpoints are handed in.
        folder: Where they are written.
        claim: The run.
    """

    def __init__(self, reporter: Reporter, folder: Path, claim: Claim) -> None:
        self._reporter = reporter
        self._folder = folder
        self._claim = claim

    def after_val_epoch(self, runner: Runner, metrics: dict[str, float] | None = None) -> None:
        """The student was measured after an epoch."""
        keep = self._claim.spec.evaluation.keep
        if not (is_main_process() and (keep.best or keep.last or keep.every)):
            return
        name = f"epoch-{runner.epoch:04d}.pth"
        self._folder.mkdir(parents=True, exist_ok=True)
        write_student(plain_model(runner.model).student, describe(self._claim, runner), self._folder / name)
        value = (metrics or {}).get(keep.metric, math.nan)
        reached = value if math.isfinite(value) else None
        self._reporter.checkpoint(f"checkpoints/{name}", self._folder / name, runner.iter, runner.epoch, reached)
