"""Reading curves: one of 100,000 points, twenty of them at once; beside MLflow's whole history and its sample of it."""

import http.client
import json
import statistics
import time
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

import httpx
import reports
from load import Call, Load, send
from reports import LONG
from servers import Server

CALLS = 100
"""Of a thousand points each."""
RUNS = 20
SHOWN = 2000
_KEY = "loss/fgd/P3/term0"

Figures = dict[str, float]


def ours(server: Server, rounds: int = 20) -> Figures:
    """Milliseconds for one curve thinned to 2,000 points, and for twenty in one request, of runs that ended."""
    with httpx.Client(base_url=server.url, timeout=60) as client:
        runs = [reports.leased_run(client) for _ in range(RUNS)]
    send(server.url, [Load([*reports.ours(run, LONG, CALLS), reports.ending(run)]) for run in runs], processes=2)
    server.wait_until_folded()
    names = [run.run for run in runs]
    one = f"/api/v1/runs/{names[0]}/series?" + urlencode({"key": _KEY, "max_points": SHOWN})
    asked = {"runs": names, "keys": [_KEY], "max_points": SHOWN}
    many = Call("/api/v1/series", json.dumps(asked).encode(), {"Content-Type": "application/json"})
    return {
        "series ms": _median(lambda: _get(server.url, one), rounds),
        "overlay ms": _median(lambda: _post(server.url, many), rounds),
    }


def mlflows(server: Server, rounds: int = 3) -> Figures:
    """Milliseconds for a history of 100,000 points, and for MLflow's own sample of 320 of them."""
    with httpx.Client(base_url=server.url, timeout=60) as client:
        (run,) = reports.mlflow_runs(client, 1)
    send(server.url, [Load(reports.mlflows(run, LONG, CALLS))])
    sample = {"run_ids": run, "metric_key": _KEY, "max_results": 320}
    sampled = "/ajax-api/2.0/mlflow/metrics/get-history-bulk-interval?" + urlencode(sample)
    return {
        "history ms": _median(lambda: _history(server.url, run), rounds),
        "sample ms": _median(lambda: _get(server.url, sampled), rounds),
    }


def _history(url: str, run: str) -> None:
    token, points = "", 0
    while True:
        page = {"run_id": run, "metric_key": _KEY, "max_results": 25_000, "page_token": token}
        answer = json.loads(_get(url, "/api/2.0/mlflow/metrics/get-history?" + urlencode(page)))
        points += len(answer.get("metrics", []))
        token = answer.get("next_page_token", "")
        if not token:
            break
    if points != CALLS * LONG.steps:
        raise RuntimeError(f"MLflow gave {points} points back")


def _median(work: Callable[[], object], rounds: int) -> float:
    """Milliseconds, after one round that counts for nothing."""
    work()
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return 1000 * statistics.median(took)


def _get(url: str, path: str) -> bytes:
    return _ask(url, "GET", Call(path, b"", {}))


def _post(url: str, call: Call) -> bytes:
    return _ask(url, "POST", call)


def _ask(url: str, method: str, call: Call) -> bytes:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=120)
    connection.request(method, call.path, call.body or None, call.headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    if answer.status >= 300:
        raise RuntimeError(f"{call.path} answered {answer.status}: {content[:300]!r}")
    return content
