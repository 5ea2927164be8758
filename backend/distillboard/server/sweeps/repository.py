"""Sweeps in the database."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..errors import NotFound
from ..runs.models import Run
from .models import Sweep


def get(session: Session, sweep_id: str) -> Sweep:
    """A sweep.

    Raises:
        NotFound: there is none with this id.
    """
    sweep = session.get(Sweep, sweep_id)
    if sweep is None:
        raise NotFound("unknown_sweep", f"there is no sweep '{sweep_id}'")
    return sweep


def add(session: Session, sweep: Sweep) -> None:
    """Keep a new sweep."""
    session.add(sweep)
    session.flush()


def newest(session: Session, limit: int) -> Sequence[Sweep]:
    """Sweeps, newest first."""
    return session.scalars(select(Sweep).order_by(Sweep.created.desc(), Sweep.id.desc()).limit(limit)).all()


def runs_of(session: Session, sweep_id: str) -> Sequence[Run]:
    """The runs of a sweep, those in the trash apart, in the order they were made, which is that of the grid."""
    query = select(Run).where(Run.sweep_id == sweep_id, Run.deleted.is_(None)).order_by(Run.created, Run.id)
    return session.scalars(query).all()
