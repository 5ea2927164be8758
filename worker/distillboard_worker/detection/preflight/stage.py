"""The pre-flight as the first stage of a run: cheap checks first, then what the built training says of itself."""

from pathlib import Path

import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.preflight import REPORT, Calibration
from distillboard.contracts.spec import NoDistillation
from distillboard.contracts.states import Stage
from mmengine.runner import Runner

from distillboard_worker.detection.assembly import Assembly, assemble
from distillboard_worker.detection.config import predicted
from distillboard_worker.detection.preflight.features import note_features, note_memory
from distillboard_worker.detection.preflight.findings import Findings
from distillboard_worker.detection.preflight.first_step import distiller_of, measure_first_step
from distillboard_worker.detection.preflight.scales import note_scales
from distillboard_worker.detection.preflight.teacher_score import MOST_SECONDS, Val, compare_score, score
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import Reporter, RunFailed, Stopped


class Preflight:
    """The checks of one run, from its job to its first step.

    Args:
        job: The claimed run.
        reporter: Gets the report, and every warning as a line of the log.
        device: What the run trains on.
        teacher_seconds: What measuring the teacher may take; what a run may spend on it when left out.
    """

    def __init__(
        self, job: TrainerJob, reporter: Reporter, device: torch.device, teacher_seconds: float | None = None
    ) -> None:
        self._job = job
        self._reporter = reporter
        self._device = device
        self._teacher_seconds = teacher_seconds or MOST_SECONDS[device.type]
        self._findings = Findings()
        self._told = 0

    def assemble(self) -> Assembly:
        """Build what the job names.

        Raises:
            RunFailed: Something does not fit; the report that names it was handed in.
        """
        self._reporter.progress(Stage.PREFLIGHT)
        try:
            return assemble(self._job, self._device, self._findings)
        except RunFailed:
            self.hand_in()
            raise

    def examine(self, runner: Runner, assembly: Assembly) -> None:
        """Look at a training that is built and has its first weights; none of its state changes.

        Raises:
            RunFailed: It cannot work; the report that names the reason was handed in.
            Stopped: Somebody wants the run to stop.
        """
        self._reporter.progress(Stage.PREFLIGHT)
        with self._findings.part("first_step"):
            self._look_at_step(runner, assembly)
        teacher = self._job.claim.teacher
        if teacher is not None and self._measures(teacher):
            val = Val(runner.val_dataloader.dataset, assembly.splits.val, predicted(teacher.config)[:1])
            with self._findings.part("teacher_score") as part:
                found = score(self._job, val, self._teacher_seconds, self._look)
                compare_score(part, found, teacher, self._job.claim.dataset.name)
            if found is not None and found.images == len(val.dataset):
                self._reporter.facts({"teacher/classes": found.classes})
        self.hand_in()
        self._findings.settle()

    def calibrated(self, found: Calibration) -> None:
        """Take over proposed weights."""
        self._findings.calibration = found

    def hand_in(self) -> None:
        """Write the report, and say in the log what it warns of."""
        report = self._findings.report(str(self._device))
        path = _fresh(self._job.run_dir)
        path.write_text(report.model_dump_json(indent=1))
        self._reporter.artifact(REPORT, "preflight", path)
        for check in report.warnings[self._told :]:
            hint = f"; {check.hint}" if check.hint else ""
            self._reporter.log(f"pre-flight: {check.message.rstrip('.')}{hint}", "warning")
        self._told = len(report.warnings)

    def _look_at_step(self, runner: Runner, assembly: Assembly) -> None:
        claim, findings = self._job.claim, self._findings
        method, seed = claim.spec.method, claim.spec.schedule.seed
        step = measure_first_step(runner, method.name, seed, assembly.splits.train.pixels)
        model = distiller_of(runner)
        with findings.part("features") as part:
            note_features(part, model, step)
        note_scales(findings, step, method)
        with findings.part("memory") as part:
            note_memory(part, claim, model, step, _memory(self._device))

    def _measures(self, teacher: ModelDocument) -> bool:
        """Whether the run learns from the teacher, and its detections mean something; one rank measures for all."""
        claim, spec = self._job.claim, self._job.claim.spec
        learns = spec.student.inherit or not isinstance(spec.method, NoDistillation)
        wanted = spec.evaluation.teacher_images > 0 and self._job.teacher_weights is not None
        return self._job.rank == 0 and learns and wanted and teacher.classes == claim.dataset.classes

    def _look(self) -> None:
        if self._reporter.stop_requested:
            raise Stopped("stopped before the first step")


def _memory(device: torch.device) -> int | None:
    return torch.cuda.get_device_properties(device).total_memory if device.type == "cuda" else None


def _fresh(folder: Path) -> Path:
    """A name of its own for every report: the one before may still be on its way to the server."""
    number = len(list(folder.glob("preflight-*.json")))
    return folder / f"preflight-{number}.json"
