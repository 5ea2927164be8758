"""The recipes on the command line, from a server's answer."""

import json

import httpx
import pytest
from distillboard.client.cli import recipes
from distillboard.client.client import Client
from distillboard.contracts.catalogue import Published, Recipe
from typer.testing import CliRunner

PAPER = Recipe(
    name="coco-fgd-mask",
    title="Mask",
    group="paper",
    original="configs/fgd_mask.py",
    departures=["One process."],
    published=Published(teacher={"bbox_mAP": 0.473, "segm_mAP": 0.411}, student={"bbox_mAP": 0.392}, source="Table 3."),
    spec={"dataset": "coco", "method": {"name": "fgd"}},
)
SHAPES = Recipe(name="shapes-control", spec={"dataset": "shapes"})


def answer(request):
    if request.url.path == "/api/v1/recipes":
        return httpx.Response(200, json=[recipe.model_dump(mode="json") for recipe in (SHAPES, PAPER)])
    assert request.url.path == "/api/v1/recipes/coco-fgd-mask"
    return httpx.Response(200, json=PAPER.model_dump(mode="json"))


@pytest.fixture
def run(monkeypatch):
    http = httpx.Client(base_url="http://api.test", transport=httpx.MockTransport(answer))
    monkeypatch.setattr(recipes, "connect", lambda _: Client("http://api.test", http=http))
    return lambda *arguments: CliRunner().invoke(recipes.app, arguments)


def test_a_list_shows_groups_methods_and_published_figures(run):
    lines = run("list").output.splitlines()
    assert lines[1].split() == ["shapes-control", "shapes", "none"]
    assert lines[2].split() == ["coco-fgd-mask", "paper", "fgd", "47.3", "/", "41.1", "39.2", "none"]


@pytest.mark.parametrize("group", ["paper", "coco"])
def test_a_list_of_one_group(run, group):
    found = json.loads(run("list", "--group", group, "--json").output)
    assert [recipe["name"] for recipe in found] == ["coco-fgd-mask"]


def test_a_recipe_tells_its_original_its_figures_and_what_differs(run):
    shown = run("show", "coco-fgd-mask").output
    for part in ("after configs/fgd_mask.py", "teacher 47.3 / 41.1", "Table 3.", "- One process."):
        assert part in shown
