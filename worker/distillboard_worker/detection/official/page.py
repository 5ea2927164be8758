"""The page about the paper's recipes, made from their documents."""

from collections.abc import Iterable, Mapping, Sequence

from distillboard.contracts.catalogue import ModelDocument, Recipe

_INTRODUCTION = """\
# The paper's recipes

One recipe for each of the 15 configs that the authors of FGD published, at full size on COCO, and one for each of their
students alone, the matched control. `python -m distillboard_worker.detection.official` writes this page and the
documents in `backend/distillboard/server/catalogue/` from MMDetection's model zoo.

```sh
distillboard dataset add coco --train annotations/instances_train2017.json --val annotations/instances_val2017.json \\
  --images train2017 --val-images val2017
distillboard run submit coco-fgd-retinanet-x101-r50
```

The files of COCO are by paths that the workers see. Workers download the weights of teachers and backbones at their
first use ([settings](settings.md)). A run asks for one GPU and takes its 16 images a step at once. Where they do not
fit, `--set schedule.batch_size=4 --set schedule.accumulate=4 --set schedule.warmup_steps=2000` makes the same updates
of smaller batches.

All figures are COCO val2017 AP in points, of boxes and, where there are two, of masks. They are what the paper, its
authors' README and the model zoo state; none of them was measured by this project.
"""
_HEADER = ("recipe", "teacher", "student", "teacher AP", "student AP", "FGD AP", "inherits", "epochs", "levels")


def page(recipes: Sequence[Recipe], models: Sequence[ModelDocument]) -> str:
    """The page as Markdown."""
    titles = {model.name: model.title for model in models}
    distilled = [recipe for recipe in recipes if recipe.spec["method"]["name"] != "none"]
    alone = [recipe for recipe in recipes if recipe.spec["method"]["name"] == "none"]
    parts = [
        _INTRODUCTION,
        "## Distilled\n",
        _table(_HEADER, (_row(recipe, titles) for recipe in distilled)),
        "## Weights of the terms\n",
        _table(_TERMS, (_terms(recipe) for recipe in distilled)),
        "## Students alone\n",
        _table(("recipe", "student", "AP", "epochs"), (_alone(recipe, titles) for recipe in alone)),
        "## What differs from the originals\n",
        *(_departures(recipe) for recipe in distilled),
    ]
    return "\n".join(parts)


_TERMS = ("recipe", "temperature", "alpha", "beta", "gamma", "lambda", "lr", "batch", "clip")


def _row(recipe: Recipe, titles: Mapping[str, str]) -> list[str]:
    spec, published = recipe.spec, recipe.published
    figures = (published.teacher, published.student, published.distilled) if published else ({}, {}, {})
    return [
        f"`{recipe.name}`",
        titles[spec["teacher"]["model"]],
        titles[spec["student"]["model"]],
        *map(_points, figures),
        "yes" if spec["student"]["inherit"] else "no",
        str(spec["schedule"]["epochs"]),
        ", ".join(spec["method"]["levels"]),
    ]


def _terms(recipe: Recipe) -> list[str]:
    method, schedule = recipe.spec["method"], recipe.spec["schedule"]
    clip = schedule["clip_norm"]
    return [
        f"`{recipe.name}`",
        *(f"{method[name]:g}" for name in _TERMS[1:6]),
        f"{schedule['lr']:g}",
        str(schedule["batch_size"]),
        "none" if clip is None else f"{clip:g}",
    ]


def _alone(recipe: Recipe, titles: Mapping[str, str]) -> list[str]:
    student = recipe.published.student if recipe.published else {}
    epochs = str(recipe.spec["schedule"]["epochs"])
    return [f"`{recipe.name}`", titles[recipe.spec["student"]["model"]], _points(student), epochs]


def _departures(recipe: Recipe) -> str:
    lines = [f"### {recipe.name}\n", f"After `{recipe.original}`.", ""]
    lines += [f"- {sentence}" for sentence in recipe.departures]
    if recipe.published is not None:
        lines.append(f"- Figures: {recipe.published.source}")
    return "\n".join([*lines, ""])


def _points(metrics: Mapping[str, float]) -> str:
    stated = [f"{100 * metrics[name]:.1f}" for name in ("bbox_mAP", "segm_mAP") if name in metrics]
    return " / ".join(stated) or "none"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
