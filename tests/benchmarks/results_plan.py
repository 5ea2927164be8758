"""Which runs the results table is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Any

RETINANET = "retinanet"
SYSTEMS = {
    RETINANET: "RetinaNet",
    "faster-rcnn": "Faster R-CNN",
    "reppoints": "RepPoints",
    "mask-rcnn": "Mask R-CNN",
    "fcos": "FCOS",
    "gfl": "GFL",
    "solo": "SOLO",
    "yolox": "YOLOX",
}
"""The paper's systems by the name their recipes carry."""

SEEDS = {RETINANET: (0, 1, 2), "faster-rcnn": (0, 1, 2)}
"""The systems that are run more than once."""

PEERS = ("mse", "pkd", "mgd", "cwd", "cankd", "fbkd")
LONG = "control-same-time"
"""The control that trains as long as the distilled run does, in seconds."""


@dataclass(frozen=True)
class Row:
    """One run of the table.

    Attributes:
        system: Key of `SYSTEMS`.
        method: `control`, `fgd`, a peer's name, or `LONG`.
        seed: Seed of the run.
    """

    system: str
    method: str
    seed: int

    @property
    def name(self) -> str:
        """Key of the run in the file of raw metrics."""
        return f"{self.system}/{self.method}/{self.seed}"

    @property
    def recipe(self) -> str:
        """The recipe it is an instance of."""
        prefix = "shapes" if self.system == RETINANET else self.system
        return f"{prefix}-{'control' if self.method == LONG else self.method}"


def rows() -> list[Row]:
    """All rows, in the order they are run in: RetinaNet first."""
    return list(_rows())


def _rows() -> Iterator[Row]:
    for system in SYSTEMS:
        for seed in SEEDS.get(system, (0,)):
            yield Row(system, "control", seed)
            yield Row(system, "fgd", seed)
        if system == RETINANET:
            yield from (Row(system, peer, 0) for peer in PEERS)
            yield Row(system, LONG, 0)


def changes(row: Row, runs: Mapping[str, Any]) -> dict[str, Any] | None:
    """What a row's spec changes in its recipe, or None while it waits for others.

    Args:
        row: The row.
        runs: The raw metrics of what has run, by `Row.name`.
    """
    schedule: dict[str, Any] = {"seed": row.seed}
    if row.method == LONG:
        epochs = _epochs_for_the_time_of_fgd(row.system, runs)
        if epochs is None:
            return None
        schedule["epochs"] = epochs
    return {"recipe": row.recipe, "schedule": schedule, "name": f"{row.system} {row.method}, seed {row.seed}"}


def _epochs_for_the_time_of_fgd(system: str, runs: Mapping[str, Any]) -> int | None:
    """Epochs that a control does in the mean training time of the FGD runs, by the steps' median times."""
    measured = {
        method: [run for seed in SEEDS[system] if (run := runs.get(Row(system, method, seed).name))]
        for method in ("control", "fgd")
    }
    if not all(measured.values()):
        return None
    control, fgd = (fmean(run["training_seconds"] for run in found) for found in measured.values())
    epochs: int = measured["control"][0]["spec"]["schedule"]["epochs"]
    return round(epochs * fgd / control)
