"""The list of the zoo as it ships: facts about every detector, and the packed model dicts of those that were built."""

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from distillboard.contracts.zoo import ZooDetector

FOLDER = Path(__file__).parent
_DETECTORS = TypeAdapter(list[ZooDetector])


@dataclass(frozen=True)
class Zoo:
    """The list.

    Attributes:
        source: The package that it was made from, and its version.
        license: That package's licence.
        classes: Class names by whose they are.
        detectors: By name.
    """

    source: str
    license: str
    classes: dict[str, list[str]]
    detectors: dict[str, ZooDetector]


@cache
def read_zoo(folder: Path = FOLDER) -> Zoo:
    """Read the list; once, as it does not change while the server runs."""
    content = json.loads((folder / "zoo.json").read_bytes())
    detectors = {detector.name: detector for detector in _DETECTORS.validate_python(content["detectors"])}
    return Zoo(content["source"], content["license"], content["classes"], detectors)


def read_model(key: str, folder: Path = FOLDER) -> dict[str, Any]:
    """The model dict of a detector; read when a model is made of it, not kept."""
    models: dict[str, dict[str, Any]] = json.loads(gzip.decompress((folder / "models.json.gz").read_bytes()))
    return models[key]
