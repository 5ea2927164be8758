"""MMEngine's log file: its lines with their times, and what they tell of the training."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from distillboard.client.reporting.events import LogLevel

_LINE = re.compile(r"^(\d{4}/\d\d/\d\d \d\d:\d\d:\d\d) - \S+ - ([A-Z]+) - ?(.*)$")
_EPOCH = re.compile(r"^Epoch\(train\)\s+\[\s*\d+\]\[\s*\d+/(\d+)\]")
_RESUMED = re.compile(r"^resumed epoch: \d+, iter: (\d+)")
_LEVELS: dict[str, LogLevel] = {
    "DEBUG": "debug", "INFO": "info", "WARNING": "warning", "ERROR": "error", "CRITICAL": "error",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One message, which may have several lines."""

    time: float
    """Seconds since 1970; the log's times are taken as this machine's."""
    level: LogLevel
    message: str


@dataclass
class Log:
    """What a log file holds."""

    lines: list[Line] = field(default_factory=list)
    steps_per_epoch: int | None = None
    resumed_from: int | None = None
    """The step the training went on from."""

    @property
    def train_times(self) -> list[float]:
        """When each line of values of the training was written."""
        return [line.time for line in self.lines if line.message.startswith(("Epoch(train)", "Iter(train)"))]


def read_log(file: Path) -> Log:
    """Read a log file; bytes that are no text are replaced."""
    log = Log(list(_lines(file)))
    for line in log.lines:
        if epoch := _EPOCH.match(line.message):
            log.steps_per_epoch = int(epoch[1])
        elif resumed := _RESUMED.match(line.message):
            log.resumed_from = int(resumed[1])
    return log


def _lines(file: Path) -> Iterator[Line]:
    head: tuple[float, LogLevel] | None = None
    text: list[str] = []
    for raw in file.read_text(encoding="utf-8", errors="replace").splitlines():
        begins = _LINE.match(raw)
        if begins is None:
            text.append(raw)
            continue
        if head is not None:
            yield Line(*head, "\n".join(text).rstrip())
        head, text = (_seconds(begins[1]), _LEVELS.get(begins[2], "info")), [begins[3]]
    if head is not None:
        yield Line(*head, "\n".join(text).rstrip())


def _seconds(text: str) -> float:
    return datetime.strptime(text, "%Y/%m/%d %H:%M:%S").astimezone().timestamp()
