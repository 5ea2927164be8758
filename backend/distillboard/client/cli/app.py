"""Puts the command together: the client's own nouns, and what the installed extras bring by entry points."""

import sys
from importlib.metadata import EntryPoint, entry_points
from typing import Annotated

import typer
from rich.console import Console

from distillboard import __version__
from distillboard.client.errors import DistillboardError

from . import catalogue, leaderboard, queues, recipes, runs, sweeps, tokens, workers
from .context import Options

COMMAND_GROUP = "distillboard.commands"
"""Entry points of this group are Typer apps whose commands are added."""

app = typer.Typer(
    name="distillboard",
    help="Distil object detectors, and see what it bought.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"distillboard {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    url: Annotated[str | None, typer.Option(envvar="DISTILLBOARD_URL", help="Address of the server.")] = None,
    token: Annotated[str | None, typer.Option(envvar="DISTILLBOARD_TOKEN", help="Bearer token.")] = None,
    *,
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version.")
    ] = False,
) -> None:
    """Distil object detectors, and see what it bought."""
    context.obj = Options(url=url, token=token)


def load() -> typer.Typer:
    """The whole command, with what the installed extras add."""
    app.add_typer(runs.app, name="run")
    app.add_typer(sweeps.app, name="sweep")
    app.add_typer(recipes.app, name="recipe")
    app.add_typer(catalogue.models, name="model")
    app.add_typer(catalogue.datasets, name="dataset")
    app.add_typer(queues.app, name="queue")
    app.add_typer(workers.app, name="worker")
    app.add_typer(tokens.app, name="token")
    leaderboard.add_to(app)
    for entry in sorted(entry_points(group=COMMAND_GROUP), key=lambda entry: entry.name):
        _add_commands(entry)
    return app


def _add_commands(entry: EntryPoint) -> None:
    """Add a Typer app's commands; an extra that is not installed here brings none."""
    try:
        commands = entry.load()
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("distillboard"):
            raise
        return
    app.add_typer(commands)


def main() -> int:
    """Run the command; a refusal of the server is one sentence and exit status 1, never a traceback."""
    try:
        load()(standalone_mode=True)
    except DistillboardError as error:
        Console(stderr=True).print(f"distillboard: {error}", highlight=False, markup=False, soft_wrap=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
