"""``distillboard leaderboard``: what distillation gained."""

from typing import Annotated

import typer

from distillboard.client.follow import leaderboard_tables

from .context import AsJson, connect, console, print_json


def add_to(app: typer.Typer) -> None:
    """Add the command."""

    @app.command()
    def leaderboard(
        context: typer.Context,
        dataset: Annotated[str | None, typer.Option(help="Only this data set.")] = None,
        *,
        json: AsJson = False,
        markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown tables.")] = False,
    ) -> None:
        """Show what every method gained over its matched control."""
        with connect(context) as client:
            board = client.leaderboard(dataset)
        if json:
            print_json(board)
        elif markdown:
            typer.echo(str(board))
        else:
            console.print(*leaderboard_tables(board) or ("no finished runs yet: distillboard run submit shapes-fgd",))
