"""What is new about queues: each as a message when it changed, read once for all watchers."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from distillboard.contracts.queues import QueueView
from distillboard.contracts.stream import QueueMessage

from ..db import Database
from ..queues import views
from .wire import event

Messages = Mapping[str, bytes]
"""Queues as messages, by their names."""


class QueueNews:
    """Compares queues with what they were at the last look; the cost is that of what waits and runs now."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: Messages = {}

    def look(self) -> Messages:
        """The queues that changed since the last look, all at the first; one that is gone is told once, empty."""
        with self._database.reading() as session:
            found = messages(session)
        gone = {name: _message(QueueMessage(queue=QueueView(name=name))) for name in self._known.keys() - found.keys()}
        changed = {name: message for name, message in found.items() if self._known.get(name) != message}
        self._known = found
        return {**changed, **gone}

    def forget(self) -> None:
        """Know nothing: nobody watches."""
        self._known = {}


def messages(session: Session) -> Messages:
    """Every queue as it is now."""
    return {queue.queue.name: _message(queue) for queue in views.standing(session)}


def _message(queue: QueueMessage) -> bytes:
    return event("queue", queue.model_dump_json())
