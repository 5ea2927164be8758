"""CSV (RFC 4180, UTF-8) that a spreadsheet may open: no cell of text is taken for a formula."""

import csv
import io
import math
from collections.abc import Iterator
from typing import Any

from .tables import Cells, Column, Table

MEDIA_TYPE = "text/csv; charset=utf-8"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(table: Table) -> Iterator[bytes]:
    """The table as CSV, chunk by chunk.

    Nothing is an empty cell; non-finite numbers are ``nan``, ``inf`` and ``-inf``. A text that a spreadsheet would
    take for a formula begins with an apostrophe.
    """
    yield _lines([[_safe(column.name) for column in table.columns]])
    for chunk in table.chunks:
        cells = (_cells(column, values) for column, values in zip(table.columns, chunk, strict=True))
        yield _lines(list(zip(*cells, strict=True)))


def _cells(column: Column, values: Cells) -> list[Any]:
    if column.kind == "text":
        return [None if value is None else _safe(value) for value in values]
    return [value if value is None or math.isfinite(value) else _named(value) for value in values]


def _named(value: float) -> str:
    return "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _lines(rows: list[Any]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()
