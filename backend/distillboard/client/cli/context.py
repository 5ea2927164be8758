"""What every command shares: which server, and how answers are printed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.table import Table

from distillboard.client.client import Client

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
RunId = Annotated[str, typer.Argument(help="Id of the run.", show_default=False)]
console = Console()


@dataclass(frozen=True)
class Options:
    """The options before the command's name."""

    url: str | None
    token: str | None


def connect(context: typer.Context) -> Client:
    """The client for the server that was named."""
    return Client(context.obj.url, context.obj.token)


def print_json(value: BaseModel | Sequence[BaseModel] | Mapping[str, Any]) -> None:
    """Print an answer as the server's JSON."""
    if isinstance(value, BaseModel):
        document: Any = value.model_dump(mode="json", by_alias=True)
    elif isinstance(value, Mapping):
        document = value
    else:
        document = [entry.model_dump(mode="json", by_alias=True) for entry in value]
    typer.echo(json.dumps(document, indent=2))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[str] = ()) -> None:
    """Print rows as a table; the columns named in ``right`` hold numbers."""
    table = Table(box=None, pad_edge=False)
    for name in columns:
        table.add_column(name, justify="right" if name in right else "left", no_wrap=name == "id")
    for row in rows:
        table.add_row(*row)
    console.print(table)
