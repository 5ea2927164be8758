"""Makes a teacher that ships with the project again: trains it, halves it, measures it, and writes its document."""

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
from distillboard.contracts.base import Closed, Name
from distillboard.contracts.catalogue import DatasetDocument, ModelDocument
from distillboard.contracts.leases import Claim
from distillboard.contracts.spec import JobSpec, Schedule
from rich.console import Console

from distillboard_worker.detection.assembly import assemble
from distillboard_worker.detection.checkpoints import load_state
from distillboard_worker.detection.engine import train
from distillboard_worker.detection.first_weights import write_first_weights
from distillboard_worker.detection.machine import device
from distillboard_worker.detection.runner import build_runner, instrumented
from distillboard_worker.inputs import PACKAGED
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import LogLevel, MemoryReporter

Document = TypeVar("Document", ModelDocument, DatasetDocument)

CATALOGUE = Path(distillboard.__file__).parent / "server" / "catalogue"
TEACHER = "retinanet-teacher-shapes"

_AGAIN = "`python3 run.py teacher"
"""From here on the text about a teacher is written by the tool."""


class Plan(Closed):
    """How a teacher is made: the file of its name beside its weights.

    Attributes:
        trained_on: Data set that it is trained on.
        measured_on: Data set whose val images it is measured on.
        starts_from: Another of these teachers, whose backbone and neck it starts with; random weights when left out.
    """

    trained_on: Name
    measured_on: Name
    starts_from: Name | None = None
    schedule: Schedule


def plans() -> dict[str, Plan]:
    """The teachers that the project makes, by name."""
    return {
        path.stem: Plan.model_validate_json(path.read_bytes()) for path in sorted(PACKAGED.glob("*-teacher-*.json"))
    }


def main() -> None:
    """Train with the engine of the service, so that the teacher is a run like any other."""
    options = _parse()
    plan = plans()[options.name]
    epochs = options.epochs or plan.schedule.epochs
    started = time.monotonic()
    trained = train_teacher(options.name, options.out, epochs)
    took = time.monotonic() - started
    shipped = PACKAGED / f"{options.name}.pth"
    write_half(trained, shipped, plan.trained_on)
    metrics = measure(options.name, shipped, options.out)
    start = f" from backbone and neck of {plan.starts_from}" if plan.starts_from else ""
    document = describe(options.name, shipped, metrics, f"{epochs} epochs of {plan.trained_on}{start}")
    facts = {"seconds": round(took), "bytes": shipped.stat().st_size}
    Console().print_json(data=facts | document.results[plan.measured_on])


def train_teacher(name: str, out: Path, epochs: int) -> Path:
    """Train a teacher from the weights that its plan names.

    Args:
        name: One of `plans`.
        out: Folder for the data sets and the run.
        epochs: Passes over the training images.

    Returns:
        The checkpoint in full precision.
    """
    reporter = _Printing()
    plan = plans()[name]
    student = {"model": name, "weights": "own" if plan.starts_from else "random"}
    job = _job(name, out / name, out / "cache", plan.trained_on, student=student, schedule={"epochs": epochs})
    if plan.starts_from:
        first = job.run_dir / "first.pth"
        write_first_weights(job.claim.student, PACKAGED / f"{plan.starts_from}.pth", plan.schedule.seed, first)
        job = job.model_copy(update={"student_weights": first})
    train(job, reporter)
    (exported,) = (file for file in reporter.artifacts("checkpoint") if file.epoch is None)
    return exported.path


def write_half(source: Path, target: Path, trained_on: str) -> None:
    """Write a checkpoint's tensors in half precision; they load into a full-precision model as they are."""
    state = {
        name: tensor.half() if tensor.is_floating_point() else tensor for name, tensor in load_state(source).items()
    }
    torch.save({"state_dict": state, "meta": {"trained_on": trained_on, "precision": "fp16"}}, target)


def measure(name: str, weights: Path, out: Path) -> dict[str, float]:
    """COCO metrics of a teacher's file on the validation images.

    Args:
        name: One of `plans`.
        weights: The file that ships.
        out: Folder for the data set.

    Returns:
        Values of 0 to 1 by the names that `ModelDocument.results` uses.
    """
    own = {"model": name, "weights": "own"}
    job = _job(name, out / f"{name}-measured", out / "cache", plans()[name].measured_on, student=own)
    job = job.model_copy(update={"student_weights": weights})
    assembly = assemble(job, device())
    assembly.distiller.init_weights()
    config = instrumented(assembly.config, device())
    return dict(build_runner(config, assembly.distiller, [], job.run_dir, f"measure-{time.time_ns()}").val())


def describe(name: str, weights: Path, metrics: Mapping[str, float], trained: str) -> ModelDocument:
    """Write file, digest and metrics into a teacher's document."""
    path = CATALOGUE / "models" / f"{name}.json"
    document = json.loads(path.read_bytes())
    with weights.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    document["weights"] = {"package": weights.name, "sha256": digest}
    document["results"] = {plans()[name].measured_on: {key: round(value, 4) for key, value in metrics.items()}}
    about = document["about"].partition(_AGAIN)[0].strip()
    document["about"] = f"{about} {_AGAIN} {name}` makes it again: {trained}."
    path.write_text(json.dumps(document, indent=2) + "\n")
    return ModelDocument.model_validate(document)


class _Printing(MemoryReporter):
    """Keeps what is reported, and shows the log."""

    def log(self, message: str, level: LogLevel = "info", step: int | None = None) -> None:
        super().log(message, level, step)
        Console().print(message if step is None else f"step {step}: {message}", highlight=False)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py teacher", description=__doc__)
    parser.add_argument("name", nargs="?", default=TEACHER, choices=plans(), metavar="NAME", help=", ".join(plans()))
    parser.add_argument("--epochs", type=int, help="passes over the training images, if not those of its plan")
    parser.add_argument("--out", type=Path, default=Path(".distillboard/teacher"), help="folder for data and run")
    options = parser.parse_args()
    options.out = options.out.absolute()
    return options


def _job(name: str, run_dir: Path, cache_dir: Path, dataset: str, **sections: dict[str, Any]) -> TrainerJob:
    document = {
        "dataset": dataset,
        "student": {"model": name},
        "schedule": plans()[name].schedule.model_dump() | sections.pop("schedule", {}),
        "evaluation": {"interval": 3, "probe_images": 0},
    }
    spec = JobSpec.model_validate(document | sections)
    shutil.rmtree(run_dir, ignore_errors=True)
    run_dir.mkdir(parents=True)
    claim = Claim(
        run=name,
        name=name,
        attempt=1,
        token="",
        lease_seconds=60,
        spec=spec,
        student=_read(ModelDocument, "models", name),
        dataset=_read(DatasetDocument, "datasets", dataset),
    )
    return TrainerJob(claim=claim, run_dir=run_dir, cache_dir=cache_dir)


def _read(kind: type[Document], folder: str, name: str) -> Document:
    return kind.model_validate_json((CATALOGUE / folder / f"{name}.json").read_bytes())


if __name__ == "__main__":
    main()
