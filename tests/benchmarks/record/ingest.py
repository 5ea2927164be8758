"""Writing: points a second, bytes a point, and a hundred reporters that flush once a second."""

import json
import os
import statistics
import subprocess
import tempfile
import uuid
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import reports
from load import Load, send
from reports import WIDE, Shape
from servers import MLFLOWS, OURS, TRACKIOS, Server

WRITERS = 4
_OURS, _MLFLOWS, _TRACKIOS = 200, 12, 40
"""Calls a writer: some seconds of work for each tracker at its own speed."""
_WARM_UP = 5
"""A fifth as many are sent before, so that no tracker pays for having been idle."""
_POINTS = 1000

Figures = dict[str, float]


def ours(server: Server, shape: Shape, calls: int = _OURS) -> Figures:
    """Points a second over HTTP with everything on, and what a point takes on disk."""
    with httpx.Client(base_url=server.url, timeout=60) as http:
        send(
            server.url, [Load(reports.ours(reports.leased_run(http), shape, calls // _WARM_UP)) for _ in range(WRITERS)]
        )
        runs = [reports.leased_run(http) for _ in range(WRITERS)]
        loads = [Load(reports.ours(run, shape, calls)) for run in runs]
        before = server.disk(OURS)
        sent = send(server.url, loads)
        _check_complete(http, [run.run for run in runs], calls * shape.steps)
    return _figures(sent.seconds, sent.latencies, calls, server.disk(OURS) - before)


def mlflows(server: Server, shape: Shape, calls: int = _MLFLOWS) -> Figures:
    """The same for MLflow."""
    with httpx.Client(base_url=server.url, timeout=60) as http:
        before_them, runs = (reports.mlflow_runs(http, WRITERS) for _ in range(2))
    send(server.url, [Load(reports.mlflows(run, shape, calls // _WARM_UP)) for run in before_them])
    loads = [Load(reports.mlflows(run, shape, calls)) for run in runs]
    before = server.disk(MLFLOWS)
    sent = send(server.url, loads)
    return _figures(sent.seconds, sent.latencies, calls, server.disk(MLFLOWS) - before)


def trackios(server: Server, shape: Shape, calls: int = _TRACKIOS) -> Figures:
    """The same for trackio's server, which must have kept every step in the end."""
    before_them, runs = ([uuid.uuid4().hex for _ in range(WRITERS)] for _ in range(2))
    send(server.url, [Load(reports.trackios(run, shape, calls // _WARM_UP)) for run in before_them])
    loads = [Load(reports.trackios(run, shape, calls)) for run in runs]
    before = server.disk(TRACKIOS)
    sent = send(server.url, loads)
    names = ", ".join(f"'{run}'" for run in runs)
    kept = f"SELECT count(*) FROM metrics WHERE run_name IN ({names})"  # noqa: S608 - names made here
    server.wait_for(TRACKIOS, kept, WRITERS * calls * shape.steps)
    return _figures(sent.seconds, sent.latencies, calls, server.disk(TRACKIOS) - before)


def trackio_library(python: Path, shape: Shape, calls: int = _TRACKIOS) -> Figures:
    """Trackio without its server, in the processes that train: they share a folder, and nothing goes over HTTP."""
    with tempfile.TemporaryDirectory() as folder:
        steps = calls * shape.steps
        answer = trackio(python, Path(folder), WRITERS, steps, shape.keys)
        size = sum(path.stat().st_size for path in Path(folder).glob("*.db*"))
    return {
        "points/s": answer["points"] / answer["seconds"],
        "bytes/point": size / answer["points"],
    }


def trackio(python: Path, folder: Path, writers: int, steps: int, keys: int) -> dict[str, Any]:
    """Let trackio's own Python write into a folder, and read one run back."""
    command = [python, Path(__file__).with_name("trackio_side.py"), *map(str, (writers, steps, keys))]
    environment = os.environ | {"TRACKIO_DIR": str(folder)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def reporters(server: Server, count: int = 100, seconds: int = 20) -> Figures:
    """A thousand points a second from each of many reporters: is anything lost, how long does a flush wait."""
    with httpx.Client(base_url=server.url, timeout=60) as http:
        runs = [reports.leased_run(http) for _ in range(count)]
        loads = [Load(reports.ours(run, WIDE, seconds), 1.0, place / count) for place, run in enumerate(runs)]
        sent = send(server.url, loads, processes=2)
        _check_complete(http, [run.run for run in runs], seconds * WIDE.steps)
    return {"p50 s": statistics.median(sent.latencies), "p95 s": float(np.percentile(sent.latencies, 95))}


def whole_run(server: Server, steps: int = 18_000, keys: int = 39) -> Figures:
    """What a run of the paper takes on disk once it has ended: 24 epochs, 700,000 points."""
    shape, calls = Shape(25, keys), steps // 25
    with httpx.Client(base_url=server.url, timeout=60) as http:
        run = reports.leased_run(http)
        before = server.disk(OURS)
        send(server.url, [Load([*reports.ours(run, shape, calls), reports.ending(run)])])
        server.wait_until_folded()
        size = server.disk(OURS) - before
        free = server.free(OURS)
    return {"points": steps * keys, "MB": size / 1e6, "free MB": free / 1e6, "bytes/point": size / steps / keys}


def _figures(seconds: float, latencies: list[float], calls: int, size: int) -> Figures:
    points = WRITERS * calls * _POINTS
    return {
        "points/s": points / seconds,
        "ms/call": 1000 * statistics.median(latencies),
        "bytes/point": size / points,
    }


def _check_complete(http: httpx.Client, runs: list[str], steps: int) -> None:
    for run in runs:
        for key in http.get(f"/api/v1/runs/{run}/keys").raise_for_status().json():
            count = key["summary"]["count"]
            if count != steps:
                raise RuntimeError(f"{run} has {count} points of {key['key']}, {steps} were sent")
