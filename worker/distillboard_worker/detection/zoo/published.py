"""What the zoo's metafiles state: a detector's name, its config, its published figures, the address of its weights."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml
from distillboard.contracts.catalogue import Weights
from mmengine.utils import get_installed_path

_POINTS = {
    "Object Detection": {"box AP": "bbox_mAP", "AR@1000": "AR_1000"},
    "Instance Segmentation": {"mask AP": "segm_mAP"},
    "Semi-Supervised Object Detection": {"box AP": "bbox_mAP"},
    "Region Proposal": {"AR@1000": "AR_1000"},
    "Panoptic Segmentation": {"PQ": "PQ"},
}
"""Tasks on single images and the names of their figures here; the zoo states them in points of 100."""
_DIGEST = re.compile(r"-([0-9a-f]{8,64})\.pth$")


@dataclass(frozen=True)
class Published:
    """One entry of a metafile.

    Attributes:
        config: Path below the zoo's configs without its suffix, as ``retinanet/retinanet_r50_fpn_2x_coco``.
        results: Figures of 0 to 1 by data set.
        weights: Where its checkpoint lies, with the beginning of its sha256 where the file's name has it.
    """

    name: str
    family: str
    config: str
    epochs: int | None = None
    weights: Weights | None = None
    results: dict[str, dict[str, float]] = field(default_factory=dict)


def published() -> list[Published]:
    """Every detector of single images in the installed zoo, by name; a name that is stated twice counts once."""
    found: dict[str, Published] = {}
    for file in sorted((folder() / "configs").glob("*/metafile.yml")):
        for entry in _read(file):
            found.setdefault(entry.name, entry)
    return sorted(found.values(), key=lambda entry: entry.name.lower())


def folder() -> Path:
    """Where the installed package keeps the zoo."""
    return Path(get_installed_path("mmdet")) / ".mim"


def _read(file: Path) -> Iterator[Published]:
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    for model in content["Models"] if isinstance(content, dict) else content:
        results = _results(model.get("Results") or [])
        if results is not None:
            yield Published(
                name=model["Name"],
                family=model.get("In Collection") or file.parent.name,
                config=_config(model["Config"], file.parent.name),
                epochs=_epochs(model.get("Metadata") or {}),
                weights=_weights(model.get("Weights")),
                results=results,
            )


def _results(stated: list[dict[str, Any]]) -> dict[str, dict[str, float]] | None:
    """Figures by data set; None for what tracks objects through videos."""
    found: dict[str, dict[str, float]] = {}
    for result in stated:
        names = _POINTS.get(result["Task"])
        if names is None:
            return None
        for stated_as, points in (result.get("Metrics") or {}).items():
            if stated_as in names and isinstance(points, int | float):
                found.setdefault(result["Dataset"], {})[names[stated_as]] = round(points / 100, 4)
    return found


def _config(path: str, family: str) -> str:
    name = unquote(path).removeprefix("configs/").removesuffix(".py")
    return name if "/" in name else f"{family}/{name}"


def _epochs(metadata: dict[str, Any]) -> int | None:
    stated = metadata.get("Epochs")
    return stated if isinstance(stated, int) else None


def _weights(address: Any) -> Weights | None:
    addresses = address if isinstance(address, list) else [address]
    stated = next((one for one in addresses if isinstance(one, str) and one.startswith("http")), None)
    if stated is None:
        return None
    digest = _DIGEST.search(stated)
    return Weights.model_validate({"url": stated, "sha256_prefix": digest[1] if digest else None})
