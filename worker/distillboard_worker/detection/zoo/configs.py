"""Configs of the zoo as plain data: the model, and whose classes it knows."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from mmdet.registry import DATASETS
from mmengine.config import Config

from distillboard_worker.detection.zoo.published import folder
from distillboard_worker.registration import plain, without_weights


def resolve(path: str) -> dict[str, Any]:
    """A config of the zoo as data; modules that it asks to be imported are not.

    Args:
        path: As a metafile states it, below the zoo's configs and without suffix.

    Raises:
        OSError: There is no such file.
    """
    resolved: dict[str, Any] = plain(Config.fromfile(str(_file(path)), import_custom_modules=False).to_dict())
    return resolved


def model_of(config: Mapping[str, Any]) -> dict[str, Any]:
    """Its model dict without the addresses of pretrained parts."""
    model: dict[str, Any] = without_weights(config["model"])
    return model


def needs(config: Mapping[str, Any]) -> list[str]:
    """Modules outside MMDetection that the config imports."""
    imports = (config.get("custom_imports") or {}).get("imports") or []
    return [imports] if isinstance(imports, str) else list(imports)


def canonical(model: Mapping[str, Any]) -> str:
    """The one JSON form of a model dict."""
    return json.dumps(model, sort_keys=True, separators=(",", ":"))


def key_of(model: Mapping[str, Any]) -> str:
    """What tells a model dict from others: the beginning of its sha256."""
    return sha256(canonical(model).encode()).hexdigest()[:16]


def classes_of(config: Mapping[str, Any]) -> tuple[str, list[str]] | None:
    """Whose class names a config's training data has, and the names; None where only the data's files know them."""
    for dataset in _datasets((config.get("train_dataloader") or {}).get("dataset")):
        own = (dataset.get("metainfo") or {}).get("classes")
        if own:
            return "", [own] if isinstance(own, str) else list(own)
        kind = DATASETS.get(dataset["type"])
        named = getattr(kind, "METAINFO", {}).get("classes")
        if named:
            return dataset["type"], list(named)
    return None


def class_counts(value: Any) -> set[int]:
    """Every number of classes that a model dict names."""
    if isinstance(value, Mapping):
        own = {count for key, count in value.items() if key in _COUNTS and isinstance(count, int)}
        return own.union(*(class_counts(one) for one in value.values()))
    return set().union(*(class_counts(one) for one in value)) if isinstance(value, list) else set()


_COUNTS = {"num_classes", "num_things_classes"}


def _datasets(value: Any) -> Iterator[Mapping[str, Any]]:
    """A data set and those it wraps, from the inside out."""
    if isinstance(value, Mapping):
        yield from _datasets(value.get("dataset"))
        for one in value.get("datasets") or ():
            yield from _datasets(one)
        if isinstance(value.get("type"), str):
            yield value


def _file(path: str) -> Path:
    """Where a config lies; the zoo states a few in the folder of another family."""
    stated = folder() / "configs" / f"{path}.py"
    elsewhere = _by_name().get(stated.name, [])
    return elsewhere[0] if not stated.is_file() and len(elsewhere) == 1 else stated


@cache
def _by_name() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for file in sorted((folder() / "configs").rglob("*.py")):
        found.setdefault(file.name, []).append(file)
    return found
