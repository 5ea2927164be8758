"""The training of one run, from the claimed job to the exported student."""

import json
from typing import Any

import torch
from distillboard.contracts.names import MAIN, PARAMETERS
from distillboard.contracts.spec import JobSpec
from distillboard.contracts.states import Stage
from mmengine.hooks import Hook

from distillboard_worker.detection.assembly import Assembly, assemble
from distillboard_worker.detection.errors import told
from distillboard_worker.detection.export import export_student
from distillboard_worker.detection.hooks.clock import Clock
from distillboard_worker.detection.hooks.evaluation import EvaluationHook
from distillboard_worker.detection.hooks.logs import forwarded
from distillboard_worker.detection.hooks.maps import MapsHook
from distillboard_worker.detection.hooks.metrics import MetricsHook
from distillboard_worker.detection.hooks.progress import ProgressHook
from distillboard_worker.detection.hooks.resume import ResumeHook
from distillboard_worker.detection.hooks.seeding import SeedingHook
from distillboard_worker.detection.hooks.stopping import StoppingHook
from distillboard_worker.detection.hooks.system import SystemHook
from distillboard_worker.detection.machine import device, machine_facts, threads_for, use_threads
from distillboard_worker.detection.rehearsal import rehearse
from distillboard_worker.detection.runner import QuietRunner, build_runner, instrumented
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import Reporter

Facts = dict[str, Any]


def warm_up() -> None:
    """Prepare this process for its job, so that training starts at once; touches no GPU."""
    rehearse()


def train(job: TrainerJob, reporter: Reporter) -> None:
    """Train, measure and export the student of a job.

    Args:
        job: The claimed run and the files that lie ready for it.
        reporter: What hears of it. Returning means success; the caller reports the state.

    Raises:
        Stopped: A stop was requested.
        RunFailed: The training cannot go on; the code and the sentence say why.
    """
    with told():
        reporter.progress(Stage.STARTING)
        on = device()
        assembly = assemble(job, on)
        threads = threads_for(job.claim.spec.schedule.batch_size * assembly.splits.train.pixels)
        use_threads(threads)
        if on.type == "cpu":
            # Student and teacher: a step of FGD on `shapes` takes a fifth less processor time this way.
            assembly.distiller.to(memory_format=torch.channels_last)
        facts = machine_facts(on, threads) | _facts(job, assembly)
        reporter.facts(facts)
        _keep_config(job, assembly, reporter)
        config, hooks = instrumented(assembly.config, on), _hooks(job, reporter)
        runner = build_runner(config, assembly.distiller, hooks, job.run_dir / "mmengine", job.claim.run)
        with forwarded(runner.logger, reporter):
            reporter.log(_opening(job.claim.spec, assembly, on))
            runner.train()
        _export(job, runner, reporter)


def _hooks(job: TrainerJob, reporter: Reporter) -> list[Hook]:
    spec, clock = job.claim.spec, Clock()
    return [
        SeedingHook(spec.schedule.seed),
        MetricsHook(reporter, clock, spec.method.name),
        EvaluationHook(reporter),
        MapsHook(reporter, job.run_dir / "maps", spec.method, spec.evaluation.probe_images),
        SystemHook(reporter),
        ProgressHook(reporter, clock),
        ResumeHook(
            reporter,
            job.run_dir,
            job.resume_from,
            spec.schedule.checkpoint_interval,
            spec.schedule.checkpoint_unit,
        ),
        StoppingHook(reporter),
    ]


def _facts(job: TrainerJob, assembly: Assembly) -> Facts:
    claim, distiller = job.claim, assembly.distiller
    facts: Facts = {
        "student/model": claim.student.name,
        PARAMETERS: sum(p.numel() for p in distiller.student.parameters() if p.requires_grad),
        "student/inherited_tensors": len(distiller.inherited),
        "data/train_images": assembly.splits.train.count,
        "data/train_boxes": assembly.splits.train.boxes,
        "data/val_images": assembly.splits.val.count,
        "data/val_boxes": assembly.splits.val.boxes,
    }
    if claim.teacher is not None:
        recorded = claim.teacher.results.get(claim.dataset.name, {})
        facts |= {"teacher/model": claim.teacher.name, "teacher/bbox_mAP": recorded.get(MAIN.removeprefix("val/"))}
    if distiller.pairs:
        facts["method/levels"] = [pair.student.name for pair in distiller.pairs]
    return facts


def _opening(spec: JobSpec, assembly: Assembly, on: torch.device) -> str:
    method = "the student alone" if spec.method.name == "none" else f"{spec.method.name} on {_levels(assembly)}"
    schedule, train = spec.schedule, assembly.splits.train
    return (
        f"training {method}: {schedule.epochs} epochs of {train.count} images, batch {schedule.batch_size},"
        f" {schedule.optimizer} at {schedule.lr:g}, {schedule.precision} on {on.type}, seed {schedule.seed}"
    )


def _levels(assembly: Assembly) -> str:
    return ", ".join(pair.student.name for pair in assembly.distiller.pairs)


def _keep_config(job: TrainerJob, assembly: Assembly, reporter: Reporter) -> None:
    path = job.run_dir / "config.json"
    path.write_text(json.dumps(assembly.config, indent=1, allow_nan=False))
    reporter.artifact("config.json", "config", path)


def _export(job: TrainerJob, runner: QuietRunner, reporter: Reporter) -> None:
    reporter.progress(Stage.EXPORTING, runner.iter, runner.max_iters, runner.epoch, runner.max_epochs, 0.0)
    path = job.run_dir / "student.pth"
    meta = {
        "run": job.claim.run,
        "step": runner.iter,
        "epoch": runner.epoch,
        "dataset_meta": {"classes": list(job.claim.dataset.classes)},
        "spec": job.claim.spec.model_dump(mode="json", by_alias=True),
    }
    export_student(runner.model.student, job.claim.student, meta, path)
    reporter.artifact("student.pth", "checkpoint", path, step=runner.iter)
    reporter.log("exported the student; it loads in plain MMDetection", step=runner.iter)
