"""The database: engine, transactions, migrations; SQLite and PostgreSQL behave alike above this file."""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Protocol

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

from .kit import outbox
from .kit.prepared import execute

_BUSY_SECONDS = 30
_RETRY_SECONDS = 0.02
_to_json = partial(json.dumps, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class Announcer(Protocol):
    """Who passes on what a committed transaction has to say."""

    def announce(self, said: outbox.Outbox) -> None:
        """Take it over; never blocks and never raises."""


class Busy(Exception):  # noqa: N818 - nothing is wrong
    """Somebody else writes at this moment."""


class Database:
    """Transactions over one engine; what a transaction wants said goes to the announcer after its commit."""

    def __init__(self, engine: Engine, announcer: Announcer | None = None) -> None:
        self.engine = engine
        self._announcer = announcer
        self._writer = sessionmaker(engine, expire_on_commit=False)
        # SQLite has one writer and no queue: of many threads that ask again and again, some wait for ever.
        self._turn = Lock() if engine.dialect.name == "sqlite" else None
        self._at_once = _hurried_engine(engine.url) if _is_file(engine) else None
        self._hurried = None if self._at_once is None else sessionmaker(self._at_once, expire_on_commit=False)
        read_only = engine.execution_options(readonly=True, postgresql_readonly=True)
        if engine.dialect.name == "postgresql":  # as on SQLite: what folding moves is seen in one place, and only there
            read_only = read_only.execution_options(isolation_level="REPEATABLE READ")
        self._reader = sessionmaker(read_only, expire_on_commit=False)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction that may write: committed at the end, rolled back by an exception."""
        with self._writer() as session:
            with self._turn or nullcontext(), session.begin():
                yield session
            self._announce(session)

    @property
    def may_write_at_once(self) -> bool:
        """Whether ``writing_at_once`` can be asked: a file is written to in a moment, over a network one waits."""
        return self._hurried is not None

    @contextmanager
    def writing_at_once(self) -> Iterator[Session]:
        """As ``writing``, but it waits for nobody, which is why the event loop may use it.

        What is committed lies in the log, as safe as from ``writing``; ``checkpoint`` brings it into the file later.

        Raises:
            Busy: somebody else writes, or this database is not one that is written to at once.
        """
        if self._hurried is None or self._turn is None or not self._turn.acquire(blocking=False):
            raise Busy
        try:
            with self._hurried() as session, session.begin():
                _begin_or_leave(session)
                yield session
        finally:
            self._turn.release()
        self._announce(session)

    def checkpoint(self) -> None:
        """Bring what SQLite's log holds into its file, while nobody of this process writes."""
        if self._turn is None:
            return
        with self._turn, closing(self.engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Close the connection of ``writing_at_once``; those of the engine are whose the engine is."""
        if self._at_once is not None:
            self._at_once.dispose()

    def _announce(self, session: Session) -> None:
        said = outbox.take(session)
        if self._announcer is not None:
            self._announcer.announce(said)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One transaction that only reads; on SQLite it never waits for a writer."""
        with self._reader() as session, session.begin():
            yield session

    def ping(self) -> None:
        """Ask the database for a sign of life; raises what SQLAlchemy raises."""
        with self.reading() as session:
            session.execute(text("SELECT 1"))


def make_engine(url: str) -> Engine:
    """An engine for SQLite or PostgreSQL with this project's manners."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(url, pool_size=10, max_overflow=30, pool_pre_ping=True, json_serializer=_to_json)
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    timeout = {"timeout": _BUSY_SECONDS}
    engine = create_engine(url, pool_size=10, max_overflow=60, connect_args=timeout, json_serializer=_to_json)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _hurried_engine(url: URL) -> Engine:
    """An engine of one connection, which waits for nobody who writes, and for the disk once after each checkpoint."""
    engine = create_engine(url, pool_size=1, max_overflow=0, connect_args={"timeout": 0}, json_serializer=_to_json)
    event.listen(engine, "connect", _prepare_hurried)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _is_file(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite" and engine.url.database not in {None, "", ":memory:"}


def _begin_or_leave(session: Session) -> None:
    try:
        session.connection()
    except OperationalError as error:
        raise Busy from error


def migrate(url: str) -> None:
    """Bring the database at ``url`` to the newest form; harmless when it already has it."""
    engine = make_engine(url)
    try:
        migrate_engine(engine)
    finally:
        engine.dispose()


def migrate_engine(engine: Engine) -> None:
    """Bring a database to the newest form, in one transaction that a second starter waits for."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('distillboard.migrate'))"))
        command.upgrade(alembic_config(connection), "head")


def is_newest(url: str) -> bool:
    """Whether the database at ``url`` has the form that this version reads and writes."""
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            present = MigrationContext.configure(connection).get_current_heads()
            return set(present) == set(ScriptDirectory.from_config(alembic_config(connection)).get_heads())
    finally:
        engine.dispose()


def alembic_config(connection: Connection) -> Config:
    """What Alembic needs to change a database over a connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _prepare_sqlite(connection: sqlite3.Connection, record: object) -> None:  # noqa: ARG001
    connection.isolation_level = None
    _write_ahead(connection)
    _set(connection, "synchronous=NORMAL", "foreign_keys=ON")


def _prepare_hurried(connection: sqlite3.Connection, record: object) -> None:  # noqa: ARG001
    connection.isolation_level = None
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode != "wal":  # as on a file system that cannot share memory: a commit would wait for those who read
        raise sqlite3.NotSupportedError(f"the database's journal is '{mode}', not a write-ahead log")
    _set(connection, "synchronous=NORMAL", "foreign_keys=ON", "wal_autocheckpoint=0")


def _set(connection: sqlite3.Connection, *pragmas: str) -> None:
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").close()


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to a write-ahead log; SQLite does not wait here itself for whoever else uses a new file."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    """A deferred BEGIN that turns into a write fails at once when another writer came first: say it beforehand."""
    read_only = connection.get_execution_options().get("readonly", False)
    execute(connection, "BEGIN" if read_only else "BEGIN IMMEDIATE")
