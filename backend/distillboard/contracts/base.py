"""The manners every contract shares: closed models, UTC times, numbers that may be non-finite."""

import math
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AllowInfNan,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    StringConstraints,
)

_NAMED = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


def decode_number(value: Any) -> Any:
    """Turn the wire's ``"nan"``, ``"inf"``, ``"-inf"`` into floats; leave everything else to the validator."""
    return _NAMED.get(value.lower(), value) if isinstance(value, str) else value


def encode_number(value: float) -> float | str:
    """Turn a float into what JSON can carry: non-finite values become ``"nan"``, ``"inf"``, ``"-inf"``."""
    if math.isfinite(value):
        return value
    return "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")


def _utc(value: datetime) -> datetime:
    try:
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except OverflowError:
        raise ValueError("lies outside of the years 1 to 9999 in UTC") from None


Number = Annotated[
    float,
    AllowInfNan(True),
    BeforeValidator(decode_number, json_schema_input_type=float | str),
    PlainSerializer(encode_number, return_type=float | str),
]
"""A metric value: any double; on the wire non-finite values are the strings ``"nan"``, ``"inf"``, ``"-inf"``."""

Moment = Annotated[datetime, AfterValidator(_utc)]
"""A time with a zone; one without is read as UTC."""

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
"""The name of a model, data set, recipe, queue or worker: 1-100 letters, digits, dots, dashes, underscores."""


class Closed(BaseModel):
    """A document from outside: an unknown field is an error, never ignored."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class View(BaseModel):
    """A document the server sends; a reader ignores fields it does not know yet."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)
