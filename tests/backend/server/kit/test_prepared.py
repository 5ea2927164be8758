"""Prepared statements convert and order their parameters as SQLAlchemy does."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from distillboard.server.kit.base import UtcDateTime
from distillboard.server.kit.prepared import Prepared, PreparedUpsert
from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

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
WRITE = PreparedUpsert(THINGS, ("id", "name"), key=("id",), changing=("name",))
NEWEST = Prepared(select(THINGS.c.id, THINGS.c.name).order_by(THINGS.c.id.desc()).limit(1), ())


@pytest.fixture
def things(database):
    THINGS.create(database.engine)
    with database.writing() as session:
        ADD.run(session, ("first", MOMENT, 1))
        ADD.run(session, ("50 %", None, 2))
    return database


def everything(things):
    with things.reading() as session:
        return [tuple(row) for row in session.execute(select(THINGS).order_by(THINGS.c.id))]


def test_rows_are_added_in_the_order_of_the_names_and_moments_converted(things):
    assert everything(things) == [(1, "first", MOMENT.astimezone(UTC)), (2, "50 %", None)]


def test_a_change_takes_its_parameters_in_the_order_of_the_names(things):
    with things.writing() as session:
        assert RENAME.run(session, (2, "second")) is None
        RENAME.run(session, (3, "nobody"))
    with things.reading() as session:
        assert NEWEST.run(session, ()) == (2, "second")
        assert BY_NAME.run(session, ("nobody",)) is None


def test_it_is_part_of_the_transaction(things):
    with things.writing() as session:
        RENAME.run(session, (1, "other"))
        session.rollback()
    assert everything(things)[0][1] == "first"


def test_a_row_that_breaks_a_rule_is_said_by_sqlalchemy(things):
    with pytest.raises(IntegrityError), things.writing() as session:
        ADD.run(session, ("again", None, 1))


@pytest.mark.parametrize("count", [0, 1, 3, 64, 200])
def test_rows_that_are_there_change_and_others_come(things, count):
    rows = [(number, f"name {number}") for number in range(2, 2 + count)]
    with things.writing() as session:
        WRITE.run(session, rows)
    expected = {1: "first", 2: "50 %"} | dict(rows)
    assert {number: name for number, name, _ in everything(things)} == expected


def test_what_is_not_to_change_stays(things):
    with things.writing() as session:
        WRITE.run(session, [(1, None)])
    assert everything(things)[0] == (1, None, MOMENT.astimezone(UTC))


def test_rows_of_a_table_that_is_away_are_refused_by_sqlalchemy(things):
    THINGS.drop(things.engine)
    with pytest.raises((ProgrammingError, OperationalError)), things.writing() as session:
        WRITE.run(session, [(1, "name")])


def test_columns_are_named_in_the_order_of_the_table():
    with pytest.raises(ValueError, match="prepared_things"):
        PreparedUpsert(THINGS, ("name", "id"), key=("id",), changing=("name",))
