"""From a job to what trains: files found, config resolved, student and teacher built with their weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.leases import Claim
from distillboard.contracts.spec import NoDistillation
from mmengine.model import BaseModel

from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.checkpoints import StateDict, load_exactly, load_state
from distillboard_worker.detection.config import Config, student_config
from distillboard_worker.detection.datasets import Splits, locate
from distillboard_worker.detection.distiller import Distiller
from distillboard_worker.detection.errors import CheckpointDiffers, ClassesDiffer, PrecisionUnavailable
from distillboard_worker.detection.machine import cores
from distillboard_worker.jobs import TrainerJob


@dataclass(frozen=True)
class Assembly:
    """What a training consists of.

    Attributes:
        config: Plain config of the student.
        distiller: Student, teacher and method.
    """

    splits: Splits
    config: Config
    distiller: Distiller


def assemble(job: TrainerJob, device: torch.device) -> Assembly:
    """Build everything a job names.

    Raises:
        RunFailed: Something does not fit; the subclass and its code say what.
    """
    claim = job.claim
    _check_precision(claim, device)
    _check_classes(claim.student, claim.dataset.classes, claim.dataset.name)
    splits = locate(claim.dataset, job.cache_dir)
    config = student_config(
        claim.spec,
        claim.student,
        splits,
        loaders=loader_processes(device),
        weights=job.student_weights if claim.spec.student.weights == "own" else None,
        backbone=_backbone_source(job),
    )
    return Assembly(splits, config, build_distiller(job))


def loader_processes(device: torch.device) -> int:
    """Processes that prepare batches beside the training.

    None on a CPU: preparing 16 images of 128 pixels takes 25 ms beside a step of 130 ms or more, and another process
    would take the core that the step runs on. A GPU's step is too short for that.
    """
    return 0 if device.type == "cpu" else min(4, cores())


def build_distiller(job: TrainerJob) -> Distiller:
    """Build student, teacher and method; the Runner asks the distiller to put the weights in place."""
    claim, spec = job.claim, job.claim.spec
    needs_teacher = spec.student.inherit or not isinstance(spec.method, NoDistillation)
    return Distiller(
        build_model(claim.student, spec.schedule.seed),
        _teacher(claim, job.teacher_weights) if needs_teacher else None,
        spec.method,
        student_weights=_weights(claim.student, job.student_weights) if spec.student.weights == "own" else None,
        backbone_weights=_backbone(claim.student, job.student_weights) if spec.student.weights == "backbone" else None,
        inherit=spec.student.inherit,
        seed=spec.schedule.seed,
    )


def _teacher(claim: Claim, weights: Path | None) -> BaseModel:
    if claim.teacher is None:
        raise CheckpointDiffers("The run names no teacher; name a model that has weights.")
    model = build_model(claim.teacher)
    load_exactly(model, _weights(claim.teacher, weights))
    return model


def _weights(model: ModelDocument, path: Path | None) -> StateDict:
    if path is None:
        raise CheckpointDiffers(f"Model '{model.name}' has no weights; add a version of it with a checkpoint.")
    return load_state(path)


def _backbone(model: ModelDocument, path: Path | None) -> StateDict:
    """A backbone's tensors, named as in it; whole classifiers have theirs under `backbone.`."""
    state = _weights(model, path)
    prefixed = {name.removeprefix("backbone."): one for name, one in state.items() if name.startswith("backbone.")}
    return prefixed or state


def _backbone_source(job: TrainerJob) -> str | None:
    """Where a config that runs without Distillboard finds the backbone's weights: their address, if they have one."""
    student = job.claim.student
    if job.claim.spec.student.weights != "backbone" or student.backbone_weights is None:
        return None
    return student.backbone_weights.url or str(job.student_weights)


def _check_classes(model: ModelDocument, classes: Sequence[str], dataset: str) -> None:
    if list(model.classes) != list(classes):
        raise ClassesDiffer(
            f"Student '{model.name}' tells {', '.join(model.classes)}, data set '{dataset}' holds"
            f" {', '.join(classes)}; choose a student with the data set's classes in the same order."
        )


def _check_precision(claim: Claim, device: torch.device) -> None:
    precision = claim.spec.schedule.precision
    if precision == "fp16" and device.type == "cpu":
        raise PrecisionUnavailable("fp16 needs a GPU; set schedule.precision to bf16 or fp32.")
