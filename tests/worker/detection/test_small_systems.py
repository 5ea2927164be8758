"""Every small system of the catalogue: its tiny recipe through the engine, with the shipped documents and weights."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
import torch
from distillboard.contracts.base import Closed
from distillboard.contracts.catalogue import CocoFiles, DatasetDocument, ModelDocument, Recipe
from distillboard.contracts.events import FactsEvent, MetricsEvent
from distillboard.contracts.leases import Claim
from distillboard.contracts.names import COCO_BOX, COCO_SEGM, TERMS, term_key
from distillboard.contracts.preflight import REPORT, PreflightOrder, PreflightReport
from distillboard.contracts.spec import JobSpec
from distillboard_worker.detection.assembly import assemble
from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.checkpoints import load_state
from distillboard_worker.detection.distiller import Distiller
from distillboard_worker.detection.engine import train
from distillboard_worker.detection.errors import DatasetBroken
from distillboard_worker.detection.maps import read_maps
from distillboard_worker.inputs import PACKAGED
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import MemoryReporter
from distillboard_worker.teacher import CATALOGUE

Document = TypeVar("Document", bound=Closed)


@dataclass(frozen=True)
class System:
    """What a tiny run of a detector must show."""

    name: str
    levels: tuple[str, ...]
    masks: bool = False


SYSTEMS = [
    System("faster-rcnn", ("P2", "P3", "P4", "P5")),
    System("mask-rcnn", ("P2", "P3", "P4", "P5"), masks=True),
    System("solo", ("P2", "P3", "P4", "P5"), masks=True),
    System("fcos", ("P3", "P4", "P5")),
    System("gfl", ("P3", "P4", "P5")),
    System("reppoints", ("P3", "P4", "P5")),
    System("yolox", ("P3", "P4", "P5")),
]


def shipped(kind: type[Document], folder: str, name: str) -> Document:
    return kind.model_validate_json((CATALOGUE / folder / f"{name}.json").read_bytes())


def job_of(recipe: str, folder: Path, *, student: str | None = None, inherit: bool = False) -> TrainerJob:
    """A recipe on a handful of pictures."""
    spec = JobSpec.model_validate(shipped(Recipe, "recipes", recipe).spec)
    assert spec.teacher is not None
    model = student or spec.student.model
    spec.schedule.epochs, spec.schedule.batch_size, spec.schedule.warmup_steps = 1, 4, 0
    spec.evaluation.probe_images, spec.student.inherit = 1, inherit
    few = {"parameters": {"seed": 0, "train": 12, "val": 4, "size": 128}}
    teacher = shipped(ModelDocument, "models", spec.teacher.model)
    assert teacher.weights is not None
    assert teacher.weights.package is not None
    claim = Claim(
        run=recipe,
        name=recipe,
        attempt=1,
        token="token",
        lease_seconds=60,
        spec=spec,
        student=shipped(ModelDocument, "models", model),
        teacher=teacher,
        dataset=shipped(DatasetDocument, "datasets", spec.dataset).model_copy(update=few),
    )
    folder.mkdir(parents=True)
    weights = PACKAGED / teacher.weights.package
    return TrainerJob(claim=claim, run_dir=folder, cache_dir=folder.parent / "cache", teacher_weights=weights)


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_a_tiny_run_distils_every_level_and_measures_what_the_student_predicts(system: System, tmp_path: Path) -> None:
    reporter = MemoryReporter()
    train(job_of(f"tiny-{system.name}-fgd", tmp_path / "run"), reporter)
    keys = {key for line in reporter.lines if isinstance(line, MetricsEvent) for key in line.values}
    assert {term_key("fgd", level, term) for level in system.levels for term in TERMS} <= keys
    assert {key.split("/")[2] for key in keys if key.startswith("loss/fgd/")} == set(system.levels)
    assert {f"val/{name}" for name in COCO_BOX} <= keys
    assert {key for key in keys if key.startswith("val/segm")} == {f"val/{name}" for name in COCO_SEGM if system.masks}
    (maps,) = reporter.artifacts("maps")
    assert {entry.level for entry in read_maps(maps.path).maps} == set(system.levels)
    assert reporter.artifacts("checkpoint")


@pytest.mark.parametrize("recipe", ["tiny-mask-rcnn-fgd", "tiny-solo-fgd"])
def test_objects_without_masks_are_told_before_the_training(recipe: str, tmp_path: Path) -> None:
    job = job_of(recipe, tmp_path / "run")
    boxes = [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [0, 0, 9, 9], "area": 81, "iscrowd": 0}]
    categories = [{"id": place + 1, "name": name} for place, name in enumerate(job.claim.dataset.classes)]
    images = [{"id": 1, "file_name": "a.jpg", "width": 128, "height": 128}]
    path = tmp_path / "boxes.json"
    path.write_text(json.dumps({"images": images, "annotations": boxes, "categories": categories}))
    files = CocoFiles(annotations=str(path), images=str(tmp_path))
    bare = job.claim.dataset.model_copy(update={"builtin": None, "train": files, "val": files})
    job.claim.dataset = bare
    with pytest.raises(DatasetBroken, match=r"learns masks, but 1 of 1 objects in .*boxes\.json have none"):
        assemble(job, torch.device("cpu"))


@pytest.mark.parametrize("inherit", [True, False])
def test_faster_rcnn_inherits_what_fits_of_a_mask_rcnn(inherit: bool, tmp_path: Path) -> None:
    """Equal widths: the output convolutions of the neck, the RPN and the box head fit; backbones and masks do not."""
    reporter = MemoryReporter()
    job = job_of("tiny-faster-rcnn-fgd", tmp_path / "run", student="faster-rcnn-student-shapes", inherit=inherit)
    assert job.claim.teacher is not None
    assert job.teacher_weights is not None
    weights, teacher = load_state(job.teacher_weights), build_model(job.claim.teacher)
    teacher.load_state_dict(weights)
    distiller = Distiller(build_model(job.claim.student), teacher, job.claim.spec.method, inherit=inherit)
    distiller.init_weights()
    mine = distiller.student.state_dict()
    whole = [name for name in mine if name.startswith(("neck.fpn_convs.", "rpn_head.", "roi_head.bbox_head."))]
    assert all(mine[name].equal(weights[name].to(mine[name].dtype)) for name in whole) is inherit
    assert (set(whole) <= set(distiller.inherited)) is inherit
    assert not {name for name in distiller.inherited if name.startswith(("backbone.", "roi_head.mask"))}
    assert "neck.lateral_convs.0.conv.weight" not in distiller.inherited
    train(job, reporter)
    facts = [line.values for line in reporter.lines if isinstance(line, FactsEvent)]
    assert {name: value for fact in facts for name, value in fact.items()}["student/inherited_tensors"] == len(
        distiller.inherited
    )


def test_a_teacher_is_measured_in_batches_that_its_deformable_convolutions_take(tmp_path: Path) -> None:
    job = job_of("tiny-reppoints-fgd", tmp_path / "run")
    job.claim.dataset.parameters["val"] = 36
    job.claim.preflight = PreflightOrder()
    reporter = MemoryReporter()
    train(job, reporter)
    (line,) = [one for one in reporter.artifacts("preflight") if one.name == REPORT]
    report = PreflightReport.model_validate_json(line.path.read_bytes())
    assert [check.facts["images"] for check in report.checks if check.name == "teacher_score"] == [36]
