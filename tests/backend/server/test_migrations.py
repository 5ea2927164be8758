"""Migrations over data, on both databases: what older versions kept is there afterwards, up and down again."""

from datetime import UTC, datetime

import pytest
from alembic import command
from distillboard.server.db import Database, alembic_config, make_engine, migrate
from distillboard.server.kit.ids import new_id
from distillboard.server.metrics.models import RunMetric
from distillboard.server.runs.models import Attempt, Run, RunTag
from distillboard.server.search import values
from distillboard.server.search.models import RunValue
from sqlalchemy import MetaData, create_engine, insert, inspect, make_url, select, text

MOMENT = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)
SPEC = {
    "version": 1,
    "engine": "mmdet",
    "name": "warm-owl",
    "tags": ["night", "baseline", "night"],
    "notes": "the first try",
    "dataset": "toys",
    "student": {"model": "small", "inherit": False},
    "method": {"name": "fgd", "lambda": 5e-6},
    "schedule": {"lr": 0.01, "milestones": [16, 22], "seed": 3, "image_size": None},
}
OWN = {"engine": "external", "config": {"depth": "10", "huge": 10**400, "amp": True, "a.b": {"c": "é" * 2000}}}
FACTS = {"student/parameters": 12, "gpu": "none", "latency": "nan"}


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path):
    """The address of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/old.sqlite3"
        return
    postgres, name = request.getfixturevalue("postgres"), f"old_{new_id()}"
    _admin(postgres, f"CREATE DATABASE {name}")
    yield make_url(postgres).set(database=name).render_as_string(hide_password=False)
    _admin(postgres, f"DROP DATABASE {name} WITH (FORCE)")


def _admin(url, statement):
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def bring(url, revision, move=command.upgrade):
    engine = make_engine(url)
    with engine.begin() as connection:
        move(alembic_config(connection), revision)
    engine.dispose()


def fill(url, rows):
    """Keep rows as an older version did: whatever a table asks for beyond them is empty."""
    engine = make_engine(url)
    old = MetaData()
    old.reflect(engine)
    with engine.begin() as connection:
        for table, values_of_row in rows:
            columns = old.tables[table].columns
            needed = {column.name: _empty(column) for column in columns if not column.nullable}
            connection.execute(insert(old.tables[table]), [needed | values_of_row])
    engine.dispose()


def _empty(column):
    return MOMENT if column.type.python_type is datetime else column.type.python_type()


def run_row(run_id, spec, engine="mmdet", **more):
    documents = {"spec": spec, "facts": {}, "progress": {}}
    return "runs", {"id": run_id, "name": run_id, "engine": engine, "state": "succeeded", **documents, **more}


@pytest.fixture
def old(empty):
    """A record of revision 0004: two runs and a pre-flight, with an attempt and a metric."""
    bring(empty, "0004")
    inputs = {"dataset": "toys", "dataset_version": 2}
    fill(
        empty,
        [
            run_row("trained", SPEC, inputs=inputs, facts=FACTS),
            run_row("own", OWN, "external"),
            run_row("looked-at", SPEC, "preflight"),
            ("attempts", {"run_id": "trained", "number": 1, "worker": "w", "device": {"kind": "cpu"}}),
            ("run_metrics", {"run_id": "trained", "slot": 0, "key": "loss/total", "last": 0.5, "count": 1}),
        ],
    )
    return empty


@pytest.fixture
def read():
    """A session over a database that is at head."""
    opened = []

    def read(url):
        database = Database(make_engine(url))
        opened.append(database.engine)
        return database.reading()

    yield read
    for engine in opened:
        engine.dispose()


def check(read, url):
    """Everything of ``old`` is there in today's form."""
    with read(url) as session:
        trained = session.get_one(Run, "trained")
        assert (trained.project_id, trained.notes, trained.archived, trained.deleted) == (
            "default", "the first try", None, None,
        )  # fmt: skip
        assert trained.spec == SPEC
        assert session.get_one(Run, "own").notes == ""
        tags = session.execute(select(RunTag.run_id, RunTag.tag).order_by(RunTag.run_id, RunTag.tag))
        assert [tuple(row) for row in tags if row.run_id == "trained"] == [
            ("trained", "baseline"), ("trained", "night"),
        ]  # fmt: skip
        for run_id in ("trained", "own"):
            rows = session.scalars(select(RunValue).where(RunValue.run_id == run_id))
            kept = {row.key: row.text if row.number is None else row.number for row in rows}
            assert kept == values.of_run(session.get_one(Run, run_id))
        assert session.scalars(select(RunValue).where(RunValue.run_id == "looked-at")).all() == []
        assert session.get_one(Attempt, ("trained", 1)).worker == "w"
        metric = session.scalars(select(RunMetric).where(RunMetric.run_id == "trained")).one()
        assert (metric.key, metric.last) == ("loss/total", 0.5)


def test_a_record_of_0004_is_whole_at_head_and_when_it_went_down_and_up_again(old, read):
    migrate(old)
    check(read, old)
    bring(old, "0004", command.downgrade)
    engine = make_engine(old)
    names = set(inspect(engine).get_table_names())
    columns = {column["name"] for column in inspect(engine).get_columns("runs")}
    engine.dispose()
    assert not {"projects", "run_tags", "run_values", "uploads", "views"} & names
    assert not {"project_id", "notes", "archived", "deleted"} & columns
    migrate(old)
    check(read, old)


def test_every_migration_can_be_taken_back(empty):
    migrate(empty)
    bring(empty, "base", command.downgrade)
    engine = make_engine(empty)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    engine.dispose()
    migrate(empty)
