"""One of several processes of a training, under torchrun: `one_rank.py <folder>` leaves there what it came to."""

import sys
from pathlib import Path
from typing import Any

import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard_worker.data.figures import CLASSES
from distillboard_worker.detection.assembly import assemble
from distillboard_worker.detection.hooks.resume import ResumeHook
from distillboard_worker.detection.hooks.seeding import SeedingHook
from distillboard_worker.detection.runner import build_runner, instrumented
from distillboard_worker.reporting import MemoryReporter
from mmengine.dist import get_rank
from mmengine.hooks import Hook
from torch import distributed
from worker.detection.detectors import fcos
from worker.detection.documents import job, spec

SCHEDULE = {
    "epochs": 2, "batch_size": 4, "lr": 0.02, "warmup_steps": 0, "policy": "constant", "clip_norm": 5,
    "checkpoint_interval": 3, "checkpoint_unit": "iterations",
}  # fmt: skip


class Curve(Hook):
    """Losses and terms by step, as every rank is told them."""

    priority = "LOWEST"

    def __init__(self) -> None:
        self.steps: dict[int, dict[str, float]] = {}

    def after_train_iter(self, runner: Any, batch_idx: int, data_batch: Any = None, outputs: Any = None) -> None:  # noqa: ARG002
        values = {**outputs, **runner.model.terms}
        self.steps[runner.iter + 1] = {name: float(value.detach()) for name, value in values.items()}

    def after_val_epoch(self, runner: Any, metrics: dict[str, float] | None = None) -> None:
        self.steps.setdefault(runner.iter, {})["mAP"] = (metrics or {})["bbox_mAP"]


def trained(folder: Path, resume_from: Path | None = None) -> dict[str, Any]:
    """Train, alone or as one of the group's ranks; what came out."""
    own = folder / f"rank-{get_rank()}"
    student = ModelDocument(name="small", config=fcos(classes=len(CLASSES)), classes=list(CLASSES))
    document = spec("fgd", schedule=SCHEDULE, evaluation={"probe_images": 0})
    assembly = assemble(job(own, folder.parent / "cache", document, student=student), torch.device("cpu"))
    curve, reporter = Curve(), MemoryReporter()
    hooks = [SeedingHook(0), ResumeHook(reporter, folder, resume_from, 3, "iterations"), curve]
    config = instrumented(assembly.config, torch.device("cpu"))
    runner = build_runner(config, assembly.distiller, hooks, own / "mmengine", folder.name)
    runner.train()
    return {
        "curve": curve.steps,
        "weights": assembly.distiller.state_dict(),
        "hooked": sum(len(module._forward_hooks) for module in assembly.distiller.modules()),
        "unused": getattr(runner.model, "find_unused_parameters", None),
        "checkpoints": len(reporter.artifacts("resume")),
    }


def main(folder: Path) -> None:
    """Train, and once more from the checkpoint inside the second epoch."""
    distributed.init_process_group("gloo")
    torch.set_num_threads(1)
    whole = trained(folder / "whole")
    again = trained(folder / "again", folder / "whole" / "resume-00000003.pth")
    torch.save({"whole": whole, "again": again}, folder / f"rank-{get_rank()}.pth")
    distributed.destroy_process_group()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
