"""A pre-flight by itself: the first stage of a run, and maybe a few steps of it, and no more."""

from mmengine.hooks import Hook

from distillboard_worker.detection.assembly import Assembly
from distillboard_worker.detection.errors import told
from distillboard_worker.detection.hooks.calibration import CalibrationHook
from distillboard_worker.detection.hooks.preflight import EndHook, Examined, PreflightHook
from distillboard_worker.detection.hooks.seeding import SeedingHook
from distillboard_worker.detection.hooks.stopping import StoppingHook
from distillboard_worker.detection.machine import device, threads_for, use_threads
from distillboard_worker.detection.preflight.stage import Preflight
from distillboard_worker.detection.preflight.teacher_score import ALONE_SECONDS
from distillboard_worker.detection.runner import build_runner, instrumented
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import Reporter


def examine(job: TrainerJob, reporter: Reporter) -> None:
    """Examine a job's spec, and propose weights for its method where that was ordered.

    Args:
        job: The claimed pre-flight.
        reporter: Gets the report.

    Raises:
        RunFailed: The spec cannot work; a run of it would fail with the same code and sentence.
        Stopped: A stop was requested.
    """
    with told():
        on = device()
        preflight = Preflight(job, reporter, on, ALONE_SECONDS)
        assembly = preflight.assemble()
        use_threads(threads_for(job.claim.spec.schedule.batch_size * assembly.splits.train.pixels))
        order = None if job.claim.preflight is None else job.claim.preflight.calibrate
        if order is None:
            _train(job, assembly, preflight, reporter, EndHook())
            return
        watching = CalibrationHook(order, job.claim.spec.method)
        _train(job, assembly, preflight, reporter, watching)
        preflight.calibrated(watching.proposal())
        preflight.hand_in()


def _train(job: TrainerJob, assembly: Assembly, preflight: Preflight, reporter: Reporter, end: Hook) -> None:
    """Begin the training as the run would, until a hook ends it."""
    hooks = [
        SeedingHook(job.claim.spec.schedule.seed),
        PreflightHook(preflight, assembly),
        end,
        StoppingHook(reporter),
    ]
    config = instrumented(assembly.config, device())
    runner = build_runner(config, assembly.distiller, hooks, job.run_dir / "mmengine", job.claim.run)
    try:
        runner.train()
    except Examined:
        return
