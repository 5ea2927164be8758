"""``distillboard up``: the whole service on this machine with one command."""

import logging
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.logging import RichHandler

from .stack import Stack, running_stack, settings_from

app = typer.Typer()


@app.command()
def up(
    home: Annotated[Path | None, typer.Option(help="Folder of all data; DISTILLBOARD_HOME or ./.distillboard.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to bind; DISTILLBOARD_HOST or 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option(help="Port of page and API; DISTILLBOARD_PORT or 8000.")] = None,
) -> None:
    """Start Redis, the API with the page, and a worker; serve until Ctrl-C."""
    console = Console(stderr=True)
    logging.basicConfig(format="%(message)s", handlers=[RichHandler(console=console, show_path=False)])
    with running_stack(settings_from(home=home, host=host, port=port)) as stack:
        _tell(stack, console)
        stack.wait()
        console.print("Stopping; trainings go back to the queue. Ctrl-C again ends them at once.")


def _tell(stack: Stack, console: Console) -> None:
    console.print(f"Distillboard serves at {stack.url}", style="bold", highlight=False)
    console.print(f"data  {stack.home}\nlogs  {stack.logs}\nCtrl-C stops it.", highlight=False, markup=False)
