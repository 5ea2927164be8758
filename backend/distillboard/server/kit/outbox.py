"""What is to be said once a transaction is committed; it is forgotten with a transaction that is rolled back."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

_KEY = "outbox"
QUEUES = "@queues"
"""Stands among the changed runs for a change of a queue, of its line or of who serves it."""


@dataclass
class Outbox:
    """Queues that have work, and what changed: runs by their ids, ``QUEUES``."""

    queues: list[str] = field(default_factory=list)
    runs: set[str] = field(default_factory=set)


def ticket(session: Session, queue: str) -> None:
    """After the commit, tell ``queue``'s workers that one more run waits."""
    _of(session).queues.append(queue)


def changed(session: Session, run_id: str) -> None:
    """After the commit, wake up whoever watches this run."""
    _of(session).runs.add(run_id)


def queues_changed(session: Session) -> None:
    """After the commit, wake up whoever watches queues."""
    _of(session).runs.add(QUEUES)


def take(session: Session) -> Outbox:
    """Empty the session's outbox and return what was in it."""
    outbox: Outbox = session.info.pop(_KEY, None) or Outbox()
    return outbox


def _of(session: Session) -> Outbox:
    outbox: Outbox = session.info.setdefault(_KEY, Outbox())
    return outbox
