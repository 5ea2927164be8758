"""The same points in each tracker's own words: what a run reports, made before the clock runs."""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import numpy as np
from distillboard.contracts.leases import LEASE_HEADER
from load import Call
from servers import TRACKIO_PROJECT, TRACKIO_TOKEN

BEGAN = 1_700_000_000.0
"""Seconds since 1970 of the first point."""


@dataclass(frozen=True)
class Shape:
    """How a thousand points lie in a call.

    Attributes:
        steps: Steps a call.
        keys: Values a step.
    """

    steps: int
    keys: int


WIDE, LONG = Shape(25, 40), Shape(1000, 1)
"""What a distilled run reports, and one curve alone."""


@dataclass(frozen=True)
class Leased:
    """A run of ours that is being trained as far as the server knows."""

    run: str
    token: str


def leased_run(http: httpx.Client) -> Leased:
    """Submit a run and claim it, so that every report passes the check of its lease."""
    http.post("/api/v1/runs", json={"recipe": "tiny-control"}).raise_for_status()
    body = {"worker": "bench", "device": {"kind": "cpu"}}
    claim = http.post("/api/v1/queues/default/claims", json=body).raise_for_status().json()
    return Leased(claim["run"], claim["token"])


def ours(leased: Leased, shape: Shape, calls: int) -> list[Call]:
    """Batches for our API."""
    path, headers = f"/api/v1/runs/{leased.run}/events", {LEASE_HEADER: leased.token}
    return [
        Call(path, json.dumps({"batch": str(uuid.uuid4()), "events": _events(rows)}).encode(), headers)
        for rows in _rows(shape, calls)
    ]


def ending(leased: Leased) -> Call:
    """The report that a run has ended."""
    event = {"type": "state", "state": "succeeded", "time": BEGAN}
    body = json.dumps({"batch": str(uuid.uuid4()), "events": [event]}).encode()
    return Call(f"/api/v1/runs/{leased.run}/events", body, {LEASE_HEADER: leased.token})


def mlflows(run: str, shape: Shape, calls: int) -> list[Call]:
    """The same for MLflow's log-batch."""
    path = "/api/2.0/mlflow/runs/log-batch"
    bodies = ({"run_id": run, "metrics": _metrics(rows)} for rows in _rows(shape, calls))
    return [Call(path, json.dumps(body).encode(), {}) for body in bodies]


def mlflow_runs(http: httpx.Client, count: int) -> list[str]:
    """New runs of MLflow's default experiment."""
    body = {"experiment_id": "0", "start_time": int(BEGAN * 1000)}
    answers = (http.post("/api/2.0/mlflow/runs/create", json=body).raise_for_status() for _ in range(count))
    return [answer.json()["run"]["info"]["run_id"] for answer in answers]


def trackios(run: str, shape: Shape, calls: int) -> list[Call]:
    """The same for trackio's server, as its own client sends it: every step with an id, so that it is kept once."""
    headers = {"X-Trackio-Write-Token": TRACKIO_TOKEN}
    return [
        Call("/api/bulk_log", json.dumps({"args": [], "kwargs": {"logs": logs, "hf_token": None}}).encode(), headers)
        for logs in ([_trackio_log(run, step, values) for step, values in rows] for rows in _rows(shape, calls))
    ]


def _trackio_log(run: str, step: int, values: dict[str, float]) -> dict[str, object]:
    name = {"project": TRACKIO_PROJECT, "run": run, "run_id": run}
    return {**name, "metrics": values, "step": step, "log_id": uuid.uuid4().hex}


Rows = list[tuple[int, dict[str, float]]]


def _rows(shape: Shape, calls: int) -> Iterator[Rows]:
    """For every call its steps with values that look like losses: they fall, and they are noisy in every digit."""
    random = np.random.default_rng(0)
    names = [f"loss/fgd/P{key % 5 + 3}/term{key}" for key in range(shape.keys)]
    for call in range(calls):
        steps = range(call * shape.steps, (call + 1) * shape.steps)
        values = np.exp(random.normal(-2, 0.3, (shape.steps, shape.keys)))
        yield [(step, dict(zip(names, row, strict=True))) for step, row in zip(steps, values.tolist(), strict=True)]


def _events(rows: Rows) -> list[dict[str, object]]:
    """One table, as the worker and the reporter send what they have gathered."""
    table = {
        "type": "table",
        "keys": list(rows[0][1]),
        "steps": [step for step, _ in rows],
        "times": [BEGAN + step / 10 for step, _ in rows],
        "values": [list(values.values()) for _, values in rows],
    }
    return [table]


def _metrics(rows: Rows) -> list[dict[str, object]]:
    return [
        {"key": key, "value": value, "timestamp": int((BEGAN + step / 10) * 1000), "step": step}
        for step, values in rows
        for key, value in values.items()
    ]
