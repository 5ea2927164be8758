"""Runs on a terminal while they train: one line each with stage, epoch, loss, mAP and time left."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn
from rich.table import Column, Table

from distillboard.contracts.names import MAIN
from distillboard.contracts.runs import RunView
from distillboard.contracts.states import ENDED, RunState

from .board import Board, cells, columns

if TYPE_CHECKING:
    from .client import Client

_STYLES = {RunState.SUCCEEDED: "green", RunState.FAILED: "red", RunState.CANCELLED: "yellow", RunState.RUNNING: "cyan"}


def follow(client: "Client", runs: Collection[str], console: Console, *, interval: float = 0.5) -> list[RunView]:
    """Show runs until all have ended, and return how they ended.

    On a terminal every run is a progress bar; elsewhere a line is printed whenever a run's stage or epoch changes.
    """
    with showing(console) as update:
        return client.runs.wait_all(runs, interval=interval, on_update=update)


@contextmanager
def showing(console: Console) -> Iterator[Callable[[RunView], None]]:
    """What is to be told of runs so that they are shown: bars on a terminal, lines elsewhere."""
    if not console.is_terminal:
        yield _Lines(console).update
        return
    with _bars(console) as progress:
        yield _Bars(progress).update


def leaderboard_tables(board: Board) -> list[Table]:
    """One Rich table per task; the runs' ids are left to the page, a terminal is too narrow for them."""
    tables = []
    for task, rows in board.tasks().items():
        table = Table(title=task, title_justify="left", caption="mAP in points (100 = perfect), ± over seeds")
        names = [name for name in columns(rows) if name != "runs"]
        for name in names:
            table.add_column(name, justify="left" if name == "method" else "right")
        for row in rows:
            table.add_row(*(cells(row)[name] for name in names))
        tables.append(table)
    return tables


def status_cells(run: RunView) -> dict[str, str]:
    """What a person wants to know of a run in one line."""
    progress = run.progress
    loss, quality = run.summary.get("loss/total"), run.summary.get(MAIN)
    stage = str(run.stage if run.state is RunState.RUNNING and run.stage else run.state)
    if run.state is RunState.QUEUED and run.queue_position:
        stage = f"queued, place {run.queue_position}"
    return {
        "stage": stage,
        "epoch": f"{progress.epoch:.1f}/{progress.total_epochs}" if progress.total_epochs else "",
        "step": f"{progress.step}/{progress.total_steps}" if progress.total_steps else "",
        "loss": f"{loss.last:.3f}" if loss else "",
        "mAP": f"{100 * quality.last:.1f}" if quality else "",
        "eta": _clock(progress.eta_seconds) if run.state is RunState.RUNNING else "",
    }


def _bars(console: Console) -> Progress:
    def column(field: str, width: int, label: str = "") -> TextColumn:
        return TextColumn(f"{label}{{task.fields[{field}]}}", table_column=Column(min_width=width, no_wrap=True))

    return Progress(
        TextColumn("[bold]{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("[{task.fields[style]}]{task.fields[stage]}", table_column=Column(min_width=10, no_wrap=True)),
        column("epoch", 9, "epoch "),
        column("step", 11, "step "),
        column("loss", 7, "loss "),
        column("mAP", 5, "mAP "),
        column("eta", 7, "left "),
        console=console,
    )


class _Bars:
    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def update(self, run: RunView) -> None:
        """Move the run's bar to where it is."""
        total = run.progress.total_steps or 1
        done = total if run.state is RunState.SUCCEEDED else min(run.progress.step, total)
        fields: dict[str, Any] = {**status_cells(run), "style": _STYLES.get(run.state, "default")}
        if run.id not in self._tasks:
            self._tasks[run.id] = self._progress.add_task(run.name, total=total, **fields)
        self._progress.update(self._tasks[run.id], total=total, completed=done, **fields)


class _Lines:
    def __init__(self, console: Console) -> None:
        self._console = console
        self._told: dict[str, tuple[str, int]] = {}

    def update(self, run: RunView) -> None:
        """Print a line when there is something new to say."""
        cell = status_cells(run)
        news = (cell["stage"], 0 if run.state in ENDED else int(run.progress.epoch))
        if self._told.get(run.id) != news:
            self._told[run.id] = news
            said = "  ".join(f"{name} {value}" for name, value in cell.items() if value and name != "stage")
            self._console.print(f"{run.name}: {cell['stage']}  {said}", highlight=False, markup=False, soft_wrap=True)


def _clock(seconds: float | None) -> str:
    return str(timedelta(seconds=round(seconds))) if seconds is not None else ""
