"""The run list: filtered, sorted and counted by anything a run has, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from distillboard.contracts.runs import RunPage
from distillboard.contracts.search import FieldPage, FieldView, ValueCount

from ..kit.base import utc_now
from ..kit.pages import decode_cursor, encode_cursor, not_ours
from ..kit.text import clean, digest
from ..projects import service as projects
from ..runs import repository as runs
from ..runs import views
from ..runs.views import Shown
from . import compiling, fields, language, listing, ordering, repository
from .columns import Columns
from .listing import Asked, Query
from .problems import faulty
from .targets import CONFIG, FACTS, resolve


@dataclass(frozen=True)
class Place:
    """Where a page ended, and how many runs fitted when the first was read."""

    total: int
    values: list[Any]


def page(session: Session, asked: Asked, shown: Shown, limit: int, cursor: str | None) -> RunPage:
    """One page of the runs that fit, in the order asked for.

    Raises:
        Invalid: the filter or the sort is wrong; it says where and how to mend it.
        Malformed: the cursor is not one of this list.
    """
    asked = asked.cleaned()
    query = _query(session, asked)
    mark = digest(asked.as_document())[:12]
    place = None if cursor is None else _place(query.keys, mark, cursor)
    rows, total = listing.rows(session, query, limit + 1, None if place is None else place.values)
    total = total if place is None else place.total
    ended = _mark(query.keys, mark, total, rows[limit - 1].values) if len(rows) > limit else None
    found = runs.in_order(session, [row.run_id for row in rows[:limit]])
    return RunPage(runs=views.views(session, found, shown), next_cursor=ended, total=total)


def _query(session: Session, asked: Asked) -> Query:
    columns = Columns()
    conditions = asked.conditions()
    if asked.project:
        conditions.append(listing.of_project(projects.named(session, asked.project, "query.project")))
    if asked.filter.strip():
        tree = language.parse(asked.filter)
        conditions.append(compiling.condition(session, tree, columns, utc_now()))
    keys = ordering.parse(session, asked.sort, columns)
    return Query(conditions, keys, columns)


def _mark(keys: Sequence[ordering.Key], mark: str, total: int, values: Sequence[Any]) -> str:
    return encode_cursor([mark, total, [key.encode(value) for key, value in zip(keys, values, strict=True)]])


def _place(keys: Sequence[ordering.Key], mark: str, cursor: str) -> Place:
    match decode_cursor(cursor):
        case [str(own), int(total), list(values)] if own == mark and len(values) == len(keys) and total >= 0:
            return Place(total, [key.decode(value) for key, value in zip(keys, values, strict=True)])
    raise not_ours()


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
