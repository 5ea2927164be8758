"""Makes the teacher that ships with the project again: trains it, halves it, measures it, and writes its document."""

import argparse
import hashlib
import json
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import distillboard
import torch
from distillboard.contracts.catalogue import DatasetDocument, ModelDocument
from distillboard.contracts.leases import Claim
from distillboard.contracts.spec import JobSpec
from rich.console import Console

from distillboard_worker.detection.assembly import assemble
from distillboard_worker.detection.checkpoints import load_state
from distillboard_worker.detection.engine import train
from distillboard_worker.detection.machine import device
from distillboard_worker.detection.runner import build_runner, instrumented
from distillboard_worker.inputs import PACKAGED
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import LogLevel, MemoryReporter

Document = TypeVar("Document", ModelDocument, DatasetDocument)

CATALOGUE = Path(distillboard.__file__).parent / "server" / "catalogue"
TEACHER = "retinanet-teacher-shapes"
TRAINED_ON, MEASURED_ON = "shapes-large", "shapes"

_ABOUT = (
    "ResNet-18 with 48 base channels, FPN of width 64 on P3 to P5, weights in half precision. "
    "`python3 run.py teacher` makes it again:"
)
_SCHEDULE: dict[str, Any] = {
    "epochs": 9,
    "batch_size": 16,
    "optimizer": "adamw",
    "lr": 2e-3,
    "weight_decay": 0.05,
    "policy": "cosine",
    "warmup_steps": 300,
    "clip_norm": 10,
    "precision": "bf16",
    "seed": 0,
}


def main() -> None:
    """Train with the engine of the service, so that the teacher is a run like any other."""
    options = _parse()
    started = time.monotonic()
    trained = train_teacher(options.out, options.epochs)
    took = time.monotonic() - started
    shipped = PACKAGED / f"{TEACHER}.pth"
    write_half(trained, shipped)
    document = describe(shipped, measure(shipped, options.out), f"{options.epochs} epochs of {TRAINED_ON}")
    facts = {"seconds": round(took), "bytes": shipped.stat().st_size}
    Console().print_json(data=facts | document.results[MEASURED_ON])


def train_teacher(out: Path, epochs: int = _SCHEDULE["epochs"]) -> Path:
    """Train the teacher from random weights.

    Args:
        out: Folder for the data sets and the run.
        epochs: Passes over the training images.

    Returns:
        The checkpoint in full precision.
    """
    reporter = _Printing()
    train(_job(out / "run", out / "cache", TRAINED_ON, schedule={"epochs": epochs}), reporter)
    (exported,) = reporter.artifacts("checkpoint")
    return exported.path


def write_half(source: Path, target: Path) -> None:
    """Write a checkpoint's tensors in half precision; they load into a full-precision model as they are."""
    state = {
        name: tensor.half() if tensor.is_floating_point() else tensor for name, tensor in load_state(source).items()
    }
    torch.save({"state_dict": state, "meta": {"trained_on": TRAINED_ON, "precision": "fp16"}}, target)


def measure(weights: Path, out: Path) -> dict[str, float]:
    """COCO box metrics of the teacher's file on the validation images.

    Args:
        weights: The file that ships.
        out: Folder for the data set.

    Returns:
        Values of 0 to 1 by the names that `ModelDocument.results` uses.
    """
    job = _job(out / "measure", out / "cache", MEASURED_ON, student={"model": TEACHER, "weights": "own"})
    job = job.model_copy(update={"student_weights": weights})
    assembly = assemble(job, device())
    assembly.distiller.init_weights()
    config = instrumented(assembly.config, device())
    return dict(build_runner(config, assembly.distiller, [], job.run_dir, f"measure-{time.time_ns()}").val())


def describe(weights: Path, metrics: Mapping[str, float], trained: str) -> ModelDocument:
    """Write file, digest and metrics into the teacher's document."""
    path = CATALOGUE / "models" / f"{TEACHER}.json"
    document = json.loads(path.read_bytes())
    with weights.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    document["weights"] = {"package": weights.name, "sha256": digest}
    document["results"] = {MEASURED_ON: {name: round(value, 4) for name, value in metrics.items()}}
    document["about"] = f"{_ABOUT} {trained}."
    path.write_text(json.dumps(document, indent=2) + "\n")
    return ModelDocument.model_validate(document)


class _Printing(MemoryReporter):
    """Keeps what is reported, and shows the log."""

    def log(self, message: str, level: LogLevel = "info", step: int | None = None) -> None:
        super().log(message, level, step)
        Console().print(message if step is None else f"step {step}: {message}", highlight=False)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py teacher", description=__doc__)
    parser.add_argument("--epochs", type=int, default=_SCHEDULE["epochs"], help="passes over the training images")
    parser.add_argument("--out", type=Path, default=Path(".distillboard/teacher"), help="folder for data and run")
    options = parser.parse_args()
    options.out = options.out.absolute()
    return options


def _job(run_dir: Path, cache_dir: Path, dataset: str, **sections: dict[str, Any]) -> TrainerJob:
    document = {
        "dataset": dataset,
        "student": {"model": TEACHER},
        "schedule": _SCHEDULE | sections.pop("schedule", {}),
        "evaluation": {"interval": 3, "probe_images": 0},
    }
    spec = JobSpec.model_validate(document | sections)
    shutil.rmtree(run_dir, ignore_errors=True)
    run_dir.mkdir(parents=True)
    claim = Claim(
        run=TEACHER,
        name=TEACHER,
        attempt=1,
        token="",
        lease_seconds=60,
        spec=spec,
        student=_read(ModelDocument, "models", TEACHER),
        dataset=_read(DatasetDocument, "datasets", dataset),
    )
    return TrainerJob(claim=claim, run_dir=run_dir, cache_dir=cache_dir)


def _read(kind: type[Document], folder: str, name: str) -> Document:
    return kind.model_validate_json((CATALOGUE / folder / f"{name}.json").read_bytes())


if __name__ == "__main__":
    main()
