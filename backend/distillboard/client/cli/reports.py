"""What a script or a folder has to say: ``distillboard import``, ``run send``, ``run export``, ``run watch``."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from distillboard.client.errors import Unreachable
from distillboard.client.follow import follow
from distillboard.client.importing.sending import Choice
from distillboard.client.reporting import leftovers
from distillboard.client.settings import spool_folder, token_or_none
from distillboard.contracts.runs import RunView
from distillboard.contracts.states import RunState

from .context import AsJson, connect, console, print_json


class Form(StrEnum):
    """How a table of curves is laid out."""

    LONG = "long"
    WIDE = "wide"


class Which(StrEnum):
    """A checkpoint of a work directory."""

    BEST = "best"
    LAST = "last"


def add_to(app: typer.Typer, runs: typer.Typer) -> None:
    """Add the commands."""
    app.command("import")(import_work_dir)
    runs.command()(send)
    runs.command()(export)
    runs.command()(watch)


def import_work_dir(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(help="MMEngine work directory, e.g. work_dirs/retinanet.", exists=True, file_okay=False)
    ],
    name: Annotated[str | None, typer.Option(help="Name of the run; the folder's if left out.")] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", "-t", help="A word to find it by.")] = None,
    checkpoint: Annotated[list[Which] | None, typer.Option("--checkpoint", "-c", help="Upload it too.")] = None,
    *,
    no_log: Annotated[bool, typer.Option("--no-log", help="Leave the log's lines out.")] = False,
    json: AsJson = False,
) -> None:
    """Take in a training that MMEngine left in a work directory; importing it again changes nothing.

    Its config is read as data, on this machine and without running it.
    """
    choice = Choice(name, tuple(tag or ()), tuple(checkpoint or ()), log=not no_log)
    with connect(context) as client:
        run = client.runs.import_work_dir(folder, choice)
        if json:
            print_json(run)
        else:
            console.print(
                f"{run.id}  {run.name}  {run.state}  {client.url}/runs/{run.id}", highlight=False, soft_wrap=True
            )


def send(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(help="Where reports wait; DISTILLBOARD_SPOOL if left out.", show_default=False)
    ] = None,
    *,
    json: AsJson = False,
) -> None:
    """Send what scripts could not report before they ended; exit status 1 when something still waits."""
    token = token_or_none(context.obj.token)
    rows = [_sent(left, token) for left in leftovers.found(folder or spool_folder())]
    if json:
        print_json({"folders": rows})
    else:
        for row in rows:
            console.print(f"{row['run'] or row['folder']}: {row['state']}", highlight=False, soft_wrap=True)
        if not rows:
            console.print("no reports wait here")
    raise typer.Exit(0 if all(row["state"] == "sent" for row in rows) else 1)


def _sent(left: leftovers.Leftover, token: str | None) -> dict[str, str | None]:
    if left.is_alive:
        return {"folder": str(left.folder), "run": left.envelope.run, "state": "its script still runs, and sends them"}
    try:
        return {"folder": str(left.folder), "run": leftovers.send(left, token), "state": "sent"}
    except Unreachable as error:
        return {"folder": str(left.folder), "run": left.envelope.run, "state": str(error)}


def export(
    context: typer.Context,
    runs: Annotated[list[str], typer.Argument(help="Ids of runs.", show_default=False)],
    target: Annotated[Path, typer.Option("--to", "-o", help="A .csv or .parquet file.")],
    key: Annotated[list[str] | None, typer.Option("--key", "-k", help="Only this metric, e.g. val/bbox_mAP.")] = None,
    form: Annotated[Form, typer.Option(help="A row a point, or a row a step with a column a metric.")] = Form.LONG,
    *,
    json: AsJson = False,
) -> None:
    """Write the curves of runs into a file: every point, not thinned."""
    if target.suffix not in {".csv", ".parquet"}:
        raise typer.BadParameter(f"{target} is neither .csv nor .parquet", param_hint="--to")
    with connect(context) as client:
        file = client.runs.export(runs, target, key or (), form=form.value)
    if json:
        print_json({"file": str(file), "bytes": file.stat().st_size})
    else:
        console.print(str(file), soft_wrap=True, highlight=False)


def watch(
    context: typer.Context,
    runs: Annotated[list[str] | None, typer.Argument(help="Ids of runs; all that are under way if left out.")] = None,
    *,
    json: AsJson = False,
) -> None:
    """Follow runs until they have ended; with --json a line of JSON whenever one changes."""
    with connect(context) as client:
        chosen = runs or [run.id for state in ("running", "queued") for run in client.runs.list(state=state)]
        if json:
            seen: dict[str, int] = {}
            ended = client.runs.wait_all(chosen, on_update=lambda run: _tell_change(run, seen))
        else:
            ended = follow(client, chosen, console)
    raise typer.Exit(0 if all(run.state is RunState.SUCCEEDED for run in ended) else 1)


def _tell_change(run: RunView, seen: dict[str, int]) -> None:
    if seen.get(run.id) != run.revision:
        seen[run.id] = run.revision
        typer.echo(run.model_dump_json(by_alias=True))
