"""``distillboard token``: who may call, in which role, and until when."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from distillboard.contracts.base import Moment
from distillboard.contracts.tokens import Role, TokenView

from .context import AsJson, connect, console, print_json, print_table

app = typer.Typer(no_args_is_help=True, help="Make, list and revoke tokens.")


@app.command()
def create(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Who or what bears it.", show_default=False)],
    role: Annotated[Role, typer.Option(help="What it may do.", show_default=False)],
    days: Annotated[
        int | None, typer.Option(min=1, max=3650, help="Days until it expires; never when left out.")
    ] = None,
    *,
    json: AsJson = False,
) -> None:
    """Make a token; it is shown this once."""
    expires = None if days is None else datetime.now(UTC) + timedelta(days=days)
    with connect(context) as client:
        made = client.tokens.create(name, role, expires=expires)
    if json:
        print_json(made)
    else:
        typer.echo(made.token)
        note = f"{made.role} '{made.name}', id {made.id}: write the token down, it is not shown again"
        typer.echo(note, err=True)


@app.command("list")
def list_tokens(context: typer.Context, *, json: AsJson = False) -> None:
    """List the tokens, newest first."""
    with connect(context) as client:
        found = client.tokens.list()
    if json:
        print_json(found)
        return
    print_table(("id", "name", "role", "begins with", "made", "last used", "state"), map(_row, found.tokens))
    if not found.required:
        console.print("This server asks for no token: it does once DISTILLBOARD_TOKEN is set for it.", style="yellow")


@app.command()
def revoke(
    context: typer.Context,
    token: Annotated[str, typer.Argument(help="Id of the token, which is not its text.", show_default=False)],
    *,
    json: AsJson = False,
) -> None:
    """Let a token count no more, within seconds."""
    with connect(context) as client:
        revoked = client.tokens.revoke(token)
    if json:
        print_json(revoked)
    else:
        console.print(f"{revoked.role} '{revoked.name}' counts no more", highlight=False)


def _row(token: TokenView) -> tuple[str, ...]:
    return token.id, token.name, token.role, token.prefix, _day(token.created), _day(token.last_used), _state(token)


def _state(token: TokenView) -> str:
    if token.revoked is not None:
        return f"revoked {_day(token.revoked)}"
    if token.expires is None:
        return "counts"
    word = "expired" if token.expires <= datetime.now(UTC) else "counts until"
    return f"{word} {_day(token.expires)}"


def _day(moment: Moment | None) -> str:
    return "never" if moment is None else f"{moment:%Y-%m-%d}"
