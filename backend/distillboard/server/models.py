"""Every table of the record, for the migrations."""

from .artifacts import models as artifacts
from .catalogue import models as catalogue
from .events import models as events
from .kit.base import Base
from .logs import models as logs
from .metrics import models as metrics
from .preflights import models as preflights
from .runs import models as runs
from .sweeps import models as sweeps
from .workers import models as workers

__all__ = ["artifacts", "catalogue", "events", "logs", "metadata", "metrics", "preflights", "runs", "sweeps", "workers"]

metadata = Base.metadata
