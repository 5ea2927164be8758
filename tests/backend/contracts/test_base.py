"""Numbers and times as they cross the wire."""

import math
from datetime import UTC, datetime, timedelta, timezone

import pytest
from distillboard.contracts.base import Moment, Number
from pydantic import TypeAdapter, ValidationError

NUMBER = TypeAdapter(Number)
MOMENT = TypeAdapter(Moment)


@pytest.mark.parametrize(("value", "wire"), [(1.5, "1.5"), (math.inf, '"inf"'), (-math.inf, '"-inf"')])
def test_a_number_comes_back_as_it_went(value, wire):
    assert NUMBER.dump_json(value).decode() == wire
    assert NUMBER.validate_json(wire) == value


def test_nan_is_a_value_with_a_stated_form():
    assert NUMBER.dump_json(math.nan) == b'"nan"'
    assert math.isnan(NUMBER.validate_json('"NaN"'))


def test_a_word_is_not_a_number():
    with pytest.raises(ValidationError):
        NUMBER.validate_json('"many"')


def test_a_time_without_a_zone_is_utc_and_others_are_converted():
    assert MOMENT.validate_python(datetime(2026, 1, 1, 12)) == datetime(2026, 1, 1, 12, tzinfo=UTC)  # noqa: DTZ001
    east = timezone(timedelta(hours=2))
    assert MOMENT.validate_python(datetime(2026, 1, 1, 12, tzinfo=east)).isoformat() == "2026-01-01T10:00:00+00:00"
