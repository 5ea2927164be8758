"""One INSERT that gives way to a row that is already there, on both databases."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from .base import Base


def insert_unless_there(session: Session, table: type[Base], values: Mapping[str, Any], key: list[str]) -> bool:
    """Insert a row; False when one with the same ``key`` is there.

    On PostgreSQL it waits for a concurrent transaction that inserts the same key, and then sees its row.
    """
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(**values).on_conflict_do_nothing(index_elements=key)
    return session.execute(statement.returning(*inspect(table).primary_key)).first() is not None
