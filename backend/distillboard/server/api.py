"""Every router of the service."""

from fastapi import APIRouter

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

service_router = APIRouter()
service_router.include_router(health)

api_router = APIRouter(prefix=PREFIX)
api_router.include_router(events)  # routers are tried in this order, and nothing is asked for as often
api_router.include_router(search)  # its addresses are no ids of runs
api_router.include_router(groups)
api_router.include_router(bulk)
api_router.include_router(runs)
api_router.include_router(trash)
api_router.include_router(projects)
api_router.include_router(views)
api_router.include_router(preflights)
api_router.include_router(catalogue)
api_router.include_router(zoo)
api_router.include_router(queues)
api_router.include_router(estimates)
api_router.include_router(leases)
api_router.include_router(workers)
api_router.include_router(metrics)
api_router.include_router(series)
api_router.include_router(exports)
api_router.include_router(logs)
api_router.include_router(artifacts)
api_router.include_router(uploads)
api_router.include_router(sweeps)
api_router.include_router(leaderboard)
api_router.include_router(stream)
api_router.include_router(session)
api_router.include_router(tokens)
