"""Saved views: kept under a name, changed, forgotten."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from distillboard.contracts.views import NewSavedView, PageName, SavedViewChanges
from distillboard.contracts.views import SavedView as SavedViewAnswer

from ..errors import Conflict
from ..kit.base import utc_now
from ..kit.ids import new_id
from ..kit.text import refuse_unstorable
from . import repository
from .models import SavedView

MOST = 500
"""Most views of a server."""


def listed(session: Session, page: PageName) -> list[SavedViewAnswer]:
    """The views of a page by name."""
    return [_shown(view) for view in repository.of_page(session, page)]


def create(session: Session, body: NewSavedView) -> SavedViewAnswer:
    """Keep a view.

    Raises:
        Conflict: ``view_exists``, or ``too_many_views``.
    """
    refuse_unstorable(body.model_dump())
    if repository.count(session) >= MOST:
        raise Conflict("too_many_views", f"a server keeps at most {MOST} views: delete those that nobody opens")
    now = utc_now()
    view = SavedView(id=new_id(), page=body.page, name=body.name, search=body.search, created=now, updated=now)
    return _kept(session, view)


def change(session: Session, view_id: str, changes: SavedViewChanges) -> SavedViewAnswer:
    """Rename a view, or let it show something else.

    Raises:
        NotFound: there is none.
        Conflict: ``view_exists``.
    """
    refuse_unstorable(changes.model_dump())
    view = repository.locked(session, view_id)
    view.search = view.search if changes.search is None else changes.search
    view.updated = utc_now()
    if changes.name is not None and changes.name != view.name:
        if repository.named(session, view.page, changes.name) is not None:
            raise _taken(changes.name)
        view.name = changes.name
    return _kept(session, view)


def delete(session: Session, view_id: str) -> None:
    """Forget a view; the runs that it shows stay.

    Raises:
        NotFound: there is none.
    """
    repository.forget(session, repository.locked(session, view_id))


def _kept(session: Session, view: SavedView) -> SavedViewAnswer:
    try:
        repository.add(session, view)
    except IntegrityError:  # somebody else was quicker
        raise _taken(view.name) from None
    return _shown(view)


def _taken(name: str) -> Conflict:
    return Conflict("view_exists", f"there is a view '{name}' already: take another name, or change that one")


def _shown(view: SavedView) -> SavedViewAnswer:
    return SavedViewAnswer.model_validate(view, from_attributes=True)
