"""What every command shares: which server, and how answers are printed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.table import Table

from distillboard.client.client import Client

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
RunId = Annotated[str, typer.Argument(help="Id of the run.", show_default=False)]
console = Console()
if not console.is_terminal:
    console.width = 400  # whoever reads a pipe wants a row on one line


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
    """Print rows as a table; the columns named in ``right`` hold numbers.

    Nothing is cut: what is too long for a terminal goes on in its next line; a pipe gets a line a row.
    """
    table = Table(box=None, pad_edge=False)
    for name in columns:
        justify: Literal["left", "right"] = "right" if name in right else "left"
        table.add_column(name, justify=justify, no_wrap=name == "id", overflow="fold")
    for row in rows:
        table.add_row(*row)
    console.print(table)
