"""A table on its way out: typed columns, filled chunk by chunk, so that no export is held in memory as a whole."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "int", "float"]
Cells = Sequence[Any]
"""The cells of one column of a chunk; None where there is nothing."""


@dataclass(frozen=True)
class Column:
    """A column's name, and what its cells are."""

    name: str
    kind: Kind


@dataclass(frozen=True)
class Table:
    """Columns, and chunks of rows: for every column its cells, all of one length."""

    columns: list[Column]
    chunks: Iterator[list[Cells]]


def column_of(name: str, values: Sequence[Any]) -> tuple[Column, Cells]:
    """A column of what was found in documents: whole numbers, numbers, or, for anything else, text.

    Lists and truth values become their JSON.
    """
    present = [value for value in values if value is not None]
    if present and all(type(value) is int for value in present):
        return Column(name, "int"), values
    if present and all(type(value) in {int, float} for value in present):
        return Column(name, "float"), [None if value is None else float(value) for value in values]
    return Column(name, "text"), [None if value is None else _as_text(value) for value in values]


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
