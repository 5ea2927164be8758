"""Statements that every report runs: compiled once for each kind of database, then handed to its driver as they are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Insert, Select, Update
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler

_Convert = Callable[[Any], Any]


@dataclass(frozen=True)
class _Form:
    """A statement in the words of one dialect: its text, and how a row becomes the driver's parameters."""

    text: str
    parameters: Callable[[Sequence[Any]], Any]


class Prepared:
    """A statement whose parameters come as tuples in the order of ``names``.

    Parameters are converted as SQLAlchemy does it, results are what the driver gives: ask for texts and numbers only.
    What SQLAlchemy does around a row of ten columns costs eight times what SQLite does with it.
    """

    def __init__(self, statement: Insert | Update | Select[Any], names: Sequence[str]) -> None:
        self._statement = statement
        self._names = tuple(names)
        self._forms: dict[str, _Form] = {}

    def run(self, session: Session, rows: Iterable[Sequence[Any]]) -> None:
        """Run it once for every row, if there is any."""
        connection = session.connection()
        form = self._form(connection.dialect)
        parameters = [form.parameters(row) for row in rows]
        if parameters:
            connection.exec_driver_sql(form.text, parameters)

    def row(self, session: Session, parameters: Sequence[Any]) -> tuple[Any, ...] | None:
        """The first row that it finds."""
        connection = session.connection()
        form = self._form(connection.dialect)
        found = connection.exec_driver_sql(form.text, form.parameters(parameters)).first()
        return None if found is None else tuple(found)

    def _form(self, dialect: Dialect) -> _Form:
        return self._forms.get(dialect.name) or self._compile(dialect)

    def _compile(self, dialect: Dialect) -> _Form:
        columns = list(self._names) if isinstance(self._statement, Insert) else None
        compiled = self._statement.compile(dialect=dialect, column_keys=columns)
        form = _Form(compiled.string, _parameters(compiled, self._names, dialect))
        self._forms[dialect.name] = form
        return form


def _parameters(
    compiled: SQLCompiler, names: tuple[str, ...], dialect: Dialect
) -> Callable[[Sequence[Any]], dict[str, Any] | tuple[Any, ...]]:
    """From a row to what the driver takes; what is not in the row is the statement's own constant, as a LIMIT is."""
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    wanted = list(compiled.positiontup or ()) if compiled.positional else list(binds)
    own = [name for name in wanted if name not in names]
    constants = tuple(binds[name].effective_value for name in own)
    places = {name: place for place, name in enumerate((*names, *own))}
    plan = [(places[name], _converter(binds[name], dialect)) for name in wanted]
    if compiled.positional and plan == [(place, None) for place in range(len(names))]:
        return tuple

    def values(row: Sequence[Any]) -> list[Any]:
        whole = (*row, *constants)
        return [whole[place] if convert is None else convert(whole[place]) for place, convert in plan]

    if compiled.positional:
        return lambda row: tuple(values(row))
    return lambda row: dict(zip(wanted, values(row), strict=True))


def _converter(bind: BindParameter[Any], dialect: Dialect) -> _Convert | None:
    return bind.type.dialect_impl(dialect).bind_processor(dialect)
