"""Cursors come back as they were, and nothing else passes for one."""

from datetime import UTC, datetime

import pytest
from distillboard.server.errors import Malformed
from distillboard.server.stream.cursor import Cursor, Position, decode_cursor, parse_runs

MOMENT = datetime(2026, 5, 4, 3, 2, 1, 123456, UTC)


@pytest.mark.parametrize(
    "positions",
    [{}, {"a": Position.at(12)}, {"a": Position.at(0), "b": Position(40, 39, 0), "c": Position(7, 6, 5, 2)}],
    ids=str,
)
def test_round_trip(positions):
    cursor = Cursor(MOMENT, positions)
    assert decode_cursor(cursor.encode()) == cursor


def test_it_is_short():
    cursor = Cursor(MOMENT, {"a": Position.at(12), "b": Position(40, 39, 40, 2)})
    assert cursor.encode().endswith(",a:12.12.12,b:40.39.40.2")


@pytest.mark.parametrize("text", ["", "a:1", "@", "@x,a:1", "@1,a:1.2", "@1,a:-1", "@1,:1", "@1,a:1:2", "@9" * 40])
def test_what_is_no_cursor_is_refused(text):
    with pytest.raises(Malformed):
        decode_cursor(text)


def test_runs_with_and_without_a_revision():
    assert parse_runs("a,b:40,,c") == {"a": None, "b": Position.at(40), "c": None}
    assert parse_runs("") == {}
