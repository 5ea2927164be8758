"""Curves as JSON bytes, past the validation of a hundred thousand numbers that this server made itself."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from pydantic_core import to_json

from distillboard.contracts.base import encode_number

from .points import Points


def series(key: str, points: Points, total: int) -> bytes:
    """The JSON of a ``Series``."""
    return to_json(_series(key, points, total))


def series_set(
    run_id: str, revision: int, keys: Sequence[str], curves: Sequence[Points], totals: Sequence[int]
) -> bytes:
    """The JSON of a ``SeriesSet``."""
    parts = [_series(key, points, total) for key, points, total in zip(keys, curves, totals, strict=True)]
    return to_json({"run": run_id, "revision": revision, "series": parts})


def points_message(run_id: str, revision: int, curves: Mapping[str, Points]) -> str:
    """The JSON of a ``PointsMessage``."""
    parts = [_series(key, points, len(points)) for key, points in curves.items()]
    return to_json({"run": run_id, "revision": revision, "series": parts}).decode()


def _series(key: str, points: Points, total: int) -> dict[str, Any]:
    values: list[Any] = points.values.tolist()
    for place in np.flatnonzero(~np.isfinite(points.values)).tolist():
        values[place] = encode_number(values[place])
    rows = list(zip(points.steps.tolist(), values, points.times.tolist(), strict=True))
    return {"key": key, "points": rows, "total": total}
