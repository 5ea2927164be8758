"""``distillboard project``: what runs are kept apart by."""

from typing import Annotated

import typer

from distillboard.contracts.projects import ProjectView

from .context import AsJson, connect, console, print_json, print_table

app = typer.Typer(no_args_is_help=True, help="Keep runs apart by projects.")
_COLUMNS = ("id", "name", "runs", "active", "newest", "description")
_Named = Annotated[str, typer.Argument(help="Name or id of the project.", show_default=False)]
_Name = Annotated[str, typer.Argument(help="What it is to be called.", show_default=False)]
_Description = Annotated[str, typer.Option(help="What it is about.")]


@app.command()
def create(context: typer.Context, name: _Name, description: _Description = "", *, json: AsJson = False) -> None:
    """Make a project; a run names it in its spec: --set project=NAME."""
    with connect(context) as client:
        _show([client.projects.create(name, description)], json=json)


@app.command("list")
def list_projects(context: typer.Context, *, json: AsJson = False) -> None:
    """List every project with the number of its runs."""
    with connect(context) as client:
        found = client.projects.list()
    if json:
        print_json(found)
    else:
        _show(found, json=False)


@app.command()
def rename(context: typer.Context, project: _Named, name: _Name, *, json: AsJson = False) -> None:
    """Give a project another name; its runs follow."""
    with connect(context) as client:
        _show([client.projects.edit(project, name=name)], json=json)


@app.command()
def archive(
    context: typer.Context,
    project: _Named,
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Let it take new runs again.")] = False,
    json: AsJson = False,
) -> None:
    """Let a project take no new runs."""
    with connect(context) as client:
        _show([client.projects.edit(project, archived=not undo)], json=json)


def _show(projects: list[ProjectView], *, json: bool) -> None:
    if json:
        print_json(projects[0])
    else:
        print_table(_COLUMNS, (_row(project) for project in projects), right=("runs", "active"))
        if any(project.archived for project in projects):
            console.print("* archived: takes no new runs")


def _row(project: ProjectView) -> list[str]:
    newest = f"{project.newest:%Y-%m-%d %H:%M}" if project.newest else ""
    name = f"{project.name} *" if project.archived else project.name
    return [project.id, name, str(project.runs), str(project.active), newest, project.description]
