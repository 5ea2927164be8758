"""Every table of the record, for the migrations."""

from .artifacts import models as artifacts
from .catalogue import models as catalogue
from .events import models as events
from .kit.base import Base
from .logs import models as logs
from .metrics import models as metrics
from .preflights import models as preflights
from .projects import models as projects
from .queues import models as queues
from .runs import models as runs
from .search import models as search
from .sweeps import models as sweeps
from .tokens import models as tokens
from .uploads import models as uploads
from .views import models as views
from .workers import models as workers

__all__ = [
    "artifacts",
    "catalogue",
    "events",
    "logs",
    "metadata",
    "metrics",
    "preflights",
    "projects",
    "queues",
    "runs",
    "search",
    "sweeps",
    "tokens",
    "uploads",
    "views",
    "workers",
]

metadata = Base.metadata
