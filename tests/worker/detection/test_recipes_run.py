"""The paper's recipes for real: a few small images in COCO's form, one epoch at full size, through the engine."""

import json

import numpy as np
import pytest
import torch
from distillboard.contracts.catalogue import CocoFiles
from distillboard.contracts.leases import Claim
from distillboard.contracts.spec import JobSpec
from distillboard.contracts.validation import merge_spec
from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.checkpoints import load_state
from distillboard_worker.detection.engine import train
from distillboard_worker.detection.official.__main__ import dataset_document
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import MemoryReporter
from PIL import Image
from worker.detection.test_recipes import BY_ORIGINAL, DOCUMENTS, RECIPES

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

WIDTH, HEIGHT = 160, 128
DISTILLED = sorted(recipe.name for recipe in BY_ORIGINAL.values())


def write_split(folder, name, count):
    """Noise with two boxes a picture, each with its outline; every other picture is tall."""
    images, annotations = [], []
    (folder / name).mkdir()
    for number in range(1, count + 1):
        width, height = (WIDTH, HEIGHT) if number % 2 else (HEIGHT, WIDTH)
        pixels = np.random.default_rng(number).integers(0, 256, (height, width, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(folder / name / f"{number}.png")
        images.append({"id": number, "file_name": f"{number}.png", "width": width, "height": height})
        for index, (x, y, w, h) in enumerate([(8, 8, 60, 50), (70, 60, 40, 50)]):
            about = {"image_id": number, "category_id": index * 17 + 1, "iscrowd": 0, "area": w * h}
            outline = [[x, y, x + w, y, x + w, y + h, x, y + h]]
            annotations.append({"id": len(annotations) + 1, "bbox": [x, y, w, h], "segmentation": outline} | about)
    categories = [{"id": index + 1, "name": one} for index, one in enumerate(dataset_document().classes)]
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"images": images, "annotations": annotations, "categories": categories}))
    return CocoFiles(annotations=str(path), images=str(folder / name))


def write_weights(path, module):
    """Random weights in a file of their own."""
    torch.save({"state_dict": module.state_dict()}, path)
    return path


@pytest.mark.parametrize("name", DISTILLED)
def test_a_recipe_trains_measures_and_exports(tmp_path, name):
    small = {"epochs": 1, "batch_size": 2, "image_size": [WIDTH, HEIGHT], "warmup_epochs": 0, "warmup": "linear"}
    small |= {"final_epochs": 0, "short_sides": [96, 128] if "short_sides" in RECIPES[name].spec["schedule"] else None}
    changes = {"schedule": small, "evaluation": {"probe_images": 1, "teacher_images": 0}, "resources": {"gpus": 0}}
    spec = JobSpec.model_validate(merge_spec(RECIPES[name].spec, changes))
    teacher, student = DOCUMENTS[spec.teacher.model], DOCUMENTS[spec.student.model]
    data = dataset_document().model_copy(
        update={"train": write_split(tmp_path, "train", 4), "val": write_split(tmp_path, "val", 2)}
    )
    starts = spec.student.weights == "backbone"
    run = tmp_path / "run"
    run.mkdir()
    job = TrainerJob(
        claim=Claim(
            run=name, name=name, attempt=1, token="", lease_seconds=60, spec=spec, student=student, teacher=teacher,
            dataset=data,
        ),
        run_dir=run,
        cache_dir=tmp_path,
        teacher_weights=write_weights(tmp_path / "teacher.pth", build_model(teacher, 1)),
        student_weights=write_weights(tmp_path / "r.pth", build_model(student, 2).backbone) if starts else None,
    )  # fmt: skip
    reporter = MemoryReporter()
    train(job, reporter)
    for level in spec.method.levels:
        assert all(np.isfinite(value) for _, value in reporter.series(f"loss/fgd/{level}/total"))
    (exported,) = [one for one in reporter.artifacts("checkpoint") if one.path.name == "student.pth"]
    assert load_state(exported.path).keys() == build_model(student).state_dict().keys()
