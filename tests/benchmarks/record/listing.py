"""Finding runs among thousands with forty metrics each: filtered and sorted by one of them, first page."""

import json
import time
import uuid
from collections.abc import Callable
from urllib.parse import urlencode

import httpx
import numpy as np
import reports
from load import Call, Load, send
from servers import Server

METRICS = 40
PAGE = 50
_ROUNDS = 40
_MAIN = "val/bbox_mAP"

Figures = dict[str, float]


def ours(server: Server, count: int) -> Figures:
    """Milliseconds of a page, p50 and p95, among as many external runs."""
    with httpx.Client(base_url=server.url, timeout=60) as http:
        runs = [
            http.post("/api/v1/runs", json={"engine": "external"}).raise_for_status().json()["id"] for _ in range(count)
        ]
        calls = [Call(f"/api/v1/runs/{run}/events", _report(values), {}) for run, values in _values(runs)]
        send(server.url, [Load(calls[place::4]) for place in range(4)])
        return _pages(lambda least: _our_page(http, least))


def mlflows(server: Server, count: int) -> Figures:
    """The same for MLflow."""
    with httpx.Client(base_url=server.url, timeout=60) as http:
        runs = reports.mlflow_runs(http, count)
        path = "/api/2.0/mlflow/runs/log-batch"
        calls = [Call(path, _mlflow_report(run, values), {}) for run, values in _values(runs)]
        send(server.url, [Load(calls[place::4]) for place in range(4)])
        return _pages(lambda least: _mlflow_page(http, least))


def _values(runs: list[str]) -> list[tuple[str, dict[str, float]]]:
    random = np.random.default_rng(0)
    names = [_MAIN, *(f"loss/fgd/P{key % 5 + 3}/term{key}" for key in range(1, METRICS))]
    return [(run, dict(zip(names, random.uniform(0, 1, METRICS).tolist(), strict=True))) for run in runs]


def _report(values: dict[str, float]) -> bytes:
    event = {"type": "metrics", "step": 1, "time": reports.BEGAN, "values": values}
    return json.dumps({"batch": str(uuid.uuid4()), "events": [event]}).encode()


def _mlflow_report(run: str, values: dict[str, float]) -> bytes:
    at = {"timestamp": int(reports.BEGAN * 1000), "step": 1}
    return json.dumps(
        {"run_id": run, "metrics": [{"key": key, "value": value, **at} for key, value in values.items()]}
    ).encode()


def _our_page(http: httpx.Client, least: float) -> int:
    query = urlencode({"filter": f"{_MAIN} > {least}", "sort": f"-{_MAIN}", "limit": PAGE})
    return len(http.get(f"/api/v1/runs?{query}").raise_for_status().json()["runs"])


def _mlflow_page(http: httpx.Client, least: float) -> int:
    body = {
        "experiment_ids": ["0"],
        "filter": f"metrics.`{_MAIN}` > {least}",
        "order_by": [f"metrics.`{_MAIN}` DESC"],
        "max_results": PAGE,
    }
    return len(http.post("/api/2.0/mlflow/runs/search", json=body).raise_for_status().json()["runs"])


def _pages(page: Callable[[float], int]) -> Figures:
    """Each page asks for another least value: nothing is answered from what the one before left."""
    took = []
    for round_ in range(_ROUNDS):
        began = time.perf_counter()
        if page(0.3 + round_ / 100) < PAGE:
            raise RuntimeError("a page is short: not all runs were found")
        took.append(1000 * (time.perf_counter() - began))
    return {"p50 ms": float(np.percentile(took, 50)), "p95 ms": float(np.percentile(took, 95))}
