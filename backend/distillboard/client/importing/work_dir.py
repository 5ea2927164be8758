"""What an MMEngine work directory tells: one folder for every start, in each the values of its steps."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from distillboard.client.errors import DistillboardError
from distillboard.client.mmengine_names import evaluation_values, is_evaluation, training_values
from distillboard.contracts.base import decode_number

from .config import read_config
from .log_file import Log, read_log

_START = re.compile(r"\d{8}_\d{6}")


@dataclass(frozen=True)
class Row:
    """Values of one step."""

    step: int
    time: float
    epoch: float | None
    values: dict[str, float]


@dataclass(frozen=True)
class Start:
    """One start of the training."""

    folder: Path
    resumed_from: int
    """The step it went on from; 0 for a fresh one."""
    rows: list[Row]
    log: Log


@dataclass(frozen=True)
class WorkDir:
    """A training as MMEngine left it.

    Args:
        folder: The work directory.
        config: The newest resolved config.
        config_file: Where it was read from.
        starts: In order of their time.
    """

    folder: Path
    config: dict[str, Any]
    config_file: Path | None
    starts: list[Start]

    @property
    def last_step(self) -> int:
        """How far the training came."""
        return max((row.step for row in self.starts[-1].rows), default=0)

    @property
    def total_steps(self) -> int | None:
        """How far it was to come, where config and log tell."""
        loop, per_epoch = self.config.get("train_cfg") or {}, self.starts[-1].log.steps_per_epoch
        if isinstance(loop.get("max_iters"), int):
            return int(loop["max_iters"])
        if isinstance(loop.get("max_epochs"), int) and per_epoch:
            return int(loop["max_epochs"]) * per_epoch
        return None

    def checkpoint(self, which: str) -> Path | None:
        """The ``best`` or ``last`` checkpoint that lies in this folder; a link that leads out of it does not."""
        if which == "best":
            found = sorted(self.folder.glob("best_*.pth"), key=lambda file: file.stat().st_mtime)
        else:
            named = self.folder / "last_checkpoint"
            names = [Path(named.read_text(encoding="utf-8").strip()).name] if named.is_file() else []
            found = [self.folder / name for name in names if name]
        root = self.folder.resolve()
        inside = [file for file in found if file.is_file() and file.resolve().is_relative_to(root)]
        return inside[-1] if inside else None


def read_work_dir(folder: Path) -> WorkDir:
    """Read a work directory; nothing in it is run.

    Raises:
        DistillboardError: no training was logged there.
    """
    found = sorted(path for path in folder.glob("*") if _START.fullmatch(path.name) and path.is_dir())
    starts = [start for path in found if (start := _read_start(path)) is not None]
    if not starts:
        raise DistillboardError(
            f"{folder} holds no training: MMEngine writes <time>/vis_data/scalars.json into a work directory"
        )
    config_file = _config_file(folder, starts)
    return WorkDir(folder, read_config(config_file) if config_file else {}, config_file, starts)


def _config_file(folder: Path, starts: list[Start]) -> Path | None:
    written = [start.folder / "vis_data" / "config.py" for start in reversed(starts)]
    return next((file for file in [*written, *sorted(folder.glob("*.py"))] if file.is_file()), None)


def _read_start(folder: Path) -> Start | None:
    scalars = folder / "vis_data" / "scalars.json"
    lines = list(_read_lines(scalars)) if scalars.is_file() else []
    if all(is_evaluation(line) for line in lines):
        return None  # a test, not a training
    logs = sorted(folder.glob("*.log"))
    log = read_log(logs[0]) if logs else Log()
    log.steps_per_epoch = log.steps_per_epoch or _steps_per_epoch(lines)
    rows = list(_rows(lines, log, datetime.strptime(folder.name, "%Y%m%d_%H%M%S").astimezone().timestamp()))
    first = next(int(line["step"]) for line in lines if not is_evaluation(line))
    return Start(folder, _resumed_from(log, first), rows, log)


def _resumed_from(log: Log, first: int) -> int:
    """The log's word; else the beginning of the first epoch that was logged, where checkpoints are made."""
    if log.resumed_from is not None:
        return log.resumed_from
    return (first - 1) // log.steps_per_epoch * log.steps_per_epoch if log.steps_per_epoch else 0


def _read_lines(file: Path) -> Iterator[dict[str, float]]:
    """Lines of numbers; Python's NaN and Infinity are values, a line that broke off is left out."""
    for raw in file.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            line = json.loads(raw)
        except json.JSONDecodeError:
            continue
        if isinstance(line, dict):
            numbers = {str(key): decode_number(value) for key, value in line.items()}
            yield {key: value for key, value in numbers.items() if isinstance(value, int | float)}


def _rows(lines: list[dict[str, float]], log: Log, begin: float) -> Iterator[Row]:
    times = iter(log.train_times)
    time, last = begin, 0
    for line in lines:
        if is_evaluation(line):
            last = _evaluated_at(line, log.steps_per_epoch, last)
            yield Row(last, time, _epoch(last, log), evaluation_values(line))
        else:
            time, last = next(times, time), int(line["step"])
            yield Row(last, time, _epoch(last, log), training_values(line))


def _evaluated_at(line: dict[str, float], per_epoch: int | None, last: int) -> int:
    """The step of an evaluation: MMEngine numbers it by epoch where the training goes by epochs."""
    number = int(line.get("step", 0))
    return number * per_epoch if per_epoch else max(number, last)


def _epoch(step: int, log: Log) -> float | None:
    return step / log.steps_per_epoch if log.steps_per_epoch else None


def _steps_per_epoch(lines: list[dict[str, float]]) -> int | None:
    """From lines that name epoch and step: the least number that puts every step into its epoch."""
    found = [
        -(-int(line["step"]) // int(line["epoch"])) for line in lines if line.get("epoch") and not is_evaluation(line)
    ]
    return max(found, default=None)
