"""The ``.dbmaps`` file: feature maps of a few images as compact arrays with a JSON header (docs/maps-format.md)."""

import json
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

MAGIC = b"DBMAPS1\n"
_ALIGNMENT = 8
_LARGEST = 65535

Source = Literal["teacher", "student", "mask"]
What = Literal["magnitude", "spatial", "channel", "foreground"]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Probe:
    """An image whose maps are kept.

    Attributes:
        id: Its id in the data set.
        picture: Name of the artifact that holds its pixels as the network saw them.
        width: Of the picture, in pixels.
        height: Of the picture, in pixels.
        boxes: Ground truth as x1, y1, x2, y2 in pixels of the picture.
        labels: Class of each box, an index into the file's classes.
    """

    id: int
    picture: str
    width: int
    height: int
    boxes: Sequence[Sequence[float]]
    labels: Sequence[int]


@dataclass(frozen=True)
class Map:
    """One array of a file.

    Attributes:
        image: Index into the file's images.
        level: Name of the pyramid level.
        source: Whose it is.
        what: What it shows.
        values: (h, w), or (C,) for a channel attention.
    """

    image: int
    level: str
    source: Source
    what: What
    values: Floats


@dataclass(frozen=True)
class MapsFile:
    """What `read_maps` returns: the header's facts and the arrays as floats."""

    header: dict[str, Any]
    maps: list[Map]


def write_maps(path: Path, facts: dict[str, Any], probes: Sequence[Probe], maps: Iterable[Map]) -> None:
    """Write a file under a partial name, then rename it.

    Args:
        path: Where it goes.
        facts: ``step``, ``epoch``, ``classes`` and ``levels`` of the header.
        probes: The images.
        maps: Their arrays. Values that are not finite are written as the smallest finite one.
    """
    entries, blocks, offset = [], [], 0
    for one in maps:
        block, low, high = _quantise(one.values)
        entries.append(_entry(one, offset, low, high))
        blocks.append(block)
        offset += len(block)
    header = {**facts, "images": [vars(probe) for probe in probes], "arrays": entries}
    partial = path.with_suffix(".partial")
    with partial.open("wb") as file:
        file.write(_head(header))
        file.writelines(blocks)
    partial.replace(path)


def read_maps(path: Path) -> MapsFile:
    """Read a file back; values are off by at most half a quantisation step, (high - low) / 131070.

    Raises:
        ValueError: It is not such a file.
    """
    data = path.read_bytes()
    if not data.startswith(MAGIC):
        raise ValueError(f"{path} is not a feature maps file: it does not begin with {MAGIC!r}")
    (length,) = struct.unpack_from("<I", data, len(MAGIC))
    start = len(MAGIC) + 4 + length
    header = json.loads(data[len(MAGIC) + 4 : start])
    return MapsFile(header, [_read(entry, data, start) for entry in header["arrays"]])


def _head(header: dict[str, Any]) -> bytes:
    text = json.dumps(header, separators=(",", ":"), allow_nan=False).encode()
    padding = -(len(MAGIC) + 4 + len(text)) % _ALIGNMENT
    return MAGIC + struct.pack("<I", len(text) + padding) + text + b" " * padding


def _entry(one: Map, offset: int, low: float, high: float) -> dict[str, Any]:
    return {
        "image": one.image,
        "level": one.level,
        "source": one.source,
        "what": one.what,
        "shape": list(one.values.shape),
        "offset": offset,
        "low": low,
        "high": high,
    }


def _quantise(values: Floats) -> tuple[bytes, float, float]:
    finite = values[np.isfinite(values)].astype(np.float64)
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    scaled = (np.nan_to_num(values.astype(np.float64), nan=low, posinf=low, neginf=low) - low) / ((high - low) or 1.0)
    return np.rint(scaled * _LARGEST).astype("<u2").tobytes(), low, high


def _read(entry: dict[str, Any], data: bytes, start: int) -> Map:
    count = int(np.prod(entry["shape"]))
    quantised = np.frombuffer(data, "<u2", count, start + entry["offset"]).reshape(entry["shape"])
    values = entry["low"] + quantised * (entry["high"] - entry["low"]) / _LARGEST
    return Map(entry["image"], entry["level"], entry["source"], entry["what"], values.astype(np.float32))
