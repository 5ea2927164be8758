"""Doubles in tables: NaN has a stated form there."""

import math

from sqlalchemy import Double
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class NullIsNan(TypeDecorator[float]):
    """A double that is always known; NULL stands for NaN, because SQLite stores a NaN as NULL anyway.

    Infinities are stored as they are, by both databases.
    """

    impl = Double
    cache_ok = True

    def process_bind_param(self, value: float | None, dialect: Dialect) -> float | None:  # noqa: ARG002
        """Write NaN as NULL."""
        return None if value is None or math.isnan(value) else value

    def process_result_value(self, value: float | None, dialect: Dialect) -> float:  # noqa: ARG002
        """Read NULL as NaN."""
        return math.nan if value is None else value
