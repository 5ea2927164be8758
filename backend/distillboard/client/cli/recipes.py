"""``distillboard recipe``: what a run can start from."""

from typing import Annotated

import typer

from distillboard.contracts.catalogue import Recipe

from .context import AsJson, connect, console, print_json, print_table

app = typer.Typer(no_args_is_help=True, help="The recipes that runs start from.")
_METRICS = ("bbox_mAP", "segm_mAP")


@app.command("list")
def list_recipes(
    context: typer.Context,
    group: Annotated[
        str | None, typer.Option(help="Only recipes of this group or data set, e.g. paper or shapes.")
    ] = None,
    *,
    json: AsJson = False,
) -> None:
    """List recipes."""
    with connect(context) as client:
        found = [recipe for recipe in client.recipes() if group is None or group in _groups(recipe)]
    if json:
        print_json(found)
        return
    columns = ("name", "group", "method", "teacher AP", "student AP", "distilled AP")
    print_table(columns, [_row(recipe) for recipe in found], right=columns[3:])


@app.command()
def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name of the recipe.", show_default=False)],
    *,
    json: AsJson = False,
) -> None:
    """Show a recipe: what it is about, what was published for it, what differs from its original."""
    with connect(context) as client:
        recipe = client.recipe(name)
    if json:
        print_json(recipe)
    else:
        _print(recipe)


def _print(recipe: Recipe) -> None:
    lines = [f"{recipe.name}: {recipe.title}" if recipe.title else recipe.name, recipe.about]
    if recipe.original:
        lines.append(f"after {recipe.original}")
    if recipe.published:
        teacher, student, distilled = _figures(recipe)
        lines.append(f"published AP: teacher {teacher}, student {student}, distilled {distilled}")
        lines.append(recipe.published.source)
    lines += [f"- {sentence}" for sentence in recipe.departures]
    console.print("\n".join(filter(None, lines)), markup=False, highlight=False, soft_wrap=True)


def _row(recipe: Recipe) -> tuple[str, ...]:
    method = str(recipe.spec.get("method", {}).get("name", "none"))
    return recipe.name, _groups(recipe)[0], method, *_figures(recipe)


def _groups(recipe: Recipe) -> list[str]:
    return [name for name in (recipe.group, str(recipe.spec.get("dataset", ""))) if name]


def _figures(recipe: Recipe) -> tuple[str, str, str]:
    if recipe.published is None:
        return "", "", ""
    published = recipe.published
    return _points(published.teacher), _points(published.student), _points(published.distilled)


def _points(metrics: dict[str, float]) -> str:
    return " / ".join(f"{100 * metrics[name]:.1f}" for name in _METRICS if name in metrics) or "none"
