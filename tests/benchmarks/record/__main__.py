"""Our record beside MLflow's and trackio's: same machine, same run, same points."""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import curves
import environments
import ingest
import listing
import live
import reports
import servers
import turns
from servers import Server
from verdict import table

ROOT = Path(__file__).resolve().parents[3]
Figures = dict[str, dict[str, float]]
PARTS = ("ingest", "disk", "curves", "runs", "live")


def main() -> None:
    """Measure one tracker after the other, on an otherwise idle machine, and print the figures beside those asked."""
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("--environments", type=Path, default=ROOT / ".bench", help="where the others are installed")
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    parser.add_argument("--runs", type=int, default=10_000, help="how many runs are searched")
    parser.add_argument("--alone", action="store_true", help="leave the others out")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part; all when left out")
    options = parser.parse_args()
    others = [] if options.alone else environments.PINS
    pythons = {name: environments.python_of(name, options.environments) for name in others}
    figures = measure(pythons, set(options.only or PARTS), options.runs)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")
    print(json.dumps(figures, indent=1))  # noqa: T201
    print(table(figures))  # noqa: T201


def measure(pythons: dict[str, Path], parts: set[str], runs: int) -> Figures:
    """All figures of these parts by name."""
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        with servers.distillboard(Path(folder) / "ours") as server:
            _ours(server, figures, parts, runs)
        if pythons:
            with servers.mlflow(pythons["mlflow"], Path(folder) / "mlflow") as server:
                _mlflows(server, figures, parts, runs)
    if pythons and "ingest" in parts:
        _trackios(pythons["trackio"], figures)
    if "ingest" in parts:
        figures |= turns.measure(pythons)
    return figures


def _ours(server: Server, figures: Figures, parts: set[str], runs: int) -> None:
    figures["distillboard: start"] = {"s": server.seconds, "MiB": server.idle_memory() / 2**20}
    work: dict[str, tuple[str, Callable[[], dict[str, float]]]] = {
        "distillboard: a run of the paper": ("disk", lambda: ingest.whole_run(server)),
        "distillboard: 100 reporters": ("ingest", lambda: ingest.reporters(server)),
        "distillboard: live": ("live", lambda: live.latency(server)),
        "distillboard: curves": ("curves", lambda: curves.ours(server)),
        "distillboard: runs": ("runs", lambda: listing.ours(server, runs)),
    }
    _do(work, figures, parts)
    figures["distillboard: in the end"] = {"MiB": server.memory() / 2**20}


def _mlflows(server: Server, figures: Figures, parts: set[str], runs: int) -> None:
    figures["mlflow: start"] = {"s": server.seconds, "MiB": server.idle_memory() / 2**20}
    work: dict[str, tuple[str, Callable[[], dict[str, float]]]] = {
        "mlflow: curves": ("curves", lambda: curves.mlflows(server)),
        "mlflow: runs": ("runs", lambda: listing.mlflows(server, runs)),
    }
    _do(work, figures, parts)


def _trackios(python: Path, figures: Figures) -> None:
    with tempfile.TemporaryDirectory() as folder, servers.trackio(python, Path(folder) / "trackio") as server:
        figures["trackio: start"] = {"s": server.seconds, "MiB": server.idle_memory() / 2**20}
    figures["trackio as a library: 25 steps x 40 keys"] = ingest.trackio_library(python, reports.WIDE)
    figures["trackio as a library: 1000 steps x 1 key"] = ingest.trackio_library(python, reports.LONG)


def _do(work: dict[str, tuple[str, Callable[[], dict[str, float]]]], figures: Figures, parts: set[str]) -> None:
    for name, (part, measured) in work.items():
        if part in parts:
            figures[name] = measured()
            print(name, json.dumps(figures[name]), file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
