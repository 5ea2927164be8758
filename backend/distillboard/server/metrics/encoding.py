"""Curves as JSON bytes, past the validation of a hundred thousand numbers that this server made itself."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from pydantic_core import to_json

from distillboard.contracts.base import encode_number
from distillboard.contracts.series import Axis, RunCurves

from .points import Floats, Points
from .sampling import Sample


def series(key: str, shown: Sample, axis: Axis = "step") -> bytes:
    """The JSON of a ``Series``."""
    return to_json(_series(key, shown, axis))


def series_set(run_id: str, revision: int, keys: Sequence[str], shown: Sequence[Sample], axis: Axis = "step") -> bytes:
    """The JSON of a ``SeriesSet``."""
    parts = [_series(key, sample, axis) for key, sample in zip(keys, shown, strict=True)]
    return to_json({"run": run_id, "revision": revision, "series": parts})


def series_answer(axis: Axis, runs: Sequence[RunCurves], shown: Sequence[tuple[str, str, Sample]]) -> bytes:
    """The JSON of a ``SeriesAnswer``; of every series its run, its key and what is shown."""
    parts = [{"run": run, "key": key, **_columns(sample, axis)} for run, key, sample in shown]
    return to_json({"x": axis, "runs": [run.model_dump(mode="json") for run in runs], "series": parts})


def points_message(run_id: str, revision: int, curves: Mapping[str, Points]) -> str:
    """The JSON of a ``PointsMessage``."""
    parts = [_series(key, Sample(points, len(points)), "step") for key, points in curves.items()]
    return to_json({"run": run_id, "revision": revision, "series": parts}).decode()


def _series(key: str, shown: Sample, axis: Axis) -> dict[str, Any]:
    points = shown.points
    rows = list(zip(points.steps.tolist(), _numbers(points.values), points.times.tolist(), strict=True))
    document = {"key": key, "points": rows, "total": shown.total, "thinned": shown.thinned}
    return document | _epochs(points, axis)


def _columns(shown: Sample, axis: Axis) -> dict[str, Any]:
    points = shown.points
    columns = {"steps": points.steps.tolist(), "values": _numbers(points.values), "times": points.times.tolist()}
    return {**columns, **_epochs(points, axis), "total": shown.total, "thinned": shown.thinned}


def _epochs(points: Points, axis: Axis) -> dict[str, Any]:
    return {"epochs": points.epochs.tolist() if axis == "epoch" else None}


def _numbers(values: Floats) -> list[Any]:
    numbers: list[Any] = values.tolist()
    for place in np.flatnonzero(~np.isfinite(values)).tolist():
        numbers[place] = encode_number(numbers[place])
    return numbers
