"""Databases, apps and clients for the server's tests."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from distillboard.server.app import create_app
from distillboard.server.context import Context
from distillboard.server.db import Database, make_engine, migrate
from distillboard.server.kit.base import utc_now
from distillboard.server.kit.ids import new_id
from distillboard.server.settings import Settings
from distillboard.server.tickets.messenger import Messenger
from fastapi import FastAPI
from sqlalchemy import create_engine, make_url, text
from support.http import TestClient
from support.rows import RECIPES, create_catalogue
from support.servers import running_postgres, running_redis


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file that the migrations made; tests take copies."""
    file = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    with running_postgres() as url:
        yield url


@pytest.fixture(scope="session")
def migrated_template(postgres: str) -> str:
    """The name of a PostgreSQL database that the migrations made; tests take copies."""
    name = f"template_{new_id()}"
    _admin(postgres, f"CREATE DATABASE {name}")
    migrate(_database_url(postgres, name))
    return name


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """The address of a fresh, migrated SQLite database."""
    file = tmp_path / "record.sqlite3"
    shutil.copy(migrated_file, file)
    return f"sqlite:///{file}"


@pytest.fixture
def postgres_url(postgres: str, migrated_template: str) -> Iterator[str]:
    """The address of a fresh, migrated PostgreSQL database."""
    name = f"test_{new_id()}"
    _admin(postgres, f"CREATE DATABASE {name} TEMPLATE {migrated_template}")
    yield _database_url(postgres, name)
    _admin(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated database; a test that asks for it runs on both kinds."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database of each kind."""
    yield from _open(database_url)


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """A fresh SQLite database, for tests that no database can tell apart."""
    yield from _open(sqlite_url)


@pytest.fixture
def settings(sqlite_url: str, tmp_path: Path) -> Settings:
    """Settings of an embedded server without Redis."""
    return Settings(home=tmp_path, database_url=sqlite_url, frontend=tmp_path / "dist", redis_url=None)


@pytest.fixture
def context(settings: Settings, database: Database) -> Context:
    """Collaborators over a fresh database of each kind."""
    return Context(settings, database, Messenger(None), RECIPES, utc_now())


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    """The service over SQLite, with the small catalogue of ``support.rows``."""
    return make_app(settings)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A client of the service."""
    with TestClient(app, base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.fixture
def database_app(settings: Settings, database_url: str) -> FastAPI:
    """The service over a fresh database of each kind."""
    return make_app(settings.model_copy(update={"database_url": database_url}))


@pytest.fixture
def database_client(database_app: FastAPI) -> Iterator[TestClient]:
    """A client of the service over each kind of database."""
    with TestClient(database_app, base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real Redis."""
    with running_redis(tmp_path_factory.mktemp("redis")) as url:
        yield url


def make_app(settings: Settings) -> FastAPI:
    """The service with the small catalogue of ``support.rows``."""
    app = create_app(settings)
    app.state.context = replace(app.state.context, recipes=RECIPES)
    with app.state.context.database.writing() as session:
        create_catalogue(session)
    return app


def _open(url: str) -> Iterator[Database]:
    engine = make_engine(url)
    database = Database(engine)
    yield database
    database.close()
    engine.dispose()


def _database_url(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _admin(server: str, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
