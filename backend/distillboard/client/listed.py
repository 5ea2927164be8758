"""Lists of runs from a script, whole or as lean rows, page by page."""

from collections.abc import Iterator, Sequence
from typing import Literal

from distillboard.contracts.runs import RunPage, RunView
from distillboard.contracts.search import RowPage, RunRow

from .transport import Transport

PAGE = 200
ROWS = 500

Shelf = Literal["active", "archived", "deleted", "all"]


class ListedRuns:
    """The runs of a server, in lists."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(  # noqa: PLR0913  each narrows the list
        self,
        *,
        filter: str | None = None,  # noqa: A002  it is the parameter's name
        sort: str | None = None,
        state: str | None = None,
        project: str | None = None,
        sweep: str | None = None,
        search: str | None = None,
        visibility: Shelf | None = None,
        metrics: Sequence[str] | None = None,
    ) -> Iterator[RunView]:
        """All runs that fit, newest first unless sorted otherwise, page by page.

        Args:
            filter: Conditions, e.g. ``"method.name = fgd and val/bbox_mAP.max > 0.4"``.
            sort: Fields, e.g. ``"-val/bbox_mAP.max"``.
            state: Runs in this state.
            project: Runs of this project.
            sweep: Runs of this sweep.
            search: Runs that hold this text.
            visibility: Neither archived nor deleted ones when left out.
            metrics: Keys whose summary every run carries; the headline metrics when left out.
        """
        chosen = {"filter": filter, "sort": sort, "state": state, "project": project, "sweep": sweep}
        chosen |= {"search": search, "visibility": visibility}
        cursor = None
        while True:
            params = {**chosen, "metrics": metrics, "limit": PAGE, "cursor": cursor}
            page = self._transport.get("/runs", RunPage, params)
            yield from page.runs
            cursor = page.next_cursor
            if cursor is None:
                return

    def rows(  # noqa: PLR0913  each narrows the list or chooses a column
        self,
        *,
        filter: str | None = None,  # noqa: A002  it is the parameter's name
        sort: str | None = None,
        project: str | None = None,
        visibility: Shelf | None = None,
        fields: Sequence[str] | None = None,
        metrics: Sequence[str] | None = None,
        facts: Sequence[str] | None = None,
    ) -> Iterator[RunRow]:
        """The same as lean rows, which are quicker to read: no specs, but what is asked for of them.

        Args:
            filter: As for ``list``.
            sort: Likewise; also ``"-duration"`` and ``"queue_position"``.
            project: Runs of this project.
            visibility: Neither archived nor deleted ones when left out.
            fields: Dotted paths of spec and inputs, e.g. ``["schedule.lr"]``; the usual ones when left out.
            metrics: Keys whose summary every row carries; the headline metrics when left out.
            facts: Facts that every row carries.
        """
        chosen = {"filter": filter, "sort": sort, "project": project, "visibility": visibility}
        cursor = None
        while True:
            asked = {**chosen, "fields": fields, "metrics": metrics, "facts": facts}
            page = self._transport.get("/runs/rows", RowPage, {**asked, "limit": ROWS, "cursor": cursor})
            yield from page.runs
            cursor = page.next_cursor
            if cursor is None:
                return
