"""Statements that every report runs: compiled once for each kind of database, then handed to its driver as they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import BindParameter, Connection, Insert, Select, Table, Update, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler

_Convert = Callable[[Any], Any]
_Row = Sequence[Any]

_MOST_TOGETHER = 64
"""Most rows of one statement: for each number of rows there is a form of it."""


@dataclass(frozen=True)
class _Form:
    """A statement in the words of one dialect: its text, and how a row becomes the driver's parameters."""

    text: str
    parameters: Callable[[_Row], Any]


def execute(connection: Connection, text: str, parameters: Any = ()) -> tuple[Any, ...] | None:
    """Hand a statement to the driver; the first row of its answer, if it has any.

    Raises:
        DBAPIError: what the driver says, in SQLAlchemy's words.
    """
    cursor = connection.connection.cursor()
    try:
        cursor.execute(text, parameters)
        found: tuple[Any, ...] | None = cursor.fetchone() if cursor.description else None
    except Exception as error:
        driver: type[Exception] = connection.dialect.loaded_dbapi.Error
        raise DBAPIError.instance(text, None, error, driver, dialect=connection.dialect) from error
    finally:
        cursor.close()
    return found


class Prepared:
    """A statement whose parameters come in the order of ``names``.

    Parameters are converted as SQLAlchemy does it, results are what the driver gives: ask for texts and numbers only.
    It runs on a cursor of the driver, within the session's transaction: SQLite's own part in a small statement is an
    eighth of what it takes with SQLAlchemy around it. Who listens to SQLAlchemy's statements does not hear of it.
    """

    def __init__(self, statement: Insert | Update | Select[Any], names: Sequence[str]) -> None:
        self._statement = statement
        self._names = tuple(names)
        self._forms: dict[str, _Form] = {}

    def run(self, session: Session, parameters: _Row) -> tuple[Any, ...] | None:
        """Run it; the first row that it finds.

        Raises:
            DBAPIError: what the driver says, in SQLAlchemy's words.
        """
        connection = session.connection()
        dialect = connection.dialect
        form = self._forms.get(dialect.name) or self._compile(dialect)
        return execute(connection, form.text, form.parameters(parameters))

    def _compile(self, dialect: Dialect) -> _Form:
        columns = list(self._names) if isinstance(self._statement, Insert) else None
        compiled = self._statement.compile(dialect=dialect, column_keys=columns)
        form = _Form(compiled.string, _parameters(compiled, self._names, dialect))
        self._forms[dialect.name] = form
        return form


class PreparedUpsert:
    """Rows of a table; where one with the same ``key`` is there, it takes over the columns in ``changing``.

    Rows hold what the driver takes, in the order of ``names``, which is that of the table; they go many at once, which
    takes half of the time that they take one by one.
    """

    def __init__(self, table: Table, names: Sequence[str], key: Sequence[str], changing: Sequence[str]) -> None:
        if list(names) != [column.name for column in table.columns if column.name in names]:
            raise ValueError(f"the columns of '{table.name}' are named in another order than the table's")
        self._table = table
        self._names = tuple(names)
        self._key = tuple(key)
        self._changing = tuple(changing)
        self._forms: dict[tuple[str, int], _Form] = {}

    def run(self, session: Session, rows: Sequence[_Row]) -> None:
        """Write the rows, of which no two have the same key.

        Raises:
            DBAPIError: what the driver says, in SQLAlchemy's words.
        """
        connection = session.connection()
        dialect = connection.dialect
        for first in range(0, len(rows), _MOST_TOGETHER):
            some = rows[first : first + _MOST_TOGETHER]
            form = self._forms.get((dialect.name, len(some))) or self._compile(dialect, len(some))
            execute(connection, form.text, form.parameters(list(chain.from_iterable(some))))

    def _compile(self, dialect: Dialect, count: int) -> _Form:
        insert = (postgresql if dialect.name == "postgresql" else sqlite).insert(self._table)
        names = [[f"{name}_{place}" for name in self._names] for place in range(count)]
        rows: list[dict[str, BindParameter[Any]]] = [
            {name: bindparam(own) for name, own in zip(self._names, some, strict=True)} for some in names
        ]
        changed = {name: insert.excluded[name] for name in self._changing}
        statement = insert.values(rows).on_conflict_do_update(index_elements=self._key, set_=changed)
        wanted = list(chain.from_iterable(names))
        compiled = statement.compile(dialect=dialect)
        form = _Form(compiled.string, list if compiled.positional else lambda row: dict(zip(wanted, row, strict=True)))
        self._forms[dialect.name, count] = form
        return form


def _parameters(
    compiled: SQLCompiler, names: tuple[str, ...], dialect: Dialect
) -> Callable[[_Row], dict[str, Any] | tuple[Any, ...]]:
    """From a row to what the driver takes; what is not in the row is the statement's own constant, as a LIMIT is."""
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    wanted = list(compiled.positiontup or ()) if compiled.positional else list(binds)
    own = [name for name in wanted if name not in names]
    constants = tuple(binds[name].effective_value for name in own)
    places = {name: place for place, name in enumerate((*names, *own))}
    plan = [(places[name], _converter(binds[name], dialect)) for name in wanted]
    if compiled.positional and plan == [(place, None) for place in range(len(names))]:
        return tuple

    def values(row: _Row) -> list[Any]:
        whole = (*row, *constants)
        return [whole[place] if convert is None else convert(whole[place]) for place, convert in plan]

    if compiled.positional:
        return lambda row: tuple(values(row))
    return lambda row: dict(zip(wanted, values(row), strict=True))


def _converter(bind: BindParameter[Any], dialect: Dialect) -> _Convert | None:
    return bind.type.dialect_impl(dialect).bind_processor(dialect)
