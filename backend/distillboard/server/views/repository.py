"""Saved views in the database."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..errors import NotFound
from .models import SavedView


def of_page(session: Session, page: str) -> Sequence[SavedView]:
    """The views of a page by name."""
    return session.scalars(select(SavedView).where(SavedView.page == page).order_by(SavedView.name)).all()


def named(session: Session, page: str, name: str) -> SavedView | None:
    """The view of a page that has this name."""
    return session.scalar(select(SavedView).where(SavedView.page == page, SavedView.name == name))


def count(session: Session) -> int:
    """How many views there are."""
    return session.scalar(select(func.count()).select_from(SavedView)) or 0


def add(session: Session, view: SavedView) -> None:
    """Keep a view."""
    session.add(view)
    session.flush()


def locked(session: Session, view_id: str) -> SavedView:
    """A view that no other transaction may change before this one ends.

    Raises:
        NotFound: there is none with this id.
    """
    found = session.get(SavedView, view_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound("unknown_view", f"there is no saved view '{view_id}'")
    return found


def forget(session: Session, view: SavedView) -> None:
    """Delete a view."""
    session.delete(view)
