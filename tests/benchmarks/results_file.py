"""The raw metrics that the results table is made from, as a file that is whole at every moment."""

import json
from pathlib import Path
from statistics import median
from typing import Any

from distillboard.client.client import Client
from distillboard.contracts.runs import RunView
from distillboard.contracts.spec import JobSpec

WHAT = (
    "Raw metrics of docs/results.md, written by tests/benchmarks/results.py: the spec, the final metrics on val (mAP 0"
    " to 1) and the times of every run. training_seconds is the median step times the number of steps, wall_seconds"
    " all of the run's last attempt; both hold for the machine and the load they were taken under."
)

Raw = dict[str, Any]


def read(path: Path) -> Raw:
    """The file, or an empty one."""
    if not path.exists():
        return {"what": WHAT, "notes": {}, "teachers": {}, "runs": {}}
    raw: Raw = json.loads(path.read_text())
    return raw


def write(path: Path, raw: Raw) -> None:
    """Put the file in place at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(raw, indent=1, ensure_ascii=False) + "\n")
    partial.replace(path)


def record(client: Client, run: RunView, code: str) -> Raw:
    """What is kept of a run that succeeded.

    Args:
        client: The server it ran on.
        run: The run.
        code: Version of the code.
    """
    if not isinstance(run.spec, JobSpec) or run.inputs is None:
        raise TypeError(f"{run.name} is no training of ours")
    final = client.runs.evaluations(run.id).evaluations[-1]
    return {
        "run": run.id,
        "code": code,
        "seed": run.spec.schedule.seed,
        "spec": run.spec.model_dump(mode="json", by_alias=True, exclude={"notes", "tags", "resources"}),
        "inputs": run.inputs.model_dump(mode="json"),
        "metrics": _rounded(final.metrics),
        "classes": _rounded(final.classes),
        "mAP_by_step": [[step, round(value, 4)] for step, value, _ in _points(client, run, "val/bbox_mAP")],
        "losses_at_start": _losses_at_start(client, run),
        "training_seconds": round(_training_seconds(client, run), 1),
        "wall_seconds": round((run.ended - run.started).total_seconds(), 1) if run.ended and run.started else None,
        "attempts": run.attempt,
        "facts": {name: run.facts[name] for name in sorted(run.facts) if name.split("/")[0] in _FACTS},
    }


_FACTS = ("device", "student", "threads", "versions")


def _rounded(metrics: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in sorted(metrics.items())}


def _points(client: Client, run: RunView, key: str, most: int = 2000) -> list[tuple[int, float, float]]:
    return list(client.runs.series(run.id, key, max_points=most).points)


def _losses_at_start(client: Client, run: RunView) -> dict[str, float]:
    keys = sorted(view.key for view in client.runs.keys(run.id) if view.key.startswith("loss/"))
    return {key: float(f"{_points(client, run, key)[0][1]:.4g}") for key in keys}


def _training_seconds(client: Client, run: RunView) -> float:
    steps = run.progress.total_steps or run.progress.step
    return median(value for _, value, _ in _points(client, run, "time/step")) * steps


def record_teacher(client: Client, run: RunView) -> Raw:
    """The recorded metrics of the run's teacher on its data set, by name and version; nothing where it has none."""
    inputs = run.inputs
    if inputs is None or inputs.teacher is None:
        return {}
    document = client.models.get(inputs.teacher, inputs.teacher_version).document
    metrics = document.results.get(inputs.dataset, {})
    kept = {name: value for name, value in metrics.items() if "mAP" in name}
    return {f"{inputs.teacher}@{inputs.teacher_version}": {"metrics": kept, "parameters": document.parameters}}
