"""The run list: filtered, sorted and counted by anything a run has, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from distillboard.contracts.runs import RunPage
from distillboard.contracts.search import FieldPage, FieldView, RowPage, ValueCount

from ..kit.base import utc_now
from ..kit.pages import decode_cursor, encode_cursor, not_ours
from ..kit.text import clean, digest
from ..projects import service as projects
from ..runs import repository as runs
from ..runs import views
from ..runs.models import Run
from ..runs.views import Shown
from . import compiling, fields, language, listing, ordering, repository, rows
from .columns import Columns
from .listing import Asked, Query
from .problems import faulty
from .targets import CONFIG, FACTS, resolve


@dataclass(frozen=True)
class Place:
    """Where a page ended, and how many runs fitted when the first was read.

    All pages count from the moment of the first: else runs that go on would grow past a page's end in between.
    """

    total: int
    now: datetime
    values: list[Any]


@dataclass(frozen=True)
class Found:
    """The runs of a page."""

    runs: list[Run]
    next_cursor: str | None
    total: int
    now: datetime


def page(session: Session, asked: Asked, shown: Shown, limit: int, cursor: str | None) -> RunPage:
    """One page of the runs that fit, in the order asked for.

    Raises:
        Invalid: the filter or the sort is wrong; it says where and how to mend it.
        Malformed: the cursor is not one of this list.
    """
    found = _find(session, asked, limit, cursor)
    shown_runs = views.views(session, found.runs, shown)
    return RunPage(runs=shown_runs, next_cursor=found.next_cursor, total=found.total)


def row_page(session: Session, asked: Asked, shown: Shown, limit: int, cursor: str | None) -> RowPage:
    """The same as lean rows.

    Raises:
        Invalid: as for ``page``.
        Malformed: likewise.
    """
    found = _find(session, asked, limit, cursor)
    lean = rows.rows(session, found.runs, shown, found.now)
    return RowPage(runs=lean, next_cursor=found.next_cursor, total=found.total)


def _find(session: Session, asked: Asked, limit: int, cursor: str | None) -> Found:
    asked = asked.cleaned()
    mark = digest(asked.as_document())[:12]
    place = None if cursor is None else _place(mark, cursor)
    now = utc_now() if place is None else place.now
    query = _query(session, asked, now)
    beyond = None if place is None else _values(query.keys, place)
    listed, total = listing.rows(session, query, limit + 1, beyond)
    total = total if place is None else place.total
    ended = _mark(query.keys, mark, Place(total, now, listed[limit - 1].values)) if len(listed) > limit else None
    return Found(runs.in_order(session, [row.run_id for row in listed[:limit]]), ended, total, now)


def _query(session: Session, asked: Asked, now: datetime) -> Query:
    columns = Columns(now)
    conditions = narrowed(session, asked, columns, now)
    keys = ordering.parse(session, asked.sort, columns)
    return Query(conditions, keys, columns)


def narrowed(session: Session, asked: Asked, columns: Columns, now: datetime) -> list[ColumnElement[bool]]:
    """The conditions of a list as SQL; what they need is joined through ``columns``.

    Raises:
        Invalid: the filter is wrong, or there is no such project.
    """
    conditions = asked.conditions()
    if asked.project:
        conditions.append(listing.of_project(projects.named(session, asked.project, "query.project")))
    if asked.filter.strip():
        tree = language.parse(asked.filter)
        conditions.append(compiling.condition(session, tree, columns, now))
    return conditions


def _mark(keys: Sequence[ordering.Key], mark: str, place: Place) -> str:
    texts = [key.encode(value) for key, value in zip(keys, place.values, strict=True)]
    return encode_cursor([mark, place.total, place.now.isoformat(), texts])


def _place(mark: str, cursor: str) -> Place:
    """The place that a cursor holds, its values still as texts."""
    match decode_cursor(cursor):
        case [str(own), int(total), now, list(texts)] if own == mark and total >= 0:
            return Place(total, ordering.moment(now), texts)
    raise not_ours()


def _values(keys: Sequence[ordering.Key], place: Place) -> list[Any]:
    if len(place.values) != len(keys):
        raise not_ours()
    return [key.decode(value) for key, value in zip(keys, place.values, strict=True)]


def known_fields(session: Session, search: str, limit: int) -> FieldPage:
    """The fields that filters, sorts and columns may name, those of every run first."""
    wanted = clean(search).casefold()
    found = [one for one in fields.views() if wanted in one.name.casefold()]
    for view in _reported(session, clean(search), limit + 1):
        if len(found) > limit:
            break
        found.append(view)
    return FieldPage(fields=found[:limit], more=len(found) > limit)


def _reported(session: Session, search: str, limit: int) -> list[FieldView]:
    """Metrics, facts and the values of own scripts' configurations that some run has."""
    metrics = repository.metric_keys(session, limit, holding=search)
    values = repository.value_keys(session, limit, holding=search)
    found = [FieldView(name=_quoted(key), kind="metric", type="number") for key in metrics]
    for key in values:
        if key.startswith(FACTS):
            found.append(FieldView(name=_quoted(key), kind="fact", type="any"))
        elif key.startswith((CONFIG, "inputs.")):
            found.append(FieldView(name=_quoted(key), kind="spec", type="any"))
    return found


def _quoted(name: str) -> str:
    return name if language.is_plain(name) else f"`{name}`"


def known_values(session: Session, field: str, search: str, limit: int) -> list[ValueCount]:
    """The texts that runs have of a field, the most frequent first.

    Raises:
        Invalid: ``unknown_field``, or ``invalid_field`` when its values are no texts.
    """
    target = resolve(session, "field", language.plain_name(clean(field)), 1)
    if target.type in {"number", "moment"}:
        raise faulty("field", 1, f"{field} is a {target.type}: only texts can be listed")
    return [ValueCount(value=value, runs=runs) for value, runs in listing.values(session, target, clean(search), limit)]
