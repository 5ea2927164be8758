"""The paper's recipes at full size: every one is built, and compared with what the authors' configs state."""

import json
from functools import cache
from pathlib import Path

import pytest
import torch
from distillboard.contracts.catalogue import DatasetDocument, ModelDocument, Recipe
from distillboard.contracts.spec import JobSpec
from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.config import student_config
from distillboard_worker.detection.datasets import Split, Splits
from distillboard_worker.detection.distiller import Distiller
from distillboard_worker.detection.official.__main__ import dataset_document
from distillboard_worker.detection.official.models import DETECTORS, model_documents
from distillboard_worker.detection.official.page import page
from distillboard_worker.detection.official.recipes import control_name, recipe_documents
from distillboard_worker.detection.official.zoo import zoo_config
from distillboard_worker.teacher import CATALOGUE
from mmdet.registry import MODELS

FACTS = json.loads((Path(__file__).parent / "official_recipes.json").read_bytes())
"""What the authors' 15 configs say, and the model zoo of their detectors; null: their base config's, or nothing."""


def read(folder, kind):
    return {path.stem: kind.model_validate_json(path.read_bytes()) for path in (CATALOGUE / folder).glob("*.json")}


DOCUMENTS = read("models", ModelDocument)
RECIPES = {recipe.name: recipe for recipe in read("recipes", Recipe).values() if recipe.group == "paper"}
BY_ORIGINAL = {recipe.original: recipe for recipe in RECIPES.values() if recipe.original}
CONTROLS = [name for name in RECIPES if name.startswith("coco-control-")]


def short(facts):
    return facts["file"].rpartition("/")[2].removesuffix(".py").removeprefix("fgd_")


each = pytest.mark.parametrize("facts", FACTS, ids=short)


@cache
def build(name, role):
    """A full-size detector without memory for its weights; only what normalises its images is real."""
    document = DOCUMENTS[name]
    with torch.device("meta"):
        model = build_model(document)
    model.data_preprocessor = MODELS.build(dict(document.config["data_preprocessor"]))
    assert role in {"student", "teacher"}
    return model


@cache
def distiller(name):
    spec = JobSpec.model_validate(RECIPES[name].spec)
    student, teacher = build(spec.student.model, "student"), build(spec.teacher.model, "teacher")
    with torch.device("meta"):
        return Distiller(student, teacher, spec.method, inherit=spec.student.inherit)


def resolved(recipe):
    """The config that the recipe trains by, on images of COCO's size."""
    split = Split(Path("instances.json"), Path("images"), 10, 20, (640, 640))
    spec = JobSpec.model_validate(recipe.spec)
    document = DOCUMENTS[spec.student.model]
    return student_config(spec, document, Splits(tuple(document.classes), split, split))


def stem(path):
    return path.removesuffix(".py")


def test_there_is_one_recipe_for_each_official_config():
    assert len(FACTS) == 15
    assert BY_ORIGINAL.keys() == {facts["file"] for facts in FACTS}


@each
def test_modules_channels_and_strides(facts):
    recipe = BY_ORIGINAL[facts["file"]]
    built = distiller(recipe.name)
    found = [(mine.path, theirs.path, mine.channels, theirs.channels) for mine, theirs in built.pairs]
    assert sorted(found) == sorted((mine, theirs, own, other) for mine, theirs, own, other, _ in facts["pairs"])
    assert [mine.stride for mine, _ in built.pairs] == [theirs.stride for _, theirs in built.pairs]
    levels = recipe.spec["method"]["levels"]
    assert [(mine.name, mine.stride) for mine, _ in built.pairs] == [(level, 2 ** int(level[1:])) for level in levels]


@each
def test_terms_and_adapters(facts):
    recipe = BY_ORIGINAL[facts["file"]]
    method = JobSpec.model_validate(recipe.spec).method
    stated = [facts[name] for name in ("temperature", "alpha", "beta", "gamma", "lambda")]
    assert [method.temperature, method.alpha, method.beta, method.gamma, method.lambda_] == stated
    assert method.mask_scale == "image"
    losses = distiller(recipe.name).distillation.levels
    adapters = {level: loss.align for level, loss in losses.items() if loss.align is not None}
    assert bool(adapters) == all(align for *_, align in facts["pairs"])
    for adapter in adapters.values():
        own, other = facts["pairs"][0][2:4]
        assert (adapter.in_channels, adapter.out_channels, adapter.kernel_size) == (own, other, (1, 1))


@each
def test_inheriting(facts):
    recipe = BY_ORIGINAL[facts["file"]]
    inherited = distiller(recipe.name).inherited
    assert recipe.spec["student"]["inherit"] == facts["inherit"] == bool(inherited)
    assert not any(name.startswith("backbone.") for name in inherited)


@each
def test_schedule(facts):
    recipe = BY_ORIGINAL[facts["file"]]
    config, schedule = resolved(recipe), recipe.spec["schedule"]
    assert schedule["batch_size"] == facts["batch"]
    assert schedule["clip_norm"] == facts["clip"]
    assert config["optim_wrapper"].get("clip_grad", {}).get("max_norm") == facts["clip"]
    if facts["optimizer"]:
        assert config["optim_wrapper"]["optimizer"] == facts["optimizer"]
    if facts["schedule"]:
        assert {name: schedule[name] for name in facts["schedule"]} == facts["schedule"]


@pytest.mark.parametrize("facts", [facts for facts in FACTS if facts["student"]], ids=short)
def test_the_rest_of_the_schedule_is_the_students_base_config(facts):
    base, config = zoo_config(stem(facts["student"])), resolved(BY_ORIGINAL[facts["file"]])
    assert config["train_cfg"]["max_epochs"] == base["train_cfg"]["max_epochs"]
    assert config["optim_wrapper"]["optimizer"] == base["optim_wrapper"]["optimizer"]
    assert config["optim_wrapper"].get("paramwise_cfg") == base["optim_wrapper"].get("paramwise_cfg")
    assert config["param_scheduler"] == [plain(one) for one in base["param_scheduler"] if one["type"] != "ConstantLR"]
    for part in ("train_dataloader", "val_dataloader"):
        assert size(config[part]) == size(base[part])
    assert config["train_dataloader"].get("batch_sampler") == base["train_dataloader"].get("batch_sampler")


def plain(scheduler):
    """A scheduler of the zoo in our words: without the scope, and without an end that is the training's."""
    left_out = {"end"} if scheduler["type"] == "MultiStepLR" else set()
    kept = {name: value for name, value in scheduler.items() if name not in left_out}
    return kept | {"type": scheduler["type"].removeprefix("mmdet.")}


def size(loader):
    """Long and short side that a pipeline scales images into; ours says it in JSON, the zoo in a tuple."""
    steps = {step["type"]: step for step in loader["dataset"]["pipeline"]}
    ours = steps.get("ResizeShortestEdge")
    return [ours["max_size"], ours["scale"]] if ours else steps["Resize"]["scale"]


def drawn(loader):
    """The sizes of which a pipeline draws one for each image."""
    steps = {step["type"]: step for step in loader["dataset"]["pipeline"]}
    ours = steps.get("RandomChoice")
    choices = [one for (one,) in ours["transforms"]] if ours else []
    return sorted([one["max_size"], one["scale"]] for one in choices) or sorted(steps["RandomChoiceResize"]["scales"])


@each
def test_detectors_are_the_zoos_and_figures_the_published_ones(facts):
    recipe = BY_ORIGINAL[facts["file"]]
    teacher, student = (DETECTORS[recipe.spec[role]["model"]] for role in ("teacher", "student"))
    document = DOCUMENTS[recipe.spec["teacher"]["model"]]
    if facts["teacher"]:
        assert teacher.zoo == stem(facts["teacher"])
        assert document.weights.url == facts["teacher_weights"]
        assert document.weights.url.endswith(f"-{document.weights.sha256_prefix}.pth")
        assert document.results["coco"] == recipe.published.teacher
        assert recipe.published.teacher["bbox_mAP"] == points(facts["teacher_box"])
    if facts["student"]:
        assert student.zoo == stem(facts["student"])
    if facts["student_box"]:
        assert recipe.published.student["bbox_mAP"] == points(facts["student_box"])
    assert recipe.published.student.get("segm_mAP") == points(facts["student_mask"])
    assert recipe.published.distilled.get("bbox_mAP") == points(facts["distilled_box"])
    assert recipe.published.distilled.get("segm_mAP") == points(facts["distilled_mask"])
    assert recipe.departures


def points(value):
    return None if value is None else pytest.approx(value / 100)


def test_fcos_is_the_authors_student_and_learns_at_two_sizes():
    recipe = RECIPES["coco-fgd-fcos-r101-r50"]
    head = build("fcos-r50-coco", "student").bbox_head
    assert all((head.norm_on_bbox, head.center_sampling, head.conv_bias, not head.centerness_on_reg))
    assert type(head.loss_bbox).__name__ == "GIoULoss"
    assert "bbox_head.cls_convs.0.conv.weight" in distiller(recipe.name).inherited
    assert "bbox_head.cls_convs.0.conv.bias" not in distiller(recipe.name).inherited
    base, teacher = zoo_config(DETECTORS["fcos-r50-coco"].zoo), zoo_config(DETECTORS["fcos-r101-coco"].zoo)
    config = resolved(recipe)
    assert config["optim_wrapper"]["optimizer"] == base["optim_wrapper"]["optimizer"]
    assert config["optim_wrapper"]["paramwise_cfg"] == base["optim_wrapper"]["paramwise_cfg"]
    assert config["param_scheduler"][0]["start_factor"] == pytest.approx(1 / 3)
    assert drawn(config["train_dataloader"]) == drawn(teacher["train_dataloader"])


def test_solos_teacher_is_trained_as_the_zoos_smaller_one():
    base, config = zoo_config("solo/solo_r50_fpn_3x_coco"), resolved(RECIPES["coco-teacher-solo-r101"])
    assert config["param_scheduler"] == [plain(one) for one in base["param_scheduler"]]
    assert drawn(config["train_dataloader"]) == drawn(base["train_dataloader"])
    assert DOCUMENTS["solo-r101-coco"].weights is None


@pytest.mark.parametrize("name", BY_ORIGINAL)
def test_every_distilled_recipe_has_its_control(name):
    distilled = BY_ORIGINAL[name].spec
    control = RECIPES[control_name(distilled["student"]["model"])].spec
    assert control == {
        **{section: value for section, value in distilled.items() if section != "teacher"},
        "method": {"name": "none"},
        "student": distilled["student"] | {"inherit": False},
    }


def test_every_control_belongs_to_a_distilled_recipe():
    assert set(CONTROLS) == {control_name(recipe.spec["student"]["model"]) for recipe in BY_ORIGINAL.values()}


def test_documents_and_page_are_what_the_command_writes():
    recipes, models = recipe_documents(), model_documents()
    assert {recipe.name: recipe for recipe in recipes} == RECIPES
    assert all(DOCUMENTS[model.name] == model for model in models)
    assert read("datasets", DatasetDocument)["coco"] == dataset_document()
    assert (CATALOGUE.parents[3] / "docs" / "recipes.md").read_text(encoding="utf-8") == page(recipes, models)
