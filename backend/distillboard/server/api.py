"""Every router of the service."""

from fastapi import FastAPI

from .artifacts.endpoints import router as artifacts
from .bulk.endpoints import router as bulk
from .catalogue.endpoints import router as catalogue
from .estimates.endpoints import router as estimates
from .events.endpoints import router as events
from .exports.endpoints import router as exports
from .groups.endpoints import router as groups
from .health.endpoints import router as health
from .leaderboard.endpoints import router as leaderboard
from .leases.endpoints import router as leases
from .logs.endpoints import router as logs
from .metrics.endpoints import router as metrics
from .preflights.endpoints import router as preflights
from .projects.endpoints import router as projects
from .queues.endpoints import router as queues
from .runs.endpoints import router as runs
from .search.endpoints import router as search
from .series.endpoints import router as series
from .session.endpoints import router as session
from .stream.endpoints import router as stream
from .sweeps.endpoints import router as sweeps
from .tokens.endpoints import router as tokens
from .trash.endpoints import router as trash
from .uploads.endpoints import router as uploads
from .views.endpoints import router as views
from .workers.endpoints import router as workers
from .zoo.endpoints import router as zoo

PREFIX = "/api/v1"

_ROUTERS = (
    events,  # routers are tried in this order, and nothing is asked for as often
    search,  # its addresses are no ids of runs
    groups,
    bulk,
    runs,
    trash,
    projects,
    views,
    preflights,
    catalogue,
    zoo,
    queues,
    estimates,
    leases,
    workers,
    metrics,
    series,
    exports,
    logs,
    artifacts,
    uploads,
    sweeps,
    leaderboard,
    stream,
    session,
    tokens,
)


def add_routers(app: FastAPI) -> None:
    """Add every endpoint; each router by itself, because FastAPI asks all that one holds at every request."""
    for router in _ROUTERS:
        app.include_router(router, prefix=PREFIX)
    app.include_router(health)
