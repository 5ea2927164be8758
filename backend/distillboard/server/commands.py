"""The server's commands: ``distillboard server`` and ``distillboard migrate``."""

import sys

import typer
import uvicorn
from pydantic import ValidationError

from .app import create_app
from .db import migrate as migrate_database
from .settings import Settings

_SECONDS_FOR_STREAMS = 3

app = typer.Typer(no_args_is_help=True)


@app.command("server")
def serve() -> None:
    """Run the API on DISTILLBOARD_HOST and DISTILLBOARD_PORT until it is told to stop."""
    settings = _settings()
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="info",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_SECONDS_FOR_STREAMS,
    )


@app.command("migrate")
def migrate() -> None:
    """Bring the database of DISTILLBOARD_DATABASE_URL to the newest form."""
    migrate_database(_settings().database_url)


def _settings() -> Settings:
    """The settings of the environment; faulty ones end the program with a sentence for each."""
    try:
        return Settings()
    except ValidationError as error:
        for problem in error.errors():
            name = ".".join(str(part) for part in problem["loc"]).upper()
            prefix = f"DISTILLBOARD_{name}: " if name else ""
            typer.echo(prefix + problem["msg"].removeprefix("Value error, "), err=True)
        sys.exit(2)
