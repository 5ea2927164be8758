"""What a block asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from distillboard.server.db import Database
from sqlalchemy import event


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The statements that are executed within the block."""
    said: list[str] = []

    def note(connection, cursor, statement, *rest) -> None:
        said.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
