"""Puts the command together: the client's own nouns, and what the installed extras bring by entry points."""

import json
import sys
from importlib.metadata import EntryPoint, entry_points
from typing import Annotated, Any

import typer
from rich.console import Console

from distillboard import __version__
from distillboard.client.errors import DistillboardError, Refused, Unreachable
from distillboard.contracts.problems import Problem

from . import datasets, leaderboard, models, projects, queues, recipes, reports, runs, sweeps, tokens, workers
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
    app.add_typer(models.app, name="model")
    app.add_typer(datasets.app, name="dataset")
    app.add_typer(projects.app, name="project")
    app.add_typer(queues.app, name="queue")
    app.add_typer(workers.app, name="worker")
    app.add_typer(tokens.app, name="token")
    leaderboard.add_to(app)
    reports.add_to(app, runs.app)
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
    """Run the command; a refusal of the server is one sentence, never a traceback.

    Exit status: 0 done, 1 refused or a run that did not succeed, 2 wrong usage, 3 no server.
    """
    try:
        load()(standalone_mode=True)
    except DistillboardError as error:
        if "--json" in sys.argv:
            typer.echo(json.dumps({"error": _problem(error)}), err=True)
        else:
            Console(stderr=True).print(f"distillboard: {error}", highlight=False, markup=False, soft_wrap=True)
        return 3 if isinstance(error, Unreachable) else 1
    return 0


def _problem(error: DistillboardError) -> dict[str, Any]:
    """A refusal in the shape that the server answers with."""
    if isinstance(error, Refused):
        return Problem(code=error.code, message=error.message, fields=error.fields).model_dump()
    return Problem(code="unreachable" if isinstance(error, Unreachable) else "failed", message=str(error)).model_dump()


if __name__ == "__main__":
    sys.exit(main())
