"""``distillboard run``: submit, watch, stop, read."""

from itertools import islice
from pathlib import Path
from typing import Annotated, Literal

import typer

from distillboard.client.follow import follow, status_cells
from distillboard.client.followed import LogLevel
from distillboard.contracts.runs import LogLine, RunView
from distillboard.contracts.states import RunState

from . import organised
from .changes import read_moment, read_spec
from .context import AsJson, RunId, connect, console, print_json, print_table
from .preflight import preflight

app = typer.Typer(no_args_is_help=True, help="Submit runs and follow them.")
app.command()(preflight)
organised.add_to(app)
_COLUMNS = ("id", "name", "stage", "epoch", "loss", "mAP", "eta")
_RIGHT = ("epoch", "loss", "mAP", "eta")


@app.command()
def submit(
    context: typer.Context,
    recipe: Annotated[
        str, typer.Argument(help="A recipe's name, or a job spec in a .json file ('-': standard input).")
    ],
    changes: Annotated[list[str] | None, typer.Option("--set", "-s", help="A change, e.g. schedule.seed=1.")] = None,
    *,
    wait: Annotated[bool, typer.Option("--wait", help="Follow it until it has ended.")] = False,
    json: AsJson = False,
) -> None:
    """Submit a run; prints its id."""
    with connect(context) as client:
        run = client.runs.create(read_spec(recipe, changes or []))
        if wait:
            _follow_and_exit([run.id], context, json=json)
        if json:
            print_json(run)
        else:
            console.print(f"{run.id}  {run.name}  {client.url}/runs/{run.id}", highlight=False, soft_wrap=True)


@app.command("list")
def list_runs(
    context: typer.Context,
    state: Annotated[RunState | None, typer.Option(help="Only runs in this state.")] = None,
    search: Annotated[str | None, typer.Option(help="Only runs whose name, tags or models hold this.")] = None,
    condition: Annotated[
        str | None, typer.Option("--filter", "-f", help="Only runs that fit, e.g. 'val/bbox_mAP.max > 0.4'.")
    ] = None,
    sort: Annotated[str | None, typer.Option(help="Fields to sort by, e.g. -val/bbox_mAP.max.")] = None,
    project: Annotated[str | None, typer.Option(help="Only runs of this project.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most this many.")] = 50,
    *,
    archived: Annotated[bool, typer.Option("--archived", help="Archived runs.")] = False,
    deleted: Annotated[bool, typer.Option("--deleted", help="Runs in the trash.")] = False,
    json: AsJson = False,
) -> None:
    """List runs, newest first unless sorted otherwise."""
    shelf: Literal["active", "archived", "deleted"] = "deleted" if deleted else "archived" if archived else "active"
    with connect(context) as client:
        chosen = client.runs.list(
            filter=condition, sort=sort, state=state, project=project, search=search, visibility=shelf
        )
        found = list(islice(chosen, limit))
    if json:
        print_json(found)
    else:
        print_table(_COLUMNS, (_row(run) for run in found), right=_RIGHT)


@app.command()
def show(context: typer.Context, run: RunId, *, json: AsJson = False) -> None:
    """Show one run: state and metrics; with --json everything."""
    with connect(context) as client:
        view = client.runs.get(run)
    if json:
        print_json(view)
        return
    print_table(_COLUMNS, [_row(view)], right=_RIGHT)
    if view.reason:
        console.print(f"{view.code}: {view.reason}", markup=False)
    rows = [
        (key, *(f"{value:.4g}" if value is not None else "" for value in (entry.last, entry.min, entry.max)))
        for key, entry in sorted(view.summary.items())
    ]
    print_table(("metric", "last", "min", "max"), rows, right=("last", "min", "max"))


@app.command()
def wait(
    context: typer.Context, runs: Annotated[list[str], typer.Argument(help="Ids of runs.")], *, json: AsJson = False
) -> None:
    """Follow runs until they have ended; exit status 0 only if all succeeded."""
    _follow_and_exit(runs, context, json=json)


@app.command()
def cancel(context: typer.Context, run: RunId, *, json: AsJson = False) -> None:
    """Stop a run."""
    with connect(context) as client:
        view = client.runs.cancel(run)
    if json:
        print_json(view)
    else:
        console.print(f"{view.id} {view.state}{', stopping' if view.stop_requested else ''}")


@app.command()
def retry(context: typer.Context, run: RunId, *, json: AsJson = False) -> None:
    """Queue a failed or cancelled run again."""
    with connect(context) as client:
        view = client.runs.retry(run)
    if json:
        print_json(view)
    else:
        console.print(f"{view.id} {view.state}")


@app.command()
def logs(
    context: typer.Context,
    run: RunId,
    tail: Annotated[int, typer.Option("--tail", "-n", min=1, max=5000, help="Last lines.")] = 100,
    search: Annotated[
        str | None, typer.Option("--search", "-s", help="Only lines that hold this, in capitals or not.")
    ] = None,
    level: Annotated[LogLevel | None, typer.Option(help="Only this level and graver ones.")] = None,
    at: Annotated[
        str | None, typer.Option(help="Lines around this moment: 2026-01-31T12:00:00Z, or seconds since 1970.")
    ] = None,
    *,
    goes_on: Annotated[bool, typer.Option("--follow", "-f", help="Go on until the run has ended.")] = False,
    json: AsJson = False,
) -> None:
    """Print the last log lines of a run; with --follow and --json, each line is a document of its own."""
    moment = None if at is None else read_moment(at)
    if moment is not None and (goes_on or search or level):
        message = "shows all lines around a moment: leave --follow, --search and --level out"
        raise typer.BadParameter(message, param_hint="--at")
    with connect(context) as client:
        if goes_on:
            for line in client.runs.follow_logs(run, tail=tail, level=level, search=search):
                _print_line(line, json=json)
            return
        if moment is not None:
            page = client.runs.logs(run, at=moment, limit=tail)
        else:
            page = client.runs.logs(run, tail=tail, level=level, search=search)
        if json:
            print_json(page)
        for line in () if json else page.lines:
            _print_line(line, json=False)


def _print_line(line: LogLine, *, json: bool) -> None:
    if json:
        typer.echo(line.model_dump_json())
    else:
        console.print(f"{line.level:7} {line.message}", markup=False, highlight=False, soft_wrap=True)


@app.command()
def pull(
    context: typer.Context,
    run: RunId,
    folder: Annotated[
        Path | None, typer.Option("--to", help="Where to; a folder of the run's name if left out.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="Only this kind, e.g. checkpoint.")] = None,
    *,
    json: AsJson = False,
) -> None:
    """Download a run's files: the student's checkpoint, its config, maps."""
    with connect(context) as client:
        files = client.runs.pull(run, folder or Path(run), kind=kind)
    if json:
        print_json({"files": [str(file) for file in files]})
        return
    for file in files:
        console.print(str(file), soft_wrap=True, highlight=False)


def _follow_and_exit(runs: list[str], context: typer.Context, *, json: bool) -> None:
    with connect(context) as client:
        ended = client.runs.wait_all(runs) if json else follow(client, runs, console)
    if json:
        print_json(ended)
    for run in () if json else ended:
        if run.state is not RunState.SUCCEEDED:
            console.print(f"{run.name} {run.state}: {run.reason or 'no reason given'}", markup=False)
    raise typer.Exit(0 if all(run.state is RunState.SUCCEEDED for run in ended) else 1)


def _row(run: RunView) -> list[str]:
    cell = {"id": run.id, "name": run.name, **status_cells(run)}
    return [cell[column] for column in _COLUMNS]
