"""The training of one run, from the claimed job to the exported student."""

import json
from typing import Any

import torch
from distillboard.contracts.names import MAIN, PARAMETERS
from distillboard.contracts.states import Stage
from mmengine.hooks import Hook

from distillboard_worker.detection.assembly import Assembly
from distillboard_worker.detection.distributed import ranks, use_device
from distillboard_worker.detection.errors import told
from distillboard_worker.detection.handoff import HandOff, hand_off
from distillboard_worker.detection.hooks.clock import Clock
from distillboard_worker.detection.hooks.evaluation import EvaluationHook
from distillboard_worker.detection.hooks.guard import GuardHook
from distillboard_worker.detection.hooks.keeping import KeepingHook
from distillboard_worker.detection.hooks.logs import forwarded
from distillboard_worker.detection.hooks.maps import MapsHook
from distillboard_worker.detection.hooks.metrics import MetricsHook
from distillboard_worker.detection.hooks.preflight import PreflightHook
from distillboard_worker.detection.hooks.progress import ProgressHook
from distillboard_worker.detection.hooks.resume import ResumeHook
from distillboard_worker.detection.hooks.seeding import SeedingHook
from distillboard_worker.detection.hooks.stopping import StoppingHook
from distillboard_worker.detection.hooks.system import SystemHook
from distillboard_worker.detection.machine import device, machine_facts, threads_for, use_threads
from distillboard_worker.detection.mirrors import mirrored
from distillboard_worker.detection.preflight.alone import examine
from distillboard_worker.detection.preflight.stage import Preflight
from distillboard_worker.detection.rehearsal import rehearse
from distillboard_worker.detection.runner import build_runner, instrumented
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import Reporter

Facts = dict[str, Any]


def warm_up() -> None:
    """Prepare this process for its job, so that training starts at once; touches no GPU."""
    rehearse()


def train(job: TrainerJob, reporter: Reporter) -> None:
    """Train, measure and export the student of a job; or only examine it, where the job is a pre-flight.

    Args:
        job: The claimed run and the files that lie ready for it.
        reporter: What hears of it. Returning means success; the caller reports the state.

    Raises:
        Stopped: A stop was requested.
        RunFailed: The training cannot go on; the code and the sentence say why.
    """
    if job.claim.preflight is not None:
        examine(job, reporter)
        return
    with told():
        reporter.progress(Stage.STARTING)
        use_device(job)
        on = device()
        preflight = Preflight(job, reporter, on)
        assembly = preflight.assemble()
        threads = threads_for(job.claim.spec.schedule.batch_size * assembly.splits.train.pixels)
        use_threads(threads)
        if on.type == "cpu":
            # Student and teacher: a step of FGD on `shapes` takes a fifth less processor time this way.
            assembly.distiller.to(memory_format=torch.channels_last)
        facts = machine_facts(on, threads) | _facts(job, assembly)
        reporter.facts(facts)
        _keep_config(job, assembly, reporter)
        with mirrored(job, assembly.config, reporter) as heard, ranks(job, reporter):
            config = instrumented(assembly.config, on)
            hooks = [*_hooks(job, heard), PreflightHook(preflight, assembly)]
            runner = build_runner(config, assembly.distiller, hooks, job.run_dir / "mmengine", job.claim.run)
            with forwarded(runner.logger, reporter):
                reporter.log(_opening(job, assembly, on))
                runner.train()
        if job.rank == 0:
            hand_off(HandOff(job, runner, config, assembly.splits.val, on, reporter))


def _hooks(job: TrainerJob, reporter: Reporter) -> list[Hook]:
    spec, clock = job.claim.spec, Clock()
    schedule = spec.schedule
    resume = ResumeHook(
        reporter, job.shared_dir, job.resume_from, schedule.checkpoint_interval, schedule.checkpoint_unit
    )
    return [
        SeedingHook(spec.schedule.seed),
        MetricsHook(reporter, clock, spec.method.name),
        EvaluationHook(reporter),
        KeepingHook(reporter, job.run_dir / "checkpoints", job.claim),
        MapsHook(reporter, job.run_dir / "maps", spec.method, 0 if job.rank else spec.evaluation.probe_images),
        SystemHook(reporter),
        ProgressHook(reporter, clock),
        resume,
        GuardHook(reporter, job.run_dir / "guard", resume, spec),
        StoppingHook(reporter),
    ]


def _facts(job: TrainerJob, assembly: Assembly) -> Facts:
    claim, distiller = job.claim, assembly.distiller
    facts: Facts = {
        "student/model": claim.student.name,
        PARAMETERS: sum(p.numel() for p in distiller.student.parameters() if p.requires_grad),
        "student/inherited_tensors": len(distiller.inherited),
        "device/count": job.ranks,
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


def _opening(job: TrainerJob, assembly: Assembly, on: torch.device) -> str:
    spec, devices = job.claim.spec, f"{job.ranks} x " if job.ranks > 1 else ""
    method = "the student alone" if spec.method.name == "none" else f"{spec.method.name} on {_levels(assembly)}"
    schedule, train = spec.schedule, assembly.splits.train
    return (
        f"training {method}: {schedule.epochs} epochs of {train.count} images, batch {schedule.batch_size},"
        f" {schedule.optimizer} at {schedule.lr:g}, {schedule.precision} on {devices}{on.type}, seed {schedule.seed}"
    )


def _levels(assembly: Assembly) -> str:
    return ", ".join(pair.student.name for pair in assembly.distiller.pairs)


def _keep_config(job: TrainerJob, assembly: Assembly, reporter: Reporter) -> None:
    path = job.run_dir / "config.json"
    path.write_text(json.dumps(assembly.config, indent=1, allow_nan=False))
    reporter.artifact("config.json", "config", path)
