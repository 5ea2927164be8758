"""Commands of the worker for the ``distillboard`` CLI."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from distillboard.client.cli import workers
from rich.console import Console
from rich.table import Table

from distillboard_worker.__main__ import main

if TYPE_CHECKING:
    from distillboard_worker.doctor import DoctorReport

app = typer.Typer()
app.add_typer(
    workers.app,
    name="worker",
    help="Train queued runs on this machine until Ctrl-C; or, by a command, look after those who do. Settings: "
    "DISTILLBOARD_URL, DISTILLBOARD_REDIS_URL, DISTILLBOARD_TOKEN, DISTILLBOARD_QUEUES, DISTILLBOARD_SLOTS.",
)


@workers.app.callback(invoke_without_command=True)
def worker(context: typer.Context) -> None:
    """Train queued runs, unless a command follows."""
    if context.invoked_subcommand is None:
        sys.exit(main())


@app.command()
def doctor() -> None:
    """Say what this machine can train on, who serves which operator, and what is wrong."""
    from distillboard_worker.doctor import report  # noqa: PLC0415 - it imports torch, which no other command may

    found = report(Path(os.environ.get("DISTILLBOARD_HOME", ".distillboard")).absolute())
    print_report(found, Console())
    raise typer.Exit(0 if found.healthy else 1)


def print_report(found: "DoctorReport", console: Console) -> None:
    """Versions, devices, operators and problems, for a person."""
    console.print(_table("Versions", ("package", "version"), list(found.versions.items())))
    console.print(_table("Devices", ("device", "what it is"), [(each.name, each.detail) for each in found.devices]))
    operators = [(each.operator, each.device, each.provider) for each in found.operators]
    console.print(_table("Operators", ("operator", "device", "served by"), operators))
    for problem in found.problems:
        style, word = ("bold red", "error") if problem.is_error else ("yellow", "warning")
        console.print(f"{word}: {problem.sentence}", style=style, markup=False, highlight=False, soft_wrap=True)
        console.print(f"  {problem.remedy}", markup=False, highlight=False, soft_wrap=True)
    if not found.problems:
        console.print("Nothing is wrong with this machine.")


def _table(title: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    table = Table(*columns, title=title, title_justify="left", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    return table
