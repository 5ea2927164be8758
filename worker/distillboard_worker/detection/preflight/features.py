"""The modules whose maps are compared, and what a step of the run takes of the device's memory."""

from distillboard.contracts.leases import Claim
from distillboard.contracts.spec import Schedule
from torch import nn

from distillboard_worker.detection.distiller import Distiller
from distillboard_worker.detection.levels import Level
from distillboard_worker.detection.preflight.findings import Part
from distillboard_worker.detection.preflight.first_step import FirstStep, Shape

_FLOAT = 4
_MOST = 0.9
"""The share of a device's memory beyond which a run is in danger: allocators and kernels want some, too."""


def note_features(part: Part, model: Distiller, step: FirstStep) -> None:
    """Which modules are compared, and where a map is adapted or resized."""
    if not model.pairs:
        part.message = "The student trains alone: nothing is compared."
        return
    resized = []
    for mine, theirs in model.pairs:
        shapes = step.student[mine.name], step.teacher[mine.name]
        part.facts[mine.name] = {
            "student": _side(mine, shapes[0]),
            "teacher": _side(theirs, shapes[1]),
            "adapter": mine.channels != theirs.channels,
            "resized": shapes[0][2:] != shapes[1][2:],
        }
        if mine.stride != theirs.stride:
            resized.append(f"{mine.name} (stride {mine.stride} to {theirs.stride})")
    if resized:
        hint = "distil levels of the same stride, or name modules of the same stride in method.modules"
        part.warn(f"The student's map is resized to the teacher's at {', '.join(resized)}.", hint)
    else:
        levels = ", ".join(f"{mine.name} ({mine.channels} to {theirs.channels})" for mine, theirs in model.pairs)
        part.message = f"{len(model.pairs)} levels are compared, channels of student to teacher: {levels}."


def _side(level: Level, shape: Shape) -> dict[str, object]:
    return {"module": level.path, "stride": level.stride, "channels": level.channels, "shape": list(shape)}


def note_memory(part: Part, claim: Claim, model: Distiller, step: FirstStep, device_bytes: int | None) -> None:
    """Parameters, and an estimate of what a step takes: weights, gradients, optimizer, and maps for the backward pass.

    Args:
        part: The check that this is.
        claim: The run.
        model: What trains.
        step: Says how many bytes an image leaves for the backward pass.
        device_bytes: Memory of the GPU that the run is on; None where that is not known.
    """
    student, method = _count(model.student), _count(model.distillation)
    teacher = _count(None if model.teacher is None else model.teacher.module, trained=False)
    schedule, gpus = claim.spec.schedule, max(1, claim.spec.resources.gpus)
    images = -(-schedule.batch_size // gpus)
    fixed = _FLOAT * (teacher + (student + method) * (2 + _states(schedule)))
    estimate = fixed + images * step.saved
    part.facts |= {
        "student_parameters": student,
        "method_parameters": method,
        "teacher_parameters": teacher,
        "bytes": round(estimate),
        "bytes_fixed": fixed,
        "bytes_per_image": round(step.saved),
        "images": images,
    }
    told = (
        f"The student has {student / 1e6:.2f} M parameters; a step of {images} images takes about"
        f" {estimate / 2**30:.2g} GiB"
    )
    if device_bytes is not None and estimate > _MOST * device_bytes:
        hint = "take a smaller schedule.batch_size, bf16, or more resources.gpus"
        part.warn(f"{told}, the device has {device_bytes / 2**30:.2g} GiB.", hint)
    else:
        part.message = f"{told}."


def _count(module: nn.Module | None, *, trained: bool = True) -> int:
    """Parameters of a part: those that are trained, or all."""
    if module is None:
        return 0
    return sum(parameter.numel() for parameter in module.parameters() if parameter.requires_grad or not trained)


def _states(schedule: Schedule) -> int:
    """Numbers that the optimizer keeps for each weight: a momentum, or two moments."""
    return 2 if schedule.optimizer == "adamw" else 1
