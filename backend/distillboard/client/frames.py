"""Curves as a table of pandas or polars; neither is needed by anything else here."""

import csv
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from .errors import DistillboardError

Library = Literal["pandas", "polars"]
_READERS = {
    "run": str,
    "key": str,
    "step": int,
    "value": float,
    "attempt": int,
    "epoch": float,
    "time": float,
}


def read_frame(file: Path, library: Library) -> Any:
    """An exported CSV of curves as a data frame.

    Args:
        file: The long form: a row a point.
        library: ``pandas`` or ``polars``.

    Raises:
        DistillboardError: the library is not installed.
    """
    columns = _columns(file)
    return _library(library).DataFrame(columns)


def check_library(library: Library) -> None:
    """Raise before anything is downloaded.

    Raises:
        DistillboardError: the library is not installed.
    """
    _library(library)


def _library(name: Library) -> Any:
    if name not in {"pandas", "polars"}:
        raise DistillboardError(f"library: there are frames of pandas and of polars, not of '{name}'")
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise DistillboardError(f"{name} is not installed beside this client: pip install {name}") from None


def _columns(file: Path) -> dict[str, list[Any]]:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        names = next(rows)
        found: dict[str, list[Any]] = {name: [] for name in names}
        for row in rows:
            for name, cell in zip(names, row, strict=True):
                found[name].append(cell)
    return {name: _read(name, cells) for name, cells in found.items()}


def _read(name: str, cells: Iterable[str]) -> list[Any]:
    reader = _READERS.get(name, str)
    return [None if cell == "" else reader(cell) for cell in cells]
