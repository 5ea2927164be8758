"""Commands of the worker for the ``distillboard`` CLI."""

import sys

import typer

from distillboard_worker.__main__ import main

app = typer.Typer()


@app.command()
def worker() -> None:
    """Train queued runs on this machine until Ctrl-C.

    Settings come from DISTILLBOARD_URL, DISTILLBOARD_REDIS_URL, DISTILLBOARD_TOKEN, DISTILLBOARD_QUEUES and
    DISTILLBOARD_SLOTS.
    """
    sys.exit(main())


@app.command()
def doctor() -> None:
    """Say what this machine can train on, who serves which operator, and what is wrong."""
