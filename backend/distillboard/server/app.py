"""The app factory: everything the service is made of comes in as an argument."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware

from distillboard import __version__

from .api import add_routers
from .bodies import BodyLimitMiddleware
from .catalogue.seeds import read_recipes, seed
from .context import Context
from .db import Database, make_engine
from .events.writer import Writer
from .frontend import add_frontend
from .health.meters import MeterMiddleware, Meters
from .kit.base import utc_now
from .middleware import GuardMiddleware
from .openapi import describe
from .render import add_handlers
from .security import Guard
from .settings import Settings
from .stream.hub import Hub
from .tickets.janitor import Janitor
from .tickets.messenger import Messenger
from .tokens.keeper import Keeper

_SMALLEST_TO_GZIP = 1024
_DENSE = ("application/octet-stream", "application/vnd.apache.parquet")
_GZIP_LEVEL = 1
"""Half the time of level 4; curves, which are most of what is sent, come out 4 % larger."""


def create_app(settings: Settings, *, engine: Engine | None = None, messenger: Messenger | None = None) -> FastAPI:
    """Build the service on a migrated database.

    Args:
        settings: everything that can be chosen.
        engine: the database; one for ``settings.database_url`` when left out, which the app then closes.
        messenger: who tells workers and watchers; one for ``settings.redis_url`` when left out.
    """
    messenger = messenger or Messenger(settings.redis_url)
    database = Database(engine or make_engine(settings.database_url), messenger)
    context = Context(settings, database, messenger, read_recipes(), utc_now())
    app = FastAPI(
        title="Distillboard",
        version=__version__,
        lifespan=_lifespan,
        generate_unique_id_function=lambda route: route.name,
        redoc_url=None,
    )
    app.state.context = context
    app.state.hub = Hub(database, messenger, settings.redis_url)
    app.state.writer = Writer(database, settings)
    app.state.keeper = Keeper(settings, database)
    app.state.meters = Meters()
    app.state.owns_engine = engine is None
    _add_layers(app, settings)
    add_routers(app)
    add_frontend(app, settings.frontend)
    describe(app)
    return app


def _add_layers(app: FastAPI, settings: Settings) -> None:
    """Middleware, innermost first: a refused request is counted too."""
    add_handlers(app)
    app.add_middleware(
        GZipMiddleware,
        minimum_size=_SMALLEST_TO_GZIP,
        compresslevel=_GZIP_LEVEL,
        exclude_content_types=(*DEFAULT_EXCLUDED_CONTENT_TYPES, *_DENSE),
    )
    app.add_middleware(GuardMiddleware, guard=Guard(settings), keeper=app.state.keeper)
    app.add_middleware(BodyLimitMiddleware)
    app.add_middleware(MeterMiddleware, meters=app.state.meters)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    context: Context = app.state.context
    with context.database.writing() as session:
        seed(session)
    janitor = Janitor(context)
    hub: Hub = app.state.hub
    context.messenger.start()
    app.state.writer.start()
    janitor.start()
    hub.start()
    try:
        yield
    finally:
        await hub.stop()
        janitor.stop()
        app.state.writer.stop()
        context.messenger.stop()
        context.database.close()
        if app.state.owns_engine:
            context.database.engine.dispose()
