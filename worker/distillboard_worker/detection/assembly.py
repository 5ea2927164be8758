"""From a job to what trains: files found, config resolved, student and teacher built with their weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.leases import Claim
from distillboard.contracts.spec import NoDistillation
from mmengine.model import BaseModel

from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.checkpoints import StateDict, load_exactly, load_state
from distillboard_worker.detection.config import Config, has_masks, student_config
from distillboard_worker.detection.datasets import Splits, locate
from distillboard_worker.detection.distiller import Distiller
from distillboard_worker.detection.errors import CheckpointDiffers, ClassesDiffer, DatasetBroken, PrecisionUnavailable
from distillboard_worker.detection.machine import cores
from distillboard_worker.detection.preflight.findings import Findings, Part
from distillboard_worker.detection.preflight.inputs import note_data, note_heads, note_inheritance
from distillboard_worker.detection.preflight.weights import note_fit
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


def assemble(job: TrainerJob, device: torch.device, findings: Findings | None = None) -> Assembly:
    """Build everything a job names.

    Args:
        job: The claimed run and its files.
        device: What it trains on.
        findings: Is told what is found on the way, with every fault there is.

    Raises:
        RunFailed: Something does not fit; the subclass and its code say what.
    """
    claim, found = job.claim, Findings() if findings is None else findings
    with found.part("precision"):
        _check_precision(claim, device)
    with found.part("classes"):
        _check_classes(claim.student, claim.dataset.classes, claim.dataset.name)
    data = found.attempt("data", partial(_data, job))
    distiller = build_distiller(job, found)
    found.settle()
    splits = data.value
    config = student_config(
        claim.spec,
        claim.student,
        splits,
        loaders=loader_processes(device),
        weights=job.student_weights if claim.spec.student.weights == "own" else None,
        backbone=_backbone_source(job),
    )
    return Assembly(splits, config, distiller)


def loader_processes(device: torch.device) -> int:
    """Processes that prepare batches beside the training.

    None on a CPU: preparing 16 images of 128 pixels takes 25 ms beside a step of 130 ms or more, and another process
    would take the core that the step runs on. A GPU's step is too short for that.
    """
    return 0 if device.type == "cpu" else min(4, cores())


def build_distiller(job: TrainerJob, findings: Findings) -> Distiller:
    """Build student, teacher and method; the Runner asks the distiller to put the weights in place.

    Raises:
        RunFailed: Something does not fit; all else that does not was told to the findings too.
    """
    claim, spec = job.claim, job.claim.spec
    teacher = findings.attempt("teacher", partial(_teacher, job))
    student = findings.attempt("student", partial(_student, job))
    findings.settle()
    with findings.part("heads") as part:
        note_heads(part, claim, student.value.model, teacher.value)
    findings.settle()
    made = findings.attempt(
        "levels",
        lambda _: Distiller(
            student.value.model,
            teacher.value,
            spec.method,
            student_weights=student.value.own,
            backbone_weights=student.value.backbone,
            inherit=spec.student.inherit,
            seed=spec.schedule.seed,
            teacher_precision=None if spec.teacher is None else spec.teacher.precision,
        ),
    )
    findings.settle()
    if spec.student.inherit:
        with findings.part("inheritance") as part:
            note_inheritance(part, made.value)
    return made.value


@dataclass(frozen=True)
class _Learner:
    """A student without its first weights, and the files' tensors that it gets."""

    model: BaseModel
    own: StateDict | None = None
    backbone: StateDict | None = None


def _data(job: TrainerJob, part: Part) -> Splits:
    splits = locate(job.claim.dataset, job.cache_dir)
    _check_masks(job.claim.student, splits)
    note_data(part, job.claim.dataset, splits)
    return splits


def _student(job: TrainerJob, part: Part) -> _Learner:
    document, spec = job.claim.student, job.claim.spec
    model = build_model(document, spec.schedule.seed)
    match spec.student.weights:
        case "own":
            state = _weights(document, job.student_weights)
            note_fit(part, model, state, document)
            return _Learner(model, own=state)
        case "backbone":
            state = _backbone(document, job.student_weights)
            note_fit(part, model.get_submodule("backbone"), state, document)
            return _Learner(model, backbone=state)
        case _:
            part.message = f"Student '{document.name}' starts from random weights, seed {spec.schedule.seed}."
            return _Learner(model)


def _teacher(job: TrainerJob, part: Part) -> BaseModel | None:
    claim, spec = job.claim, job.claim.spec
    if not spec.student.inherit and isinstance(spec.method, NoDistillation):
        return None
    if claim.teacher is None:
        raise CheckpointDiffers("The run names no teacher; name a model that has weights.")
    model = build_model(claim.teacher)
    state = _weights(claim.teacher, job.teacher_weights)
    note_fit(part, model, state, claim.teacher)
    load_exactly(model, state)
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


def _check_masks(model: ModelDocument, splits: Splits) -> None:
    """MMDetection would stumble over the first object without a mask, in the middle of an epoch."""
    for split in (splits.train, splits.val):
        if has_masks(model.config) and split.masks < split.boxes:
            raise DatasetBroken(
                f"student '{model.name}' learns masks, but {split.boxes - split.masks} of {split.boxes} objects in"
                f" {split.annotations} have none; choose a detector of boxes, or add a segmentation to each"
            )


def _check_precision(claim: Claim, device: torch.device) -> None:
    precision = claim.spec.schedule.precision
    if precision == "fp16" and device.type == "cpu":
        raise PrecisionUnavailable("fp16 needs a GPU; set schedule.precision to bf16 or fp32.")
    wanted = {"schedule": precision, "teacher": None if claim.spec.teacher is None else claim.spec.teacher.precision}
    halved = [f"{section}.precision" for section, value in wanted.items() if value == "bf16"]
    if halved and device.type == "cuda" and not torch.cuda.is_bf16_supported():
        raise PrecisionUnavailable(f"This GPU has no bf16; set {' and '.join(halved)} to fp32.")
