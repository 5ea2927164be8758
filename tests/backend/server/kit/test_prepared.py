"""Prepared statements convert and order their parameters as SQLAlchemy does."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from distillboard.server.kit.base import UtcDateTime
from distillboard.server.kit.prepared import Prepared
from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=2)))
THINGS = Table(
    "prepared_things",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("name", String),
    Column("at", UtcDateTime),
)
ADD = Prepared(insert(THINGS), ("name", "at", "id"))
RENAME = Prepared(
    update(THINGS).where(THINGS.c.id == bindparam("which")).values(name=bindparam("to", type_=String())),
    ("which", "to"),
)
BY_NAME = Prepared(select(THINGS.c.id).where(THINGS.c.name == bindparam("name")), ("name",))
NEWEST = Prepared(select(THINGS.c.id, THINGS.c.name).order_by(THINGS.c.id.desc()).limit(1), ())


@pytest.fixture
def things(database):
    THINGS.create(database.engine)
    with database.writing() as session:
        ADD.run(session, [("first", MOMENT, 1), ("50 %", None, 2)])
    return database


def test_rows_are_added_in_the_order_of_the_names_and_moments_converted(things):
    with things.reading() as session:
        found = session.execute(select(THINGS).order_by(THINGS.c.id)).all()
    assert [tuple(row) for row in found] == [(1, "first", MOMENT.astimezone(UTC)), (2, "50 %", None)]


def test_a_change_takes_its_parameters_in_the_order_of_the_names(things):
    with things.writing() as session:
        RENAME.run(session, [(2, "second"), (3, "nobody")])
    with things.reading() as session:
        assert NEWEST.row(session, ()) == (2, "second")


def test_no_rows_are_nothing_to_do(things):
    with things.writing() as session:
        ADD.run(session, [])
        assert BY_NAME.row(session, ("nobody",)) is None


def test_a_row_that_breaks_a_rule_is_said_by_sqlalchemy(things):
    with pytest.raises(IntegrityError), things.writing() as session:
        ADD.run(session, [("again", None, 1)])
