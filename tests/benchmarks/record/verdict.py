"""What was asked beside what was seen, as a table for the terminal and for docs/benchmarks.md."""

from collections.abc import Callable

from turns import FASTER, NAMES

Figures = dict[str, dict[str, float]]

_WIDE, _LONG = NAMES


def _ratio(one: tuple[str, str], other: tuple[str, str]) -> Callable[[Figures], float]:
    return lambda figures: figures[one[0]][one[1]] / figures[other[0]][other[1]]


def _plain(name: str, figure: str) -> Callable[[Figures], float]:
    return lambda figures: figures[name][figure]


ROWS: list[tuple[str, str, Callable[[Figures], float]]] = [
    ("ingest, 25 x 40, points/s", "", _plain(f"distillboard: {_WIDE}", "points/s")),
    ("  beside MLflow", "≥ 40 x", _plain(f"mlflow: {_WIDE}", FASTER)),
    ("  beside trackio", "≥ 7 x", _plain(f"trackio: {_WIDE}", FASTER)),
    ("ingest, 1000 x 1, points/s", "", _plain(f"distillboard: {_LONG}", "points/s")),
    ("  beside MLflow", "", _plain(f"mlflow: {_LONG}", FASTER)),
    ("  beside trackio", "", _plain(f"trackio: {_LONG}", FASTER)),
    ("100 reporters, p95 s", "≤ 0.25", _plain("distillboard: 100 reporters", "p95 s")),
    (
        "series of 100,000, beside MLflow's history",
        "≥ 200 x",
        _ratio(("mlflow: curves", "history ms"), ("distillboard: curves", "series ms")),
    ),
    (
        "  beside its sample",
        "≥ 10 x",
        _ratio(("mlflow: curves", "sample ms"), ("distillboard: curves", "series ms")),
    ),
    ("overlay of 20 x 100,000, ms", "≤ 150", _plain("distillboard: curves", "overlay ms")),
    ("run search, p95 ms", "≤ 50", _plain("distillboard: runs", "p95 ms")),
    ("  beside MLflow", "≥ 10 x", _ratio(("mlflow: runs", "p95 ms"), ("distillboard: runs", "p95 ms"))),
    (
        "bytes a point, of MLflow's",
        "≤ 0.2 x",
        _ratio(("distillboard: a run of the paper", "bytes/point"), (f"mlflow: {_WIDE}", "bytes/point")),
    ),
    ("run of 700,000 points, MB", "≤ 12", _plain("distillboard: a run of the paper", "MB")),
    ("point to watcher, p95 ms", "≤ 200", _plain("distillboard: live", "p95 ms")),
    ("start, s", "≤ 2", _plain("distillboard: start", "s")),
    ("memory in the end, MiB", "", _plain("distillboard: in the end", "MiB")),
    ("  of MLflow's idle", "≤ 0.125 x", _ratio(("distillboard: in the end", "MiB"), ("mlflow: start", "MiB"))),
]


def table(figures: Figures) -> str:
    """The rows whose figures there are, in Markdown."""
    lines = ["| | asked | seen |", "|---|---:|---:|"]
    for name, asked, seen in ROWS:
        try:
            lines.append(f"| {name.strip()} | {asked} | {seen(figures):,.4g} |")
        except KeyError:
            continue
    return "\n".join(lines)
