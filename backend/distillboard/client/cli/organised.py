"""``distillboard run edit``, ``diff``, ``archive``, ``delete``, ``restore``: keeping runs in order."""

from json import dumps
from typing import Annotated, Any

import typer

from distillboard.client.client import Client
from distillboard.contracts.projects import Action
from distillboard.contracts.runs import Summary
from distillboard.contracts.search import RunsDiff

from .context import AsJson, RunId, connect, console, print_json, print_table

_Runs = Annotated[list[str], typer.Argument(help="Ids of runs.", show_default=False)]
_Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to ``distillboard run``."""
    for command in (edit, diff, archive, delete, restore):
        app.command()(command)


def edit(
    context: typer.Context,
    run: RunId,
    name: Annotated[str | None, typer.Option(help="Another name.")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="All tags it is to have; may be given several times.")] = None,
    notes: Annotated[str | None, typer.Option(help="Other notes.")] = None,
    project: Annotated[str | None, typer.Option(help="Name or id of another project.")] = None,
    *,
    untag: Annotated[bool, typer.Option("--untag", help="Take all tags away.")] = False,
    json: AsJson = False,
) -> None:
    """Change name, tags, notes or project of a run."""
    with connect(context) as client:
        tags = [] if untag else tag
        view = client.runs.edit(run, name=name, tags=tags, notes=notes, project=project)
    if json:
        print_json(view)
    else:
        words = [view.id, view.name, f"in {view.project}", *(f"#{tag}" for tag in view.tags)]
        console.print("  ".join(words), markup=False, highlight=False)


def diff(context: typer.Context, runs: _Runs, *, json: AsJson = False) -> None:
    """Show what differs between 2 to 50 runs, and how they did."""
    with connect(context) as client:
        found = client.runs.diff(*runs)
    if json:
        print_json(found)
        return
    columns = ("", *(run.name for run in found.runs))
    print_table(columns, [[field.path, *map(_cell, field.values)] for field in found.fields])
    console.print(f"{found.same} fields are the same", highlight=False)
    print_table(columns, [[row.key, *map(_last, row.summaries)] for row in _measured(found)], right=columns[1:])


def archive(
    context: typer.Context,
    runs: _Runs,
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Show them in lists again.")] = False,
    json: AsJson = False,
) -> None:
    """Let lists leave runs out."""
    with connect(context) as client:
        _apply(client, "unarchive" if undo else "archive", runs, json=json)


def delete(context: typer.Context, runs: _Runs, *, yes: _Yes = False, json: AsJson = False) -> None:
    """Put runs that have ended into the trash; they can be restored for a while."""
    with connect(context) as client:
        if not yes:
            named = ", ".join(client.runs.get(run).name for run in runs[:10])
            more = f" and {len(runs) - 10} more" if len(runs) > 10 else ""
            typer.confirm(f"Delete {named}{more}?", abort=True, err=json)
        _apply(client, "delete", runs, json=json)


def restore(context: typer.Context, runs: _Runs, *, json: AsJson = False) -> None:
    """Take runs out of the trash."""
    with connect(context) as client:
        _apply(client, "restore", runs, json=json)


def _apply(client: Client, action: Action, runs: list[str], *, json: bool) -> None:
    """Do it to all of them and say of each what became of it; exit status 1 when one was refused."""
    answer = client.runs.bulk(action, runs)
    if json:
        print_json(answer)
    else:
        for outcome in answer.outcomes:
            said = outcome.problem.message if outcome.problem else f"{action}: done"
            console.print(f"{outcome.run}  {said}", markup=False, highlight=False, soft_wrap=True)
    if answer.changed < len(answer.outcomes):
        raise typer.Exit(1)


def _measured(found: RunsDiff) -> list[Any]:
    return [row for row in found.metrics if any(row.summaries)]


def _cell(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else dumps(value, ensure_ascii=False)


def _last(summary: Summary | None) -> str:
    return "" if summary is None else f"{summary.last:.4g}"
