"""The server's commands: ``distillboard server`` and ``distillboard migrate``."""

import gc
import sys
from types import FrameType

import typer
import uvicorn
from pydantic import ValidationError

from .app import create_app
from .db import is_newest
from .db import migrate as migrate_database
from .settings import Settings
from .stream.hub import Hub

_SECONDS_FOR_STREAMS = 3
_FAILED_TO_START = 3
_COLLECT_AT = (50_000, 20, 20)

app = typer.Typer(no_args_is_help=True)


class _Server(uvicorn.Server):
    """Uvicorn waits for open answers before it shuts the app down, and a stream is one that never ends by itself."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Take the signal, and end the streams first."""
        self._hub.close()
        super().handle_exit(sig, frame)


@app.command("server")
def serve() -> None:
    """Run the API on DISTILLBOARD_HOST and DISTILLBOARD_PORT until it is told to stop."""
    settings = _settings()
    if not is_newest(settings.database_url):
        typer.echo(
            "the database is not in the form that this version needs: run 'distillboard migrate' first", err=True
        )
        sys.exit(2)
    service = create_app(settings)
    config = uvicorn.Config(
        service,
        host=settings.host,
        port=settings.port,
        log_level="info",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_SECONDS_FOR_STREAMS,
    )
    _collect_seldom()
    server = _Server(config, service.state.hub)
    server.run()
    if not server.started:
        sys.exit(_FAILED_TO_START)


@app.command("migrate")
def migrate() -> None:
    """Bring the database of DISTILLBOARD_DATABASE_URL to the newest form."""
    migrate_database(_settings().database_url)


def _collect_seldom() -> None:
    """A report of a thousand rows is a thousand lists, none of them part of a cycle: do not look at each."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT_AT)


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
