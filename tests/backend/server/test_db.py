"""Transactions and migrations: what is written is committed or gone, and the tables are those of the models."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from distillboard.server import migrations
from distillboard.server.db import Busy, Database, make_engine, migrate
from distillboard.server.kit import outbox
from distillboard.server.kit.base import utc_now
from distillboard.server.models import metadata
from distillboard.server.workers.models import Worker
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError, IntegrityError, NotSupportedError


class Listening:
    """An announcer that keeps what it hears."""

    def __init__(self):
        self.heard: list[outbox.Outbox] = []

    def announce(self, said):
        self.heard.append(said)


@pytest.fixture
def listening():
    return Listening()


@pytest.fixture
def heard(database, listening):
    return Database(database.engine, listening)


def add_worker(session, name="w"):
    session.add(Worker(name=name, report={}, last_seen=utc_now()))


def count(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Worker))


def fail_half_way(database):
    with database.writing() as session:
        add_worker(session)
        session.flush()
        outbox.changed(session, "abc")
        raise ZeroDivisionError


def fail_at_the_commit(database):
    """A key of a run that does not exist: its constraint is checked when the transaction ends."""
    with database.writing() as session:
        outbox.changed(session, "abc")
        add_worker(session)
        session.flush()
        session.execute(text("INSERT INTO idempotency_keys VALUES ('k', 'd', 'no-such-run', CURRENT_TIMESTAMP)"))


def test_a_transaction_is_committed_then_announced(heard, listening):
    with heard.writing() as session:
        add_worker(session)
        outbox.changed(session, "abc")
        assert listening.heard == []
    assert count(heard) == 1
    assert listening.heard == [outbox.Outbox(runs={"abc"})]


def test_an_exception_undoes_everything_and_says_nothing(heard, listening):
    with pytest.raises(ZeroDivisionError):
        fail_half_way(heard)
    assert count(heard) == 0
    assert listening.heard == []


def test_a_failed_commit_says_nothing(heard, listening):
    with pytest.raises(IntegrityError):
        fail_at_the_commit(heard)
    assert count(heard) == 0
    assert listening.heard == []


def test_writers_that_read_first_wait_for_each_other(database):
    with database.writing() as session:
        add_worker(session)
    start = threading.Barrier(4)
    failures: list[Exception] = []

    def add_one() -> None:
        start.wait()
        try:
            for _ in range(5):
                with database.writing() as session:
                    worker = session.get_one(Worker, "w", with_for_update=True)
                    worker.report = {"count": worker.report.get("count", 0) + 1}
        except DatabaseError as error:
            failures.append(error)

    threads = [threading.Thread(target=add_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with database.reading() as session:
        assert session.get_one(Worker, "w").report == {"count": 20}


def test_a_reader_does_not_wait_for_a_writer(database):
    with database.writing() as writing:
        add_worker(writing)
        writing.flush()
        assert count(database) == 0


def test_a_reader_cannot_write_on_postgresql(postgres_url):
    engine = make_engine(postgres_url)
    with Database(engine).reading() as session:
        add_worker(session)
        with pytest.raises(DatabaseError, match="read-only"):
            session.flush()
        session.rollback()
    engine.dispose()


def test_a_moment_keeps_its_zone(database):
    now = utc_now()
    with database.writing() as session:
        session.add(Worker(name="w", report={}, last_seen=now))
    with database.reading() as session:
        assert session.get_one(Worker, "w").last_seen == now


def test_a_moment_without_zone_is_refused(database):
    with pytest.raises(Exception, match="needs a time zone"), database.writing() as session:
        session.add(Worker(name="w", report={}, last_seen=utc_now().replace(tzinfo=None)))


def test_migrations_make_the_tables_of_the_models(database):
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_migrating_again_changes_nothing(database, database_url):
    with database.writing() as session:
        add_worker(session)
    migrate(database_url)
    assert count(database) == 1


def newest_version():
    return ScriptDirectory(str(Path(migrations.__file__).parent)).get_current_head()


def test_two_starters_migrate_one_new_database(tmp_path):
    url = f"sqlite:///{tmp_path / 'folder' / 'new.sqlite3'}"
    threads = [threading.Thread(target=migrate, args=(url,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    engine = make_engine(url)
    with engine.connect() as connection:
        [reached] = connection.execute(text("SELECT version_num FROM alembic_version")).scalars()
        assert reached == newest_version()
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    engine.dispose()


@pytest.fixture
def at_once(sqlite_database, listening):
    database = Database(sqlite_database.engine, listening)
    yield database
    database.close()


def test_at_once_is_committed_and_announced(at_once, listening):
    with at_once.writing_at_once() as session:
        add_worker(session)
        outbox.changed(session, "abc")
        assert listening.heard == []
    assert count(at_once) == 1
    assert [said.runs for said in listening.heard] == [{"abc"}]


def test_at_once_fails_as_a_whole_and_gives_way_afterwards(at_once):
    def fail():
        with at_once.writing_at_once() as session:
            add_worker(session)
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count(at_once) == 0
    for begin in (at_once.writing_at_once, at_once.writing):
        with begin() as session:
            add_worker(session, begin.__name__)
    assert count(at_once) == 2


def test_at_once_does_not_wait_for_this_process(at_once):
    with at_once.writing(), pytest.raises(Busy):
        at_once.writing_at_once().__enter__()
    with at_once.writing_at_once() as session:
        add_worker(session)
    assert count(at_once) == 1


def test_at_once_does_not_wait_for_other_processes(at_once):
    with closing(sqlite3.connect(at_once.engine.url.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            at_once.writing_at_once().__enter__()
        other.execute("ROLLBACK")
    with at_once.writing_at_once() as session:
        add_worker(session)
    assert count(at_once) == 1


def test_a_file_without_a_write_ahead_log_is_not_written_to_at_once(at_once):
    at_once.engine.dispose()
    with closing(sqlite3.connect(at_once.engine.url.database)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    with pytest.raises(NotSupportedError, match="write-ahead"):
        at_once.writing_at_once().__enter__()


def test_a_database_behind_a_network_is_not_written_to_at_once(postgres_url):
    engine = make_engine(postgres_url)
    database = Database(engine)
    assert not database.may_write_at_once
    with pytest.raises(Busy):
        database.writing_at_once().__enter__()
    engine.dispose()
