"""What ships as data: models that build, weights that fit, recipes that name what exists."""

import hashlib
import json

import pytest
import torch
from distillboard.contracts.catalogue import DatasetDocument, ModelDocument, Recipe
from distillboard.contracts.spec import JobSpec
from distillboard_worker.data.figures import CLASSES
from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.checkpoints import load_state
from distillboard_worker.inputs import PACKAGED
from distillboard_worker.teacher import CATALOGUE, TEACHER, measure, plans
from mmdet.datasets import CocoDataset

LIMIT = 16 * 2**20


def read(folder, kind):
    return {path.stem: kind.model_validate_json(path.read_bytes()) for path in (CATALOGUE / folder).glob("*.json")}


MODELS = read("models", ModelDocument)
DATASETS = read("datasets", DatasetDocument)
RECIPES = read("recipes", Recipe)
SHIPPED = [name for name, model in MODELS.items() if model.weights and model.weights.package]
PAIRS = [(name, name.replace("-control", "-fgd")) for name in RECIPES if name.endswith("-control")]
WITH_WEIGHTS = [name for name, model in MODELS.items() if model.weights]
FULL_SIZE = [name for name, model in MODELS.items() if model.classes == DATASETS["coco"].classes]
"""The paper's detectors; detection/test_recipes.py builds them."""


def weights(name):
    return PACKAGED / MODELS[name].weights.package


@pytest.mark.parametrize("documents", [MODELS, DATASETS, RECIPES])
def test_a_document_is_in_the_file_of_its_name(documents):
    assert documents
    assert all(document.name == name for name, document in documents.items())


@pytest.mark.parametrize("name", [name for name in MODELS if name not in FULL_SIZE])
def test_model_builds_and_has_the_stated_size(name):
    model = build_model(MODELS[name])
    trainable = (parameter.numel() for parameter in model.parameters() if parameter.requires_grad)
    assert sum(trainable) == MODELS[name].parameters


@pytest.mark.parametrize("document", [*MODELS.values(), *DATASETS.values()], ids=lambda document: document.name)
def test_classes_are_those_of_the_pictures(document):
    coco = document.name == "coco" or document.name in FULL_SIZE
    assert document.classes == list(CocoDataset.METAINFO["classes"] if coco else CLASSES)


def test_the_teacher_ships_with_weights_and_its_measured_map():
    assert TEACHER in SHIPPED
    assert MODELS[TEACHER].results["shapes"]["bbox_mAP"] >= 0.55


@pytest.mark.parametrize("name", SHIPPED)
def test_weights_are_the_recorded_bytes_and_small(name):
    content = weights(name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == MODELS[name].weights.sha256
    assert len(content) <= LIMIT


@pytest.mark.parametrize("name", SHIPPED)
def test_weights_are_plain_data_and_fill_the_model_exactly(name):
    content = torch.load(weights(name), weights_only=True)
    keys = build_model(MODELS[name]).load_state_dict(content["state_dict"], strict=True)
    assert not keys.missing_keys
    assert not keys.unexpected_keys
    assert all(tensor.isfinite().all() for tensor in load_state(weights(name)).values())


@pytest.mark.parametrize("name", RECIPES)
def test_recipe_is_a_spec_of_what_exists(name):
    spec = JobSpec.model_validate(RECIPES[name].spec)
    assert spec.dataset in DATASETS
    assert spec.student.model in MODELS
    assert spec.teacher is None or spec.teacher.model in WITH_WEIGHTS or spec.teacher.model == "solo-r101-coco"
    assert spec.student.weights != "backbone" or MODELS[spec.student.model].backbone_weights


@pytest.mark.parametrize(("control", "distilled"), PAIRS)
def test_control_differs_from_its_distilled_run_in_the_method_only(control, distilled):
    one, other = (json.loads(json.dumps(RECIPES[name].spec)) for name in (control, distilled))
    assert one.pop("method")["name"] == "none"
    assert other.pop("method")["name"] == "fgd"
    assert one == other


@pytest.mark.slow
@pytest.mark.parametrize("name", plans())
def test_a_teacher_reaches_its_recorded_map(tmp_path, name):
    recorded = MODELS[name].results["shapes"]
    measured = measure(name, weights(name), tmp_path)
    assert measured["bbox_mAP"] == pytest.approx(recorded["bbox_mAP"], abs=0.01)
