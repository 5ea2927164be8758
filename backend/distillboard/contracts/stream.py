"""The live stream's messages: ``GET /api/v1/stream?runs=a,b``, Server-Sent Events."""

from pydantic import Field

from .base import View
from .queues import QueueView
from .runs import LogLine, RunView, Series


class PointsMessage(View):
    """New points of one run, in the order they were accepted."""

    run: str
    revision: int
    series: list[Series]


class LogsMessage(View):
    """New log lines of one run."""

    run: str
    revision: int
    lines: list[LogLine]


class RewoundMessage(View):
    """A later attempt of a run went on from a step: what was drawn beyond it is superseded, though still readable."""

    run: str
    revision: int
    attempt: int = Field(description="The attempt that went on; read a curve with `attempt` one less to see its tail.")
    step: int | None = Field(description="Points beyond it are superseded; null when all of them are.")


class RunMessage(View):
    """A run changed: its row as in lists (headline summary)."""

    run: RunView


class WaitingReason(View):
    """What the waiting runs of a queue wait for that ask for so many GPUs."""

    gpus: int = Field(description="`resources.gpus` of their specs.")
    waiting_for: str = Field(description="The same sentence as in their rows.")


class QueueMessage(View):
    """A queue changed: what it holds, who serves it, whether it is paused, or what its runs wait for."""

    queue: QueueView
    waiting_for: list[WaitingReason] = Field(
        default_factory=list,
        description="One for each number of GPUs that waiting runs ask for, ascending; pre-flights are left out.",
    )
