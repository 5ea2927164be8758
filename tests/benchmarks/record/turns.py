"""Writing, each tracker in its turn: what the machine does beside it hits all of them alike."""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import ingest
import reports
import servers
from ingest import Figures
from reports import Shape

ROUNDS = 5
NAMES = {"25 steps x 40 keys": reports.WIDE, "1000 steps x 1 key": reports.LONG}
FASTER = "ours is x times as fast"
_Write = Callable[[Shape], Figures]


def measure(pythons: dict[str, Path]) -> dict[str, Figures]:
    """Medians of all rounds by tracker and shape, of ours beside another the median of the rounds' ratios."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        own = running.enter_context(servers.distillboard(Path(folder) / "distillboard"))
        writers: dict[str, _Write] = {"distillboard": lambda shape: ingest.ours(own, shape)}
        if pythons:
            mlflow = running.enter_context(servers.mlflow(pythons["mlflow"], Path(folder) / "mlflow"))
            trackio = running.enter_context(servers.trackio(pythons["trackio"], Path(folder) / "trackio"))
            writers["trackio"] = lambda shape: ingest.trackios(trackio, shape)
            writers["mlflow"] = lambda shape: ingest.mlflows(mlflow, shape)
        time.sleep(servers.IDLE_SECONDS)  # they go on starting after their first answer
        figures: dict[str, Figures] = {}
        for name, shape in NAMES.items():
            rounds = [_round(writers, shape) for _ in range(ROUNDS)]
            figures |= {f"{tracker}: {name}": _median(tracker, rounds) for tracker in writers}
    return figures


def _round(writers: dict[str, _Write], shape: Shape) -> dict[str, Figures]:
    found = {tracker: write(shape) for tracker, write in writers.items()}
    print(shape, json.dumps(found), file=sys.stderr)  # noqa: T201
    return found


def _median(tracker: str, rounds: list[dict[str, Figures]]) -> Figures:
    names = rounds[0][tracker]
    found = {name: statistics.median(one[tracker][name] for one in rounds) for name in names}
    if tracker != "distillboard":
        ratios = (one["distillboard"]["points/s"] / one[tracker]["points/s"] for one in rounds)
        found[FASTER] = statistics.median(ratios)
    return found
