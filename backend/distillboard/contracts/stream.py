"""The live stream's messages: ``GET /api/v1/stream?runs=a,b``, Server-Sent Events."""

from .base import View
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


class RunMessage(View):
    """A run changed: its row as in lists (headline summary)."""

    run: RunView
