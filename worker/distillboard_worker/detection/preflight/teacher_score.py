"""The teacher's mAP on a sample of val, beside what its record says: the quickest way to see that it is one."""

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from distillboard.contracts.catalogue import ModelDocument
from mmengine.dataset import pseudo_collate
from mmengine.model import BaseModel
from pydantic import ValidationError

from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.checkpoints import load_exactly, load_state
from distillboard_worker.detection.datasets import Split
from distillboard_worker.detection.evaluation import CocoScores
from distillboard_worker.detection.preflight.findings import Part
from distillboard_worker.detection.preflight.precision import Estimate, estimate
from distillboard_worker.jobs import TrainerJob

MOST_SECONDS = {"cpu": 2.0, "cuda": 20.0}
"""What a run may spend on it; measured once for a teacher, a data set and a worker."""
ALONE_SECONDS = 60.0
FEWEST = 10
"""A sample of fewer images says nothing."""
_BATCH_PIXELS = 1 << 20
_MOST_TOGETHER = 32
"""A larger batch passes MMCV's deformable convolution only when 32 divides it."""
_BELOW, _ABOVE, _NOTHING = 0.05, 0.2, 0.02


@dataclass(frozen=True)
class Val:
    """What a teacher is measured on.

    Attributes:
        dataset: MMDetection data set of the split, in evaluation mode.
        split: Its files.
        predicted: What the teacher predicts, as `CocoScores` takes it.
    """

    dataset: Any
    split: Split
    predicted: Sequence[str] = ("bbox",)


def score(job: TrainerJob, val: Val, seconds: float, stopping: Callable[[], None]) -> Estimate | None:
    """Measure the teacher, or take what was measured before with the same file, data and number of images.

    Args:
        job: Names the teacher, its file and the number of images.
        val: Where to measure.
        seconds: After so long no further batch is begun.
        stopping: Called between batches; raises to stop.

    Returns:
        None when there was no time for enough images.
    """
    images = min(job.claim.spec.evaluation.teacher_images, len(val.dataset))
    kept = job.cache_dir / "teacher-scores" / f"{_identity(job, val, images)}.json"
    known = _read(kept)
    if known is not None:
        return known
    found = measure(_teacher(job), val, images, time.monotonic() + seconds, stopping)
    if found.images < min(FEWEST, images):
        return None
    if found.images == images:
        _keep(found, kept)
    return found


def measure(teacher: BaseModel, val: Val, images: int, until: float, stopping: Callable[[], None]) -> Estimate:
    """Box mAP of a detector on images that are spread evenly over a split.

    Args:
        teacher: On the device it is measured on.
        val: Where to measure.
        images: How many.
        until: Moment of `time.monotonic` after which no further batch is begun.
        stopping: Called between batches; raises to stop.
    """
    metric = CocoScores(str(val.split.annotations), val.predicted)
    teacher.eval()
    for indices in _batches(len(val.dataset), images, val.split.pixels):
        stopping()
        with torch.no_grad():
            found = teacher.test_step(pseudo_collate([val.dataset[index] for index in indices]))
        metric.process(None, [sample.to_dict() for sample in found])
        if time.monotonic() > until:
            break
    return estimate(metric.truth, val.dataset.metainfo["classes"], metric.results)


def compare_score(part: Part, found: Estimate | None, document: ModelDocument, dataset: str) -> None:
    """Say how the teacher's sample lies beside its record on the data set.

    A sample may lie below the record by three standard errors, or by 5 points where those are fewer; above it by more,
    as a class with few objects in the sample is easily found perfectly.
    """
    if found is None:
        part.message = f"There was no time to measure teacher '{document.name}'; a pre-flight of its own takes it."
        return
    recorded = document.results.get(dataset, {}).get("bbox_mAP")
    error = found.error or 0.0
    part.facts |= {"bbox_mAP": found.value, "standard_error": found.error, "images": found.images, "recorded": recorded}
    told = f"Teacher '{document.name}' scores mAP {found.value:.3f} ± {error:.3f} on {found.images} images of val"
    if recorded is None:
        _judge_alone(part, found, told, document)
    elif found.value < recorded - max(_BELOW, 3 * error):
        part.warn(f"{told}, its record says {recorded:.3f}.", _weak(document))
    elif found.value > recorded + max(_ABOVE, 4 * error):
        hint = "its record may be of other weights or another data set"
        part.warn(f"{told}, its record says {recorded:.3f}.", hint)
    else:
        part.message = f"{told}, its record says {recorded:.3f}."


def _judge_alone(part: Part, found: Estimate, told: str, document: ModelDocument) -> None:
    if found.value < _NOTHING:
        part.warn(f"{told}: it hardly detects anything.", _weak(document))
    else:
        part.message = f"{told}; nothing is recorded to compare that with."


def _weak(document: ModelDocument) -> str:
    return (
        f"see that '{document.name}' has the right checkpoint, preprocessing (mean, std, channel order) and order of"
        " classes; a weak teacher teaches little"
    )


def _teacher(job: TrainerJob) -> BaseModel:
    """A whole teacher of its own: the distiller's has no heads, and may run in another precision."""
    if job.claim.teacher is None or job.teacher_weights is None:
        raise ValueError("a run without a teacher has none to measure")
    model = build_model(job.claim.teacher)
    load_exactly(model, load_state(job.teacher_weights))
    return model.to("cuda" if torch.cuda.is_available() else "cpu")


def _batches(count: int, images: int, pixels: int) -> Iterator[Sequence[int]]:
    chosen = [place * count // images for place in range(images)]
    size = min(_MOST_TOGETHER, max(1, _BATCH_PIXELS // pixels))
    for first in range(0, images, size):
        yield chosen[first : first + size]


def _identity(job: TrainerJob, val: Val, images: int) -> str:
    """What a score depends on: model, file, data set, images."""
    parts: list[object] = [job.claim.dataset.model_dump_json(), images]
    if job.claim.teacher is not None:
        parts.append(job.claim.teacher.model_dump_json())
    for path in (job.teacher_weights, val.split.annotations):
        if path is not None:
            facts = path.stat()
            parts += [facts.st_size, facts.st_mtime_ns]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _read(path: Path) -> Estimate | None:
    try:
        return Estimate.model_validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def _keep(found: Estimate, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{time.monotonic_ns()}.partial")
    partial.write_text(found.model_dump_json())
    partial.replace(path)
