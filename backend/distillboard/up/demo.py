"""``distillboard demo``: a control and an FGD run on the built-in data, live, and what FGD gained."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from distillboard.client.client import Client
from distillboard.client.follow import follow, leaderboard_tables
from distillboard.contracts.runs import RunView
from distillboard.contracts.states import RunState

from .settings import StackSettings, settings_from
from .stack import running_stack

app = typer.Typer()
RECIPES = ("shapes-control", "shapes-fgd")
"""The control first: the leaderboard measures the second run against it."""


@app.command()
def demo(
    recipes: Annotated[list[str] | None, typer.Option("--recipe", help="Recipes to run, instead of the two.")] = None,
    seed: Annotated[int, typer.Option(min=0, help="Seed of weights, data order and flips.")] = 0,
    home: Annotated[Path | None, typer.Option(help="Folder of all data; DISTILLBOARD_HOME or ./.distillboard.")] = None,
    port: Annotated[int | None, typer.Option(help="Port of the page; DISTILLBOARD_PORT or 8000.")] = None,
    *,
    leave: Annotated[bool, typer.Option("--exit", help="Stop after printing the leaderboard.")] = False,
) -> None:
    """Train a control and an FGD run and print what FGD gained; keeps serving until Ctrl-C."""
    console = Console()
    settings = settings_from(home=home, port=port)
    settings = settings.model_copy(update={"slots": settings.slots or _slots()})
    with running_stack(settings) as stack, Client(stack.url, _token(settings)) as client:
        console.print(f"The page: {stack.url}", highlight=False)
        runs = follow(client, [_submit(client, recipe, seed) for recipe in recipes or RECIPES], console)
        console.print(*leaderboard_tables(client.leaderboard()))
        failed = _tell_failures(runs, console)
        console.print(f"Curves, maps and tables: {stack.url}", highlight=False)
        if not leave:
            console.print("Serving until Ctrl-C.")
            stack.wait()
    raise typer.Exit(1 if failed else 0)


def _slots() -> int | None:
    """Without a GPU both runs train side by side: a step this small does not fill two cores."""
    has_gpu = shutil.which("nvidia-smi") is not None
    return None if has_gpu else min(len(RECIPES), len(os.sched_getaffinity(0)))


def _token(settings: StackSettings) -> str | None:
    return settings.token.get_secret_value() if settings.token else None


def _submit(client: Client, recipe: str, seed: int) -> str:
    return client.runs.create({"recipe": recipe, "schedule": {"seed": seed}, "tags": ["demo"]}).id


def _tell_failures(runs: Sequence[RunView], console: Console) -> bool:
    failed = [run for run in runs if run.state is not RunState.SUCCEEDED]
    for run in failed:
        console.print(f"{run.name} {run.state}: {run.reason or 'no reason given'}", markup=False, soft_wrap=True)
    return bool(failed)
